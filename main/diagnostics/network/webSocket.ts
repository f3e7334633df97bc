/** Whether the hub's WebSocket door opens for a protocol. */
import WebSocket from 'ws';
import { type HubRoute, trustedBy } from '../../hubs';

export interface WebSocketTry {
  readonly isOpen: boolean;
  /** When something answered with another status than an upgrade. */
  readonly status: number | null;
  readonly problem: string | null;
}

const silenceMs = 5_000;
/** Where MQTT and AMQP clients of IoT Hub ask: azure-iot-device-mqtt mqtt_ws.js, azure-iot-device-amqp amqp_ws.js. */
const path = '/$iothub/websocket';

/** Never rejects. Nothing is said over the socket. */
export function tryWebSocket(
  route: HubRoute,
  hostName: string,
  protocol: 'mqtt' | 'AMQPWSB10',
  signal: AbortSignal,
): Promise<WebSocketTry> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`wss://${urlHost(route.address)}:${route.port}${path}`, [protocol], {
      headers: { host: hostName },
      handshakeTimeout: silenceMs,
      // Goes on to tls.connect, which the declaration leaves out.
      ...{ servername: route.serverName, ca: trustedBy(route) },
    });
    const finish = (result: WebSocketTry): void => {
      signal.removeEventListener('abort', abort);
      resolve(result);
      socket.terminate();
    };
    const abort = (): void => finish({ isOpen: false, status: null, problem: 'ABORTED' });
    signal.addEventListener('abort', abort);
    socket.once('open', () => finish({ isOpen: true, status: 101, problem: null }));
    socket.once('unexpected-response', (_request, { statusCode }) =>
      finish({ isOpen: false, status: statusCode ?? null, problem: null }),
    );
    socket.on('error', (error) =>
      finish({ isOpen: false, status: null, problem: String(Reflect.get(error, 'code') ?? error.message) }),
    );
  });
}

function urlHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
