/** An embedded hub of its own for a test, with the official service SDK connected to it. */
import iothub from 'azure-iothub';
import { onTestFinished } from 'vitest';
import { type Hub, type HubOptions, openHub } from '../../main/sandbox/hub';
import type { AcceptedMessage } from '../../main/sandbox/ports';
import { restTransport } from './restTransport';
import { sasToken } from './sasToken';
import { temporaryFolder } from './temporaryFolder';

export interface TestHub {
  readonly hub: Hub;
  readonly messages: readonly AcceptedMessage[];
  /** The SDK's registry with a policy's key, or with any token. */
  registryAs(policyName: string): iothub.Registry;
  registryWith(token: string): iothub.Registry;
  serviceClient(): iothub.Client;
  jobClient(): iothub.JobClient;
  policyToken(policyName: string): string;
  /** Ends the hub before the test does. */
  stop(): Promise<void>;
}

export async function startHub(
  folder = temporaryFolder(),
  options: Partial<HubOptions> = {},
): Promise<TestHub> {
  const messages: AcceptedMessage[] = [];
  const hub = await openHub({ folder, onMessage: (message) => messages.push(message), ...options });
  const closers: (() => void)[] = [];
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    for (const close of closers) close();
    await hub.close();
  };
  onTestFinished(stop);
  const policyToken = (policyName: string): string => {
    const policy = hub.policies.find(({ name }) => name === policyName);
    if (!policy) throw new Error(`no policy ${policyName}`);
    return sasToken({ resource: hub.hostName, key: policy.primaryKey, policyName });
  };
  const transportWith = (token: string) => {
    const transport = restTransport(hub, () => token);
    closers.push(transport.close);
    return transport;
  };
  const registryWith = (token: string): iothub.Registry => {
    const config = { host: hub.hostName, sharedAccessSignature: token };
    // The declared parameter is a class with private members; the SDK calls nothing but executeApiCall.
    return new iothub.Registry(config, transportWith(token) as never);
  };
  return {
    hub,
    messages,
    registryWith,
    registryAs: (policyName) => registryWith(policyToken(policyName)),
    // The same seam, behind the AMQP transport that direct methods do not use.
    serviceClient: () => new iothub.Client({} as never, transportWith(policyToken('service')) as never),
    jobClient: () => new iothub.JobClient(transportWith(policyToken('service')) as never),
    policyToken,
    stop,
  };
}
