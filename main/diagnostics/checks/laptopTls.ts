/** From this laptop: who issued what the hub shows on each of its ports. */
import { check } from '../check';
import type { CheckContext } from '../context';
import { tryPort } from '../network/tcp';
import { shakeHands } from '../network/tls';
import { type TlsFacts, triageTls } from '../triageTls';

export const laptopTls = check<CheckContext, TlsFacts>({
  checkId: 'laptopTls',
  group: 'laptop',
  // The other ports have checks of their own; where they are closed, this one looks at the rest.
  dependsOn: ['laptopHttps'],
  run: async ({ hub, now }, signal) => {
    const { route, ports, hostName } = hub;
    const others = [...new Set([ports.amqps, ports.mqtts])].filter((port) => port !== ports.https);
    const tried = await Promise.all(others.map((port) => tryPort({ address: route.address, port }, signal)));
    const open = [ports.https, ...tried.filter(({ state }) => state === 'open').map(({ port }) => port)];
    return {
      hostName,
      handshakes: await Promise.all(open.map((port) => shakeHands(route, port, signal))),
      source: `TLS ${route.address}`,
      hasOwnCa: route.ca !== null,
      now: now(),
    };
  },
  triage: triageTls,
});
