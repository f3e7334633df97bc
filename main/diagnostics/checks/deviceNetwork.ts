/** From the device to the hub: its name, its ports, and who issued what it is shown there. */

import { evidenceOf, type Finding, fail, pass } from '../check';
import type { Resolved } from '../context';
import { anyArgument, deviceCommands } from '../deviceCommands';
import { judgeShown } from '../network/shownChain';
import { isAddress, type NameFacts, triageNames } from '../triageNames';
import { type TlsFacts, triageTls } from '../triageTls';
import { deviceCheck } from './onDevice';

export const deviceNames = deviceCheck<NameFacts>({
  checkId: 'deviceNames',
  needsCommands: true,
  commands: [deviceCommands.resolve(anyArgument)],
  run: async (target, { hub }, signal) => {
    const name = hub.route.address;
    const source = 'getent ahosts';
    if (isAddress(name)) return { name, isAddress: true, v4: [], v6: [], problem: null, source };
    const { stdout, exitCode } = await target.run(deviceCommands.resolve(name), signal);
    return { ...resolvedBy(stdout, exitCode), name, isAddress: false, source };
  },
  triage: triageNames,
});

/** Exit code 2: the name is not known (getent(1)). */
export function resolvedBy(printed: string, exitCode: number | null): Resolved {
  const addresses = new Set(printed.split('\n').flatMap((line) => /^(\S+)\s/.exec(line)?.[1] ?? []));
  const v6 = [...addresses].filter((address) => address.includes(':'));
  const v4 = [...addresses].filter((address) => !address.includes(':'));
  const isFound = exitCode === 0 && addresses.size > 0;
  return { v4, v6, problem: isFound ? null : exitCode === 2 ? 'notFound' : 'silent' };
}

interface DevicePortFacts {
  readonly address: string;
  readonly ports: readonly { readonly port: number; readonly isOpen: boolean }[];
  readonly listening: readonly string[];
}

export const devicePorts = deviceCheck<DevicePortFacts>({
  checkId: 'devicePorts',
  dependsOn: ['deviceNames'],
  needsCommands: true,
  commands: [deviceCommands.connect(anyArgument, anyArgument), deviceCommands.listening],
  timeLimitMs: 15_000,
  run: async (target, { hub }, signal) => {
    const { address } = hub.route;
    const wanted = [...new Set([hub.ports.https, hub.ports.amqps, hub.ports.mqtts])];
    const ports = await Promise.all(
      wanted.map(async (port) => {
        const { exitCode } = await target.run(deviceCommands.connect(address, String(port)), signal);
        return { port, isOpen: exitCode === 0 };
      }),
    );
    const listening = await target
      .run(deviceCommands.listening, signal)
      .then(({ stdout }) => listeningIn(stdout))
      .catch(() => []);
    return { address, ports, listening };
  },
  triage: triageDevicePorts,
});

/** The local address is the fourth column: ss(8). */
export function listeningIn(printed: string): readonly string[] {
  const ports = printed
    .split('\n')
    .flatMap((line) => /:(\d+)$/.exec(line.trim().split(/\s+/)[3] ?? '')?.[1] ?? []);
  return [...new Set(ports)].toSorted((a, b) => Number(a) - Number(b));
}

export function triageDevicePorts({ address, ports, listening }: DevicePortFacts): Finding {
  const closed = ports.filter(({ isOpen }) => !isOpen).map(({ port }) => port);
  const evidence = [
    ...ports.flatMap(({ port, isOpen }) =>
      evidenceOf(`/dev/tcp/${address}/${port}`, isOpen ? { port } : { closedPorts: port }),
    ),
    ...evidenceOf('ss', { listeningPorts: listening.join(', ') }),
  ];
  return closed.length === 0
    ? pass('devicePortsOpen', evidence, { address })
    : fail('devicePortsClosed', evidence, { address, ports: closed.join(', ') });
}

export const deviceTls = deviceCheck<TlsFacts>({
  checkId: 'deviceTls',
  dependsOn: ['devicePorts'],
  needsCommands: true,
  commands: [deviceCommands.handshake(anyArgument, anyArgument, anyArgument)],
  timeLimitMs: 15_000,
  run: async (target, { hub, now }, signal) => {
    const { route, ports, hostName } = hub;
    const { address, serverName } = route;
    const handshakes = await Promise.all(
      [...new Set([ports.https, ports.amqps, ports.mqtts])].map(async (port) => {
        const startedAt = now().getTime();
        const command = deviceCommands.handshake(address, String(port), serverName || address);
        const { stdout } = await target.run(command, signal);
        return { port, tookMs: now().getTime() - startedAt, ...judgeShown(stdout, route, now()) };
      }),
    );
    return { hostName, handshakes, source: `openssl ${address}`, hasOwnCa: route.ca !== null, now: now() };
  },
  triage: triageTls,
});
