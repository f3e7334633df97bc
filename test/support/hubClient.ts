/** The app's own client of a hub, over its real transport, with the pauses between tries cut short. */
import { onTestFinished } from 'vitest';
import type { HubClient } from '../../main/hubs';
import { openTarget, targetOfSandbox } from '../../main/hubs/openedHub';
import type { Hub } from '../../main/sandbox/hub';
import { secretOf } from '../../main/secrets';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** `port` leads through a relay instead of to the hub itself. */
export function clientOf({ hostName, port, caPem, policies }: Hub, through = port): HubClient {
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
  return client;
}
