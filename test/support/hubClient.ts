/** The app's own client of a hub, over its real transport, with the pauses between tries cut short. */
import { onTestFinished } from 'vitest';
import type { HubClient } from '../../main/hubs';
import { openTarget, targetOfSandbox } from '../../main/hubs/openedHub';
import type { Hub } from '../../main/sandbox/hub';
import { secretOf } from '../../main/secrets';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** `through` is the port of a relay that stands before the hub. */
export function clientOf(hub: Hub, through = hub.port): HubClient {
  return openClientOf(hub, through).client;
}

/** The same with its end in the test's hand, as when another hub is opened. */
export function openClientOf(
  { hostName, port, caPem, policies }: Hub,
  through = port,
): { readonly client: HubClient; readonly close: () => Promise<void> } {
  const owner = policies.find(({ name }) => name === 'iothubowner');
  if (!owner) throw new Error('The hub has no owner policy.');
  const target = targetOfSandbox(
    { port: through, hostName, caPem, connectionString: secretOf('') },
    owner.name,
    secretOf(owner.primaryKey),
  );
  const { client, transport } = openTarget(
    target,
    { log: silent, clock: { now: () => new Date(), wait: async () => {} } },
    () => {},
  );
  onTestFinished(() => transport.close());
  return { client, close: () => transport.close() };
}
