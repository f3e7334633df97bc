/** How fast a whole list is read into the index, beside a bare keep-alive reader of the same pages in the same run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { devicesQuery, modulesQuery } from '../../main/fleet/queries';
import { writeGeneratedFleet } from '../../main/sandbox/fleet';
import { registryFile } from '../../main/sandbox/privateDatabase';
import { openFleet } from '../support/fleet/openFleet';
import { startChild } from '../support/processes/children';
import type { HubAddress } from '../support/processes/hubAddress';
import { readPagesBare } from './fleet/barePages';
import { clientAt } from './fleet/clientAt';

const seed = 7;
const fullSize = 100_000;

/** `npm run bench -- sync --devices 20000` for a quick run. */
export async function measureSync() {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { devices: { type: 'string' } } });
  const devices = Number(values.devices ?? fullSize);
  const folder = await mkdtemp(join(tmpdir(), 'siteward-bench-'));
  await writeGeneratedFleet(registryFile(folder), { seed, devices }, new Date(), () => {});
  const hubProcess = new URL('../support/processes/hubProcess.ts', import.meta.url);
  const { child, ready } = await startChild<HubAddress>(hubProcess, { SITEWARD_HUB_FOLDER: folder });
  try {
    const queries = [devicesQuery([], null), modulesQuery(null)];
    // What the hub reads for the first time does not count for either.
    await readPagesBare(ready, queries);
    const bare = await readPagesBare(ready, queries);
    console.log(`bare reader: ${bare.rows} rows in ${Math.round(bare.tookMs)} ms`);
    const own = await readOwn(ready, join(folder, 'home'));
    console.log(`index: ${own.rows} rows in ${Math.round(own.tookMs)} ms`);
    const again = await readPagesBare(ready, queries);
    const bareRowsPerS = (bare.rows + again.rows) / ((bare.tookMs + again.tookMs) / 1000);
    const rowsPerS = own.rows / (own.tookMs / 1000);
    return {
      devices,
      rowsPerS: Math.round(rowsPerS),
      ratio: Math.round((rowsPerS / bareRowsPerS) * 100) / 100,
      queries: own.queries,
      minimumQueries: bare.pages,
      throttled: own.throttled,
    };
  } finally {
    await child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readOwn(hub: HubAddress, folder: string) {
  const { client, close } = clientAt(hub);
  const { fleet, close: closeFleet } = openFleet(() => client, folder, { isSandbox: true });
  const begunMs = performance.now();
  let throttled = 0;
  fleet.startSync(true);
  try {
    for await (const sync of fleet.watchSync()) {
      if (sync.pause === 'throttled') throttled += 1;
      if (sync.outcome === 'failed') throw new Error(`The reading failed: ${JSON.stringify(sync.failure)}`);
      if (sync.outcome !== null) {
        const { devicesRead, modulesRead, queriesSent } = sync;
        const tookMs = performance.now() - begunMs;
        return { rows: devicesRead + modulesRead, queries: queriesSent, tookMs, throttled };
      }
    }
    throw new Error('Watching ended.');
  } finally {
    await closeFleet();
    await close();
  }
}
