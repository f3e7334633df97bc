/** Finds out what a credential may do, by calls that change nothing. */
import { randomUUID } from 'node:crypto';
import type { Capability, Right } from '../../preload/contract';
import { callAs } from './callContext';
import type { HubClient } from './client';
import { HubCallError } from './failure';
import type { HubTransport } from './transport';

const timeoutMs = 30_000;

interface Probe {
  readonly right: Right;
  readonly run: () => Promise<unknown>;
}

/**
 * Which call needs which right: MicrosoftDocs/azure-docs iot-hub-devguide-security.md. The device of the write does not
 * exist and its ETag cannot match, so nothing can be deleted; both refusals prove that deleting is allowed.
 */
function probes(client: HubClient, transport: HubTransport, signal: AbortSignal | undefined): Probe[] {
  const nobody = `siteward-probe-${randomUUID()}`;
  return [
    { right: 'RegistryRead', run: () => client.statistics(signal) },
    {
      right: 'RegistryWrite',
      run: () =>
        callAs({ kind: 'registry', signal }, () =>
          transport.send({
            method: 'DELETE',
            path: `/devices/${nobody}?api-version=2021-04-12`,
            headers: { 'If-Match': '"siteward-probe"' },
            body: null,
            timeoutMs,
          }),
        ),
    },
    { right: 'ServiceConnect', run: () => client.readDeviceTwin(nobody, signal) },
  ];
}

async function outcome({ right, run }: Probe): Promise<Capability> {
  try {
    await run();
    return { right, can: true, failure: null };
  } catch (error) {
    if (!(error instanceof HubCallError)) throw error;
    const { failure } = error;
    if (failure.cause === 'notFound' || failure.cause === 'preconditionFailed')
      return { right, can: true, failure: null };
    const isRefused = failure.cause === 'unauthorized' || failure.cause === 'forbidden';
    return { right, can: isRefused ? false : null, failure };
  }
}

/** Throws `HubCallError` when not one right could be found out. */
export async function probeRights(
  client: HubClient,
  transport: HubTransport,
  signal: AbortSignal | undefined,
): Promise<Capability[]> {
  const capabilities = await Promise.all(probes(client, transport, signal).map(outcome));
  const [first] = capabilities;
  if (first?.failure && capabilities.every(({ can }) => can === null)) throw new HubCallError(first.failure);
  return capabilities;
}
