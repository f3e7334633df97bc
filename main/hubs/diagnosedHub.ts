/** The open hub as checks need it: connections of its own, nothing tried twice, and where everything listens. */
import { isIPv4, isIPv6 } from 'node:net';
import type { Capability } from '../../preload/contract';
import type { HubClient } from './client';
import { type EventsAccess, eventsAccessOf } from './eventsAccess';
import { type HubTarget, openTarget } from './openedHub';
import type { HubServicePorts } from './ports';
import { probeRights } from './rights';
import type { HubRoute } from './tlsRoute';

export interface HubPorts {
  readonly https: number;
  readonly amqps: number;
  readonly mqtts: number;
  /** Where a captive portal would answer in the hub's place; null where there can be none. */
  readonly http: number | null;
}

export interface DiagnosedHub {
  readonly client: HubClient;
  readonly hostName: string;
  readonly policyName: string;
  readonly route: HubRoute;
  readonly ports: HubPorts;
  /** Every name that a device may know the hub by; its own is the first. */
  readonly hostNames: readonly string[];
  /** To what its devices sent. */
  readonly events: EventsAccess;
  probeRights(signal: AbortSignal): Promise<readonly Capability[]>;
  close(): Promise<void>;
}

const httpPort = 80;
const amqpsPort = 5671;
const mqttsPort = 8883;

export function openDiagnosedHub(
  target: HubTarget,
  ports: Pick<HubServicePorts, 'log' | 'clock'>,
): DiagnosedHub {
  const { hostName, policyName, route, agent } = target;
  const { client, transport } = openTarget(target, ports, () => {}, { triesAgain: false });
  return {
    client,
    hostName,
    policyName,
    route,
    ports: {
      https: route.port,
      amqps: agent.port ?? amqpsPort,
      mqtts: agent.port ?? mqttsPort,
      http: isLoopback(route.address) ? null : httpPort,
    },
    hostNames: [hostName, ...(agent.gatewayHostName === null ? [] : [agent.gatewayHostName])],
    events: eventsAccessOf(target, ports.clock),
    probeRights: (signal) => probeRights(client, transport, signal),
    close: () => transport.close(),
  };
}

export function isLoopback(address: string): boolean {
  if (isIPv4(address)) return address.startsWith('127.');
  if (isIPv6(address)) return address === '::1';
  return /(?:^|\.)localhost$/i.test(address);
}
