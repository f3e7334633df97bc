/** The way round closed ports: MQTT and AMQP inside WebSockets on port 443. */
import type { CheckId } from '../../../preload/contract';
import { check, evidenceOf, type Finding, pass, warning } from '../check';
import type { CheckContext } from '../context';
import { tryWebSocket, type WebSocketTry } from '../network/webSocket';

interface WebSocketFacts extends WebSocketTry {
  readonly protocol: string;
}

function webSocketCheck(checkId: CheckId, protocol: 'mqtt' | 'AMQPWSB10') {
  return check<CheckContext, WebSocketFacts>({
    checkId,
    group: 'laptop',
    dependsOn: ['laptopTls'],
    run: async ({ hub }, signal) => ({
      ...(await tryWebSocket(hub.route, hub.hostName, protocol, signal)),
      protocol: protocol === 'mqtt' ? 'MQTT' : 'AMQP',
    }),
    triage: triageWebSocket,
  });
}

export const mqttWebSocket = webSocketCheck('mqttWebSocket', 'mqtt');
export const amqpWebSocket = webSocketCheck('amqpWebSocket', 'AMQPWSB10');

/** A warning: who reaches the ports themselves does not need it. */
export function triageWebSocket({ isOpen, status, problem, protocol }: WebSocketFacts): Finding {
  const evidence = evidenceOf('wss /$iothub/websocket', { httpStatus: status, problem });
  if (isOpen) return pass('webSocketOpens', evidence, { protocol });
  return status === null
    ? warning('webSocketBroken', evidence, { protocol, problem: problem ?? '' })
    : warning('webSocketRefused', evidence, { protocol, status: String(status) });
}
