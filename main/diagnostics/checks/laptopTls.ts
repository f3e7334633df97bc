/** From this laptop: who issued what the hub shows, on each of its ports. */
import type { CheckId } from '../../../preload/contract';
import { check } from '../check';
import type { CheckContext } from '../context';
import { shakeHands } from '../network/tls';
import { type TlsFacts, triageTls } from '../triageTls';

/** Each port by itself: inspection often knows HTTPS only, and what needs HTTPS need not wait for the others. */
function tlsCheck(checkId: CheckId, portCheckId: CheckId, protocol: 'https' | 'amqps' | 'mqtts') {
  return check<CheckContext, TlsFacts>({
    checkId,
    group: 'laptop',
    dependsOn: [portCheckId],
    run: async ({ hub, now }, signal) => ({
      hostName: hub.hostName,
      handshakes: [await shakeHands(hub.route, hub.ports[protocol], signal)],
      source: `TLS ${hub.route.address}`,
      hasOwnCa: hub.route.ca !== null,
      now: now(),
    }),
    triage: triageTls,
  });
}

export const laptopTls = tlsCheck('laptopTls', 'laptopHttps', 'https');
export const laptopAmqpsTls = tlsCheck('laptopAmqpsTls', 'laptopAmqps', 'amqps');
export const laptopMqttsTls = tlsCheck('laptopMqttsTls', 'laptopMqtts', 'mqtts');
