/** Faults between the laptop and the hub: network, TLS and clock. */
import type { DiagnosisBench, RunOptions } from './bench';
import { faulty, type PlantedFault } from './plantedFault';
import {
  captivePortal,
  closedPort,
  cuttingPort,
  inspectingProxy,
  plainPort,
  refusingProxy,
  resolverWith,
  withoutWebSocket,
} from './servers';

const minuteMs = 60_000;
const direct = async () => 'DIRECT';

/** The hub's ports and route with something else in its place. */
export async function instead(
  bench: DiagnosisBench,
  where: 'https' | 'amqps' | 'mqtts',
  port: number,
): Promise<RunOptions> {
  const { ports, route } = bench.diagnosed();
  bench.startAgent();
  return {
    hub: {
      ports: { ...ports, [where]: port },
      ...(where === 'https' ? { route: { ...route, port } } : {}),
    },
  };
}

function named(bench: DiagnosisBench, resolve: Awaited<ReturnType<typeof resolverWith>>): RunOptions {
  bench.startAgent();
  const { route } = bench.diagnosed();
  return {
    hub: { route: { ...route, address: 'hub.contoso.example' } },
    network: { resolve, proxyFor: direct },
  };
}

function proxied(bench: DiagnosisBench, port: number): RunOptions {
  bench.startAgent();
  return {
    network: {
      resolve: async () => ({ v4: [], v6: [], problem: null }),
      proxyFor: async () => `PROXY 127.0.0.1:${port}; DIRECT`,
    },
  };
}

export const networkFaults: readonly PlantedFault[] = [
  {
    name: 'DNS does not know the hub',
    plant: async (bench) => named(bench, await resolverWith('noSuchName')),
    named: ['laptopNames: nameNotFound'],
    remedy: /typing mistake/,
  },
  {
    name: 'no name server answers',
    plant: async (bench) => named(bench, await resolverWith('nothing')),
    named: ['laptopNames: nameServerSilent'],
    remedy: /DNS servers/,
  },
  {
    name: 'port 443 is closed',
    plant: async (bench) => instead(bench, 'https', await closedPort()),
    named: ['laptopHttps: portRefused'],
    remedy: /says no/,
  },
  {
    name: 'port 8883 is closed',
    plant: async (bench) => instead(bench, 'mqtts', await closedPort()),
    named: ['laptopMqtts: portRefused'],
    remedy: /WebSocket on port 443/,
  },
  {
    name: 'port 5671 is closed',
    plant: async (bench) => instead(bench, 'amqps', await closedPort()),
    named: ['laptopAmqps: portRefused'],
    remedy: /WebSocket on port 443/,
  },
  {
    name: 'the proxy of this laptop is gone',
    plant: async (bench) => proxied(bench, await closedPort()),
    named: ['laptopProxy: proxyUnreachable'],
    remedy: /Correct or remove the proxy/,
  },
  {
    name: 'the proxy asks for a password',
    plant: async (bench) => proxied(bench, await refusingProxy(407)),
    named: ['laptopProxy: proxyWantsLogin'],
    remedy: /exception for the hub/,
  },
  {
    name: 'the proxy forbids the hub',
    plant: async (bench) => proxied(bench, await refusingProxy(403)),
    named: ['laptopProxy: proxyForbids'],
    remedy: /site’s IT/,
  },
  {
    name: 'a log-in page of a guest network answers',
    plant: async (bench) => {
      bench.startAgent();
      const { ports } = bench.diagnosed();
      return { hub: { ports: { ...ports, http: await captivePortal('http://login.guest.example/') } } };
    },
    named: ['laptopCaptivePortal: portalFound'],
    remedy: /log in to this network/,
  },
  {
    name: 'a proxy in between knows no WebSocket',
    plant: async (bench) => instead(bench, 'https', await withoutWebSocket(bench.hub.certificate)),
    named: ['mqttWebSocket: webSocketRefused', 'amqpWebSocket: webSocketRefused'],
    remedy: /own port has to be open/,
  },
  {
    name: 'an inspecting proxy opens the encryption',
    plant: async (bench) =>
      instead(bench, 'mqtts', await inspectingProxy(bench.hub.port, bench.hub.hostName)),
    named: ['laptopMqttsTls: tlsInspected'],
    remedy: /left out of inspection/,
  },
  {
    name: 'the hub’s certificate has expired',
    plant: (bench) => faulty(bench, { kind: 'expiredCertificate' }),
    named: ['laptopTls: tlsExpired', 'laptopAmqpsTls: tlsExpired', 'laptopMqttsTls: tlsExpired'],
    remedy: /Check the clock of this laptop first/,
  },
  {
    name: 'connections are led to another machine',
    plant: (bench) => faulty(bench, { kind: 'wrongCertificate', of: 'otherHost' }),
    named: ['laptopTls: tlsWrongHost', 'laptopAmqpsTls: tlsWrongHost', 'laptopMqttsTls: tlsWrongHost'],
    remedy: /led to another machine/,
  },
  {
    name: 'a firewall cuts TLS',
    plant: async (bench) => instead(bench, 'amqps', await cuttingPort()),
    named: ['laptopAmqpsTls: tlsBroken'],
    remedy: /firewall/,
  },
  {
    name: 'something answers that does not speak TLS',
    plant: async (bench) => instead(bench, 'mqtts', await plainPort()),
    named: ['laptopMqttsTls: tlsNotSpoken'],
    remedy: /log-in page or a proxy/,
  },
  {
    name: 'this laptop’s clock is 20 minutes behind',
    plant: (bench) => {
      bench.startAgent();
      return { now: () => new Date(Date.now() - 20 * minuteMs) };
    },
    named: ['laptopClock: clockOff'],
    remedy: /Set it right/,
  },
];
