/** The device list: read in pages, whole or not at all, and searched in memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleetService, type FleetSearch } from '../../../main/fleet';
import { createFleetList } from '../../../main/fleet/list';
import { siteOf } from '../../../main/fleet/site';
import { HubCallError, type HubClient, type QueryPage } from '../../../main/hubs';
import type { FleetProgress, FleetRow } from '../../../preload/contract';
import { fleetPage } from '../../../preload/contract';

const everything: FleetSearch = {
  filter: { text: '', connectionState: null, status: null, securityModule: null },
  sort: { by: 'deviceId', direction: 'ascending' },
  offset: 0,
  limit: 500,
};

function failure(cause: 'throttled' | 'unauthorized') {
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
    query: async (sql) => {
      const page = (sql.includes('devices.modules') ? left.modules : left.devices).shift();
      if (page === undefined) throw new Error(`No page is left for ${sql}`);
      if (page instanceof HubCallError) throw page;
      return page;
    },
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
      { deviceId: 'pump-2', status: 'enabled', connectionState: 'Connected', site: 'Lyon' },
      { DeviceId: 'Pump-1', Status: 'disabled', LastActivityTime: '0001-01-01T00:00:00Z' },
    ],
    continuation: 'more',
  },
  { rows: [], continuation: 'still more' },
  {
    rows: [
      { deviceId: 'valve', authenticationType: 'selfSigned', lastActivityTime: '2026-01-02T03:04:05Z' },
      { deviceId: 'pump-2', status: 'enabled', connectionState: 'Connected', site: 'Lyon' },
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
  const waitsMs: number[] = [];
  const clock = {
    now: () => new Date('2026-05-01T00:00:00Z'),
    wait: async (durationMs: number) => void waitsMs.push(durationMs),
  };
  return { fleet: createFleetService({ openHub: hub, clock }), waitsMs };
}

async function all(progress: AsyncIterable<FleetProgress>): Promise<FleetProgress[]> {
  const seen: FleetProgress[] = [];
  for await (const step of progress) seen.push(step);
  return seen;
}

describe('reading the list', () => {
  it('follows every page, tells how far it is, and joins the security modules', async () => {
    const hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    expect(fleet.search(everything)).toMatchObject({ readAt: null, totalCount: 0 });
    const progress = await all(fleet.refresh());
    expect(progress.map(({ phase, devicesRead, queriesSent }) => [phase, devicesRead, queriesSent])).toEqual([
      ['devices', 0, 0],
      ['devices', 2, 1],
      ['devices', 2, 2],
      ['devices', 3, 3],
      ['modules', 3, 4],
      ['done', 3, 4],
    ]);
    expect(progress.every(({ devicesExpected }) => devicesExpected === 3)).toBe(true);
    const page = fleet.search(everything);
    expect(fleetPage.parse(page)).toEqual(page);
    expect(page).toMatchObject({
      readAt: '2026-05-01T00:00:00.000Z',
      rows: [
        { deviceId: 'Pump-1', status: 'disabled', connectionState: 'Disconnected', lastActivityTime: null },
        { deviceId: 'pump-2', securityModule: 'both', site: 'Lyon' },
        { deviceId: 'valve', securityModule: 'nearMiss', authenticationType: 'selfSigned' },
      ],
    });
  });

  it('has the new list in place when it says done', async () => {
    const hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    for await (const { phase } of fleet.refresh())
      if (phase === 'done') expect(fleet.search(everything).totalCount).toBe(3);
  });

  it('goes on without statistics, and waits when the hub throttles', async () => {
    const hub = hubOf([failure('throttled'), failure('throttled'), ...devices], modules, null);
    const { fleet, waitsMs } = fleetOf(() => hub);
    const progress = await all(fleet.refresh());
    expect(progress.at(-1)).toMatchObject({ phase: 'done', devicesExpected: null });
    expect(waitsMs).toHaveLength(2);
  });

  it('keeps the old list when it fails or is left half-way', async () => {
    const hub = hubOf([...devices, failure('unauthorized'), ...devices], modules, 3);
    const { fleet } = fleetOf(() => hub);
    await all(fleet.refresh());
    await expect(all(fleet.refresh())).rejects.toMatchObject({ code: 'HUB_CALL_FAILED' });
    for await (const { devicesRead } of fleet.refresh()) if (devicesRead > 0) break;
    expect(fleet.search(everything).totalCount).toBe(3);
  });

  it('shows nothing of one hub while another is open', async () => {
    let hub = hubOf(devices, modules, 3);
    const { fleet } = fleetOf(() => hub);
    await all(fleet.refresh());
    hub = hubOf([], [], 0);
    expect(fleet.search(everything)).toMatchObject({ readAt: null, totalCount: 0, rows: [] });
  });
});

const row = fc.record<FleetRow>({
  deviceId: fc.stringMatching(/^[A-Ca-c0-2-]{1,6}$/),
  status: fc.constantFrom('enabled', 'disabled'),
  connectionState: fc.constantFrom('Connected', 'Disconnected'),
  lastActivityTime: fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
  authenticationType: fc.constant('sas'),
  securityModule: fc.constantFrom('none', 'classic', 'micro', 'both', 'nearMiss'),
  site: fc.constantFrom(null, 'Lyon', 'bilbao'),
});
const search = fc.record<FleetSearch>({
  filter: fc.record({
    text: fc.constantFrom('', 'a', 'B', '1-', ' c '),
    connectionState: fc.constantFrom(null, 'Connected', 'Disconnected'),
    status: fc.constantFrom(null, 'enabled', 'disabled'),
    securityModule: fc.constantFrom(null, 'none', 'both'),
  }),
  sort: fc.record({
    by: fc.constantFrom(
      'deviceId',
      'site',
      'lastActivityTime',
      'connectionState',
      'status',
      'securityModule',
    ),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  offset: fc.nat(10),
  limit: fc.nat(10),
});
const rows = fc.uniqueArray(row, { selector: ({ deviceId }) => deviceId, maxLength: 30 });

describe('searching the list', () => {
  it('gives exactly the devices that match, once each, and counts what each other choice would give', () => {
    fc.assert(
      fc.property(rows, fc.array(search, { maxLength: 4 }), (fleet, searches) => {
        const list = createFleetList(fleet, null);
        for (const { filter, sort } of searches) {
          const count = (changes: Partial<FleetSearch['filter']>) => {
            const changed = { ...filter, ...changes };
            return fleet.filter(
              (device) =>
                device.deviceId.toLowerCase().includes(changed.text.trim().toLowerCase()) &&
                [null, device.connectionState].includes(changed.connectionState) &&
                [null, device.status].includes(changed.status) &&
                [null, device.securityModule].includes(changed.securityModule),
            );
          };
          const page = list.search({ filter, sort, offset: 0, limit: 500 });
          const ids = page.rows.map(({ deviceId }) => deviceId).sort();
          expect(ids).toEqual(
            count({})
              .map(({ deviceId }) => deviceId)
              .sort(),
          );
          expect(page.matchCount).toBe(ids.length);
          expect(page.counts.status.disabled).toBe(count({ status: 'disabled' }).length);
          expect(page.counts.connectionState.Connected).toBe(count({ connectionState: 'Connected' }).length);
          expect(page.counts.securityModule.both).toBe(count({ securityModule: 'both' }).length);
        }
      }),
    );
  });

  it('shows windows of one stable order', () => {
    fc.assert(
      fc.property(rows, search, (fleet, wanted) => {
        const list = createFleetList(fleet, null);
        const whole = list.search({ ...wanted, offset: 0, limit: 500 }).rows;
        const { offset, limit } = wanted;
        expect(list.search(wanted).rows).toEqual(whole.slice(offset, offset + limit));
      }),
    );
  });

  it('puts the newest activity first when descending, the never active last, and ties by identifier', () => {
    const device = (deviceId: string, lastActivityTime: string | null): FleetRow => ({
      deviceId,
      lastActivityTime,
      status: 'enabled',
      connectionState: 'Connected',
      authenticationType: null,
      securityModule: 'none',
      site: null,
    });
    const list = createFleetList(
      [device('c', null), device('b', '2026-01-01'), device('a', '2026-01-01'), device('d', '2026-03-01')],
      null,
    );
    const { rows: sorted } = list.search({
      ...everything,
      sort: { by: 'lastActivityTime', direction: 'descending' },
    });
    expect(sorted.map(({ deviceId }) => deviceId)).toEqual(['d', 'a', 'b', 'c']);
  });
});

it.each([
  ['Lyon', 'x', 'Lyon'],
  [undefined, 'Bilbao', 'Bilbao'],
  [7, { site: 'Porto', city: 'x' }, 'Porto'],
  [' ', { region: 'EU', city: 'Gent' }, 'Gent'],
  [null, [1], null],
])('the site of tags.site %j and tags.location %j is %j', (site, location, expected) => {
  expect(siteOf(site, location)).toBe(expected);
});
