/** A hub with its connections: opened from a saved hub and its credential, closed when another takes its place. */

import { isIP } from 'node:net';
import type { Secret } from '../secrets';
import { type AgentConnection, createHubClient, type HubClient } from './client';
import { provisioningHostOf, splitPort } from './hostName';
import type { HubRecord } from './hubRecords';
import type { HubServicePorts, SandboxAddress } from './ports';
import { createSasTokens } from './sasToken';
import { type HubRoute, trustedBy } from './tlsRoute';
import { type FinishedCall, type HubTransport, openTransport, type TransportPorts } from './transport';

export interface HubTarget {
  readonly hostName: string;
  readonly policyName: string;
  readonly key: Secret;
  readonly route: HubRoute;
  readonly agent: AgentConnection;
  readonly provisioning: AgentConnection;
}

export interface OpenedHub {
  readonly client: HubClient;
  readonly transport: HubTransport;
}

const httpsPort = 443;

/** A gateway shows a certificate of its own name and is told by the request's `Host` which hub is meant. */
export function targetOfRecord(record: HubRecord, key: Secret): HubTarget {
  const { hostName, policyName, gatewayHostName, ownCa } = record;
  const gateway = gatewayHostName === null ? null : splitPort(gatewayHostName);
  const address = gateway?.hostName ?? hostName;
  const caPem = ownCa?.pem ?? null;
  const route: HubRoute = {
    address,
    port: gateway?.port ?? httpsPort,
    serverName: isIP(address) ? '' : address,
    ca: caPem === null ? null : { pem: caPem, trust: 'added' },
  };
  return {
    hostName,
    policyName,
    key,
    route,
    agent: {
      hostName,
      gatewayHostName: gateway?.hostName ?? null,
      port: gateway?.port ?? null,
      caPem,
    },
    provisioning: {
      hostName: provisioningHostOf(hostName),
      gatewayHostName: null,
      port: null,
      caPem: caPem === null ? null : trustedBy(route).join('\n'),
    },
  };
}

export function targetOfSandbox(
  { hostName, port, caPem }: SandboxAddress,
  policyName: string,
  key: Secret,
): HubTarget {
  const agent: AgentConnection = { hostName, gatewayHostName: 'localhost', port, caPem };
  return {
    hostName,
    policyName,
    key,
    route: { address: '127.0.0.1', port, serverName: hostName, ca: { pem: caPem, trust: 'only' } },
    agent,
    // The embedded hub stands in for the service, too.
    provisioning: agent,
  };
}

export function openTarget(
  { hostName, policyName, key, route, agent, provisioning }: HubTarget,
  { log, clock }: Pick<HubServicePorts, 'log' | 'clock'>,
  onFinished: (call: FinishedCall) => void,
  { triesAgain }: Pick<TransportPorts, 'triesAgain'> = { triesAgain: true },
): OpenedHub {
  const authorization = createSasTokens({ hostName, policyName, key }, clock.now);
  const transport = openTransport({ hostName, route, authorization, clock, log, onFinished, triesAgain });
  return { transport, client: createHubClient(hostName, transport, { agent, provisioning }) };
}
