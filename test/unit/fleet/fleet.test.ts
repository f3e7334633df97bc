/** The fleet service: reading the list of the open hub and searching it. */
import { describe, expect, it } from 'vitest';
import type { FleetSearch, FleetService } from '../../../main/fleet';
import { HubCallError, type HubClient, type QueryPage } from '../../../main/hubs';
import { type FleetSync, fleetPage, fleetSync } from '../../../preload/contract';
import { fleetService, waitedClock } from '../../support/fleet/fleetService';

const everything: FleetSearch = {
  query: '',
  sort: { by: 'deviceId', direction: 'ascending' },
  offset: 0,
  limit: 500,
  tagPaths: ['kind'],
};

function failure(cause: 'throttled' | 'unauthorized' | 'cancelled') {
  return new HubCallError({
    cause,
    hostName: 'h',
    status: 429,
    serviceCode: null,
    serviceMessage: null,
    trackingId: null,
    certificateIssuer: null,
    attempts: 4,
  });
}

type Page = QueryPage | HubCallError;

/** A hub whose queries answer page after page as listed, per collection. */
function hubOf(devicePages: readonly Page[], modulePages: readonly Page[], total: number | null): HubClient {
  const left = { devices: [...devicePages], modules: [...modulePages] };
  const parts: Partial<HubClient> = {
    hostName: 'h',
    query: async (sql, _options, signal) => {
      if (signal?.aborted) throw failure('cancelled');
      const page = (sql.includes('devices.modules') ? left.modules : left.devices).shift();
      if (page === undefined) throw new Error(`No page is left for ${sql}`);
      if (page instanceof HubCallError) throw page;
      return page;
    },
    readModuleTwin: async () => ({
      etag: 'e',
      connectionState: 'Disconnected',
      lastActivityTime: null,
      tags: {},
      properties: { desired: {}, reported: {} },
    }),
    statistics: async () => {
      if (total === null) throw failure('unauthorized');
      return { totalDeviceCount: total, enabledDeviceCount: total, disabledDeviceCount: 0 };
    },
  };
  // The fleet asks a hub for nothing else.
  return parts as HubClient;
}

const devices: Page[] = [
  {
    rows: [
      {
        deviceId: 'pump-2',
        status: 'enabled',
        connectionState: 'Connected',
        tags: { site: 'Lyon', kind: 'pump' },
      },
      { DeviceId: 'Pump-1', Status: 'disabled', LastActivityTime: '0001-01-01T00:00:00Z' },
    ],
    continuation: 'more',
  },
  { rows: [], continuation: 'still more' },
  {
    rows: [
      { deviceId: 'valve', authenticationType: 'selfSigned', lastActivityTime: '2026-01-02T03:04:05Z' },
      {
        deviceId: 'pump-2',
        status: 'enabled',
        connectionState: 'Connected',
        tags: { site: 'Lyon', kind: 'pump' },
      },
    ],
    continuation: null,
  },
];
const modules: Page[] = [
  {
    rows: [
      { deviceId: 'pump-2', moduleId: 'azureiotsecurity' },
      { deviceId: 'pump-2', moduleId: 'DefenderIotMicroAgent' },
      { deviceId: 'valve', moduleId: 'AzureIoTSecurity' },
      { deviceId: 'valve', moduleId: '$edgeAgent' },
    ],
    continuation: null,
  },
];

function fleetOf(hub: () => HubClient) {
  const clock = waitedClock();
  return { ...fleetService(hub, { clock }), waitsMs: clock.waitsMs };
}

async function readAll(fleet: FleetService): Promise<FleetSync> {
  fleet.startSync(true);
  for await (const sync of fleet.watchSync()) {
    expect(fleetSync.parse(sync)).toEqual(sync);
    if (sync.outcome !== null) return sync;
  }
  throw new Error('Watching ended.');
}

async function syncWhere(fleet: FleetService, holds: (sync: FleetSync) => boolean): Promise<FleetSync> {
  for await (const sync of fleet.watchSync()) if (holds(sync)) return sync;
  throw new Error('Watching ended.');
}

describe('the fleet', () => {
  it('waits in a pause until it is resumed', async () => {
    const hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    fleet.startSync(true);
    fleet.pauseSync();
    expect(await syncWhere(fleet, ({ devicesExpected }) => devicesExpected !== null)).toMatchObject({
      phase: 'devices',
      pause: 'person',
      queriesSent: 0,
      outcome: null,
    });
    expect((await fleet.state()).readAt).toBeNull();
    expect(await readAll(fleet)).toMatchObject({
      devicesRead: 4,
      queriesSent: 4,
      outcome: 'done',
      pause: null,
    });
  });

  it('can be stopped in a pause', async () => {
    const hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    fleet.startSync(true);
    fleet.pauseSync();
    fleet.cancelSync();
    expect(await syncWhere(fleet, ({ phase }) => phase === 'idle')).toMatchObject({
      pause: null,
      outcome: 'cancelled',
    });
  });

  it('is read page after page, and joined with the security modules', async () => {
    const hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    expect(await fleet.search(everything)).toMatchObject({ readAt: null, totalCount: 0 });
    expect(await readAll(fleet)).toMatchObject({
      devicesRead: 4,
      modulesRead: 4,
      queriesSent: 4,
      outcome: 'done',
    });
    const page = await fleet.search(everything);
    expect(fleetPage.parse(page)).toEqual(page);
    expect(page).toMatchObject({
      readAt: '2026-05-01T00:00:00.000Z',
      rows: [
        { deviceId: 'Pump-1', status: 'disabled', connectionState: 'Disconnected', lastActivityTime: null },
        { deviceId: 'pump-2', securityModule: 'both', site: 'Lyon', tags: { kind: 'pump' } },
        { deviceId: 'valve', securityModule: 'nearMiss', authenticationType: 'selfSigned' },
      ],
    });
    expect(await fleet.search({ ...everything, query: 'site:lyon' })).toMatchObject({ matchCount: 1 });
  });

  it('waits when the hub throttles', async () => {
    const hub = hubOf([failure('throttled'), failure('throttled'), ...devices], modules, null);
    const { fleet, waitsMs } = fleetOf(() => hub);
    expect(await readAll(fleet)).toMatchObject({ outcome: 'done', devicesExpected: null });
    // Then the share of the first minute is used up.
    expect(waitsMs.slice(0, 2)).toEqual([15_000, 30_000]);
  });

  it('keeps the list when reading it again fails', async () => {
    const hub = hubOf([...devices, failure('unauthorized')], modules, 3);
    const { fleet } = fleetOf(() => hub);
    await readAll(fleet);
    expect(await readAll(fleet)).toMatchObject({ outcome: 'failed', failure: { cause: 'unauthorized' } });
    expect(await fleet.search(everything)).toMatchObject({ totalCount: 3 });
  });
});

describe('the shelf', () => {
  it('says that reading ended when a fault of its own ends it, and reads again', async () => {
    let isBroken = true;
    const sound = hubOf(devices, modules, 3);
    const broken: HubClient = {
      ...sound,
      query: (...call) => {
        if (isBroken) throw new TypeError('a fault of Siteward');
        return sound.query(...call);
      },
    };
    const { fleet, defects } = fleetOf(() => broken);
    expect(await readAll(fleet)).toMatchObject({ phase: 'idle', outcome: 'failed', failure: null });
    expect(defects).toEqual([new TypeError('a fault of Siteward')]);
    isBroken = false;
    expect(await readAll(fleet)).toMatchObject({ outcome: 'done' });
  });

  it('keeps filters by name and pins, for each hub', async () => {
    const hub = hubOf([], [], 0);
    const { fleet } = fleetOf(() => hub);
    const sort = { by: 'site', direction: 'ascending' } as const;
    await fleet.saveFilter({ name: 'Lyon', query: 'site:lyon', sort });
    expect(await fleet.saveFilter({ name: 'Lyon', query: 'site:Lyon', sort })).toEqual([
      { name: 'Lyon', query: 'site:Lyon', sort },
    ]);
    expect(await fleet.removeFilter('Lyon')).toEqual([]);
    expect(await fleet.pin('pump-2', true)).toMatchObject([{ deviceId: 'pump-2' }]);
    expect(await fleet.pin('pump-2', false)).toEqual([]);
  });

  it('keeps each opened device once', async () => {
    const hub = hubOf([], [], 0);
    const { fleet } = fleetOf(() => hub);
    await fleet.noteOpened('pump-2');
    await fleet.noteOpened('pump-2');
    expect(await fleet.recents()).toEqual([{ deviceId: 'pump-2', openedAt: '2026-05-01T00:00:00.000Z' }]);
  });

  it('has the device opened last first, and keeps it, also after the clock was set back', async () => {
    const hub = hubOf([], [], 0);
    let now = '2026-05-01T00:00:00.000Z';
    const clock = { now: () => new Date(now), wait: () => Promise.resolve() };
    const { fleet } = fleetService(() => hub, { clock });
    for (let number = 0; number < 30; number += 1) await fleet.noteOpened(`pump-${number}`);
    now = '2026-04-01T00:00:00.000Z';
    await fleet.noteOpened('valve');
    await fleet.noteOpened('pump-3');
    const recents = (await fleet.recents()).map(({ deviceId }) => deviceId);
    expect(recents.slice(0, 3)).toEqual(['pump-3', 'valve', 'pump-29']);
    expect(recents).toHaveLength(30);
  });
});
