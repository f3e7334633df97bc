/** The app's own client of a hub in another process. */
import { type HubClient, systemClock } from '../../../main/hubs';
import { openTarget, targetOfSandbox } from '../../../main/hubs/openedHub';
import { secretOf } from '../../../main/secrets';
import type { HubAddress } from '../../support/processes/hubAddress';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

export function clientAt(hub: HubAddress): { readonly client: HubClient; close(): Promise<void> } {
  const target = targetOfSandbox(
    { ...hub, connectionString: secretOf('') },
    hub.policyName,
    secretOf(hub.policyKey),
  );
  const { client, transport } = openTarget(target, { log: silent, clock: systemClock }, () => {});
  return { client, close: () => transport.close() };
}
