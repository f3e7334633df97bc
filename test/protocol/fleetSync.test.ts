/** The whole list of a hub read over the real transport: what it costs, what a kill at any moment leaves, what changes find. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { FleetService, IndexedDevice } from '../../main/fleet';
import { writeGeneratedFleet } from '../../main/sandbox/fleet';
import { generatedDevice } from '../../main/sandbox/fleet/generatedFleet';
import { registryFile } from '../../main/sandbox/privateDatabase';
import type { FleetSync } from '../../preload/contract';
import { fleetService } from '../support/fleet/fleetService';
import { startHub } from '../support/hub';
import { clientOf } from '../support/hubClient';
import { startChild } from '../support/processes/children';
import type { FleetReaderSays } from '../support/processes/fleetReader';
import { temporaryFolder } from '../support/temporaryFolder';

const seed = 11;
const kills = 50;
const twoDaysMs = 2 * 24 * 60 * 60_000;

/** Nothing happened in it for two days. */
async function hubWith(devices: number, options: Parameters<typeof startHub>[1] = {}) {
  const folder = temporaryFolder();
  await writeGeneratedFleet(
    registryFile(folder),
    { seed, devices },
    new Date(Date.now() - twoDaysMs),
    () => {},
  );
  return startHub(folder, options);
}

async function read(fleet: FleetService, everything = false): Promise<FleetSync> {
  fleet.startSync(everything);
  for await (const sync of fleet.watchSync()) if (sync.outcome !== null) return sync;
  throw new Error('Watching ended.');
}

/** All that the index holds but when it was read, which differs. */
async function contentOf(fleet: FleetService): Promise<ReadonlyMap<string, unknown>> {
  const content = new Map<string, unknown>();
  for await (const devices of fleet.scan()) {
    for (const { device, modules } of devices) content.set(device.deviceId, timeless({ device, modules }));
  }
  return content;
}

function timeless({ device, modules }: IndexedDevice): unknown {
  return {
    device: { ...device, readAt: '', modulesReadAt: device.modulesReadAt === null ? null : '' },
    modules: modules
      .map((module) => ({ ...module, readAt: '' }))
      .sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1)),
  };
}

it('reads a fleet with as few queries as pages allow, at a quarter of the smallest tier’s allowance', {
  timeout: 120_000,
}, async () => {
  const devices = 12_000;
  const clock = hurriedClock();
  const at = await hubWith(devices, { tier: { name: 'S1', units: 1 }, clock });
  const { hub } = at;
  const refused: unknown[] = [];
  const client = clientOf(hub);
  const counted: typeof client = {
    ...client,
    query: (...call) =>
      client.query(...call).catch((error: unknown) => {
        refused.push(error);
        throw error;
      }),
  };
  const { fleet } = fleetService(() => counted, { clock });
  const begunMs = clock.now().getTime();
  const sync = await read(fleet);
  expect(sync).toMatchObject({ outcome: 'done', devicesRead: devices, devicesExpected: devices });
  const fewest = Math.ceil(sync.devicesRead / 1000) + Math.ceil(sync.modulesRead / 1000);
  // A last page may be asked for to find that it is empty.
  expect(sync.queriesSent).toBeLessThanOrEqual(Math.ceil(fewest * 1.01) + 1);
  expect(refused).toEqual([]);
  expect(await fleet.search(everyDevice)).toMatchObject({ totalCount: devices });

  // S1 allows 20 queries a minute (MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md): five of them were taken,
  const tookMinutes = (clock.now().getTime() - begunMs) / 60_000;
  expect(tookMinutes).toBeGreaterThan(sync.queriesSent / 5 - 1);
  // and the hub does refuse more than its twenty.
  const registry = at.registryAs('iothubowner');
  const answers = await Promise.allSettled(
    Array.from({ length: 30 }, () => registry.createQuery('SELECT deviceId FROM devices', 1).next()),
  );
  expect(answers.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(5);
});

it('has after any number of kills what a reading without one has', { timeout: 300_000 }, async () => {
  const { hub } = await hubWith(12_000);
  const folder = temporaryFolder();
  const owner = hub.policies.find(({ name }) => name === 'iothubowner');
  const { port, caPem, hostName } = hub;
  const env = {
    SITEWARD_READER_FOLDER: folder,
    SITEWARD_READER_HUB: JSON.stringify({
      port,
      caPem,
      hostName,
      policyName: owner?.name,
      policyKey: owner?.primaryKey,
    }),
  };
  const script = new URL('../support/processes/fleetReader.ts', import.meta.url);
  let killed = 0;
  for (let round = 0; round < kills; round += 1) {
    const { child } = await startChild<object>(script, env);
    const pages = 1 + (round % 4);
    const isDone = new Promise<boolean>((resolve) => {
      child.process.on('message', ({ pagesKept, outcome }: FleetReaderSays) => {
        if (outcome === 'done') resolve(true);
        else if (pagesKept >= pages * (1 + Math.floor(round / 4))) resolve(false);
      });
    });
    child.process.send({});
    const ended = await isDone;
    // Not at the moment of the message, but anywhere in the writing and asking that follow it.
    if (!ended) await delay((round * 7) % 40);
    await child.kill();
    killed += ended ? 0 : 1;
  }
  expect(killed).toBeGreaterThan(20);
  const survivor = fleetService(() => clientOf(hub), { folder, clock: realClock, isSandbox: true });
  const fresh = fleetService(() => clientOf(hub), { clock: realClock, isSandbox: true });
  expect(await read(survivor.fleet)).toMatchObject({ outcome: 'done' });
  expect(await read(fresh.fleet)).toMatchObject({ outcome: 'done' });
  const [left, expected] = [await contentOf(survivor.fleet), await contentOf(fresh.fleet)];
  expect(left.size).toBe(12_000);
  expect(left).toEqual(expected);
  for (const query of ['pump', 'verdict:rejected', 'site:b*', '-module:none']) {
    const [found, wanted] = [
      await survivor.fleet.search({ ...everyDevice, query }),
      await fresh.fleet.search({ ...everyDevice, query }),
    ];
    expect(found.matchCount).toBe(wanted.matchCount);
    expect(found.facets).toEqual(wanted.facets);
  }
});

it('finds in a large fleet what changed by asking for that alone, and deleted devices besides', async () => {
  const devices = 5000;
  const testHub = await hubWith(devices);
  const { fleet } = fleetService(() => clientOf(testHub.hub), { clock: realClock, isSandbox: true });
  await read(fleet);
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'a-new-one' });
  await registry.addModule({ deviceId: 'a-new-one', moduleId: 'azureiotsecurity' });
  const changed = generatedDevice(seed, 17).deviceId;
  await registry.updateTwin(changed, { properties: { desired: { speed: 7 } } }, '*');
  expect(await read(fleet)).toMatchObject({ outcome: 'done', queriesSent: 2, devicesExpected: null });
  expect(await fleet.search({ ...everyDevice, query: 'id:a-new-one' })).toMatchObject({
    rows: [{ securityModule: 'classic' }],
    totalCount: devices + 1,
  });
  await registry.delete(generatedDevice(seed, 23).deviceId);
  expect(await read(fleet)).toMatchObject({ outcome: 'done', scope: null });
  expect(await fleet.search(everyDevice)).toMatchObject({ totalCount: devices });
});

/** The hub's time and the laptop's alike, in which what is waited for is over at once. */
function hurriedClock() {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    wait: async (durationMs: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      aheadMs += durationMs;
    },
  };
}

const realClock = { now: () => new Date(), wait: (durationMs: number) => delay(durationMs) };
const everyDevice = {
  query: '',
  sort: { by: 'deviceId', direction: 'ascending' },
  offset: 0,
  limit: 1,
  tagPaths: [],
} as const;
