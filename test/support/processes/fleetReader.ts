/** Reads the list of a hub into an index, as the app does, in a process that may be killed at any moment. */

import { systemClock } from '../../../main/hubs';
import { openTarget, targetOfSandbox } from '../../../main/hubs/openedHub';
import { secretOf } from '../../../main/secrets';
import { openFleet } from '../fleet/openFleet';
import type { HubAddress } from './hubAddress';

export interface FleetReaderSays {
  readonly pagesKept: number;
  readonly outcome: string | null;
}

const address: HubAddress = JSON.parse(process.env.SITEWARD_READER_HUB ?? '');
const folder = process.env.SITEWARD_READER_FOLDER ?? '';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

const { client } = openTarget(
  targetOfSandbox(
    { ...address, connectionString: secretOf('') },
    address.policyName,
    secretOf(address.policyKey),
  ),
  { log: silent, clock: systemClock },
  () => {},
);
const { fleet } = openFleet(() => client, folder, { isSandbox: true });
process.send?.({});
process.once('message', () => void read());

async function read(): Promise<void> {
  fleet.startSync(false);
  for await (const { queriesSent, outcome } of fleet.watchSync()) {
    process.send?.({ pagesKept: queriesSent, outcome } satisfies FleetReaderSays);
    if (outcome === 'failed') throw new Error('The reading failed.');
  }
}
