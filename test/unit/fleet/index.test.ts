/** The index: what outlives the program, a broken file, an interrupted reading, and a hub that lags behind. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FleetSearch, FleetService } from '../../../main/fleet';
import { HubCallError, type HubClient } from '../../../main/hubs';
import type { FleetSync, HubFailure } from '../../../preload/contract';
import { fleetService } from '../../support/fleet/fleetService';
import { temporaryFolder } from '../../support/temporaryFolder';

const pageSize = 10;

type Device = {
  deviceId: string;
  version: number;
  tags: Record<string, string>;
};

/** A hub of devices that a test may change; it answers pages of ten and counts the questions. */
function changingHub(deviceIds: readonly string[]) {
  const devices = new Map<string, Device>(
    deviceIds.map((deviceId) => [
      deviceId,
      { deviceId, version: 2, tags: { label: `label of ${deviceId}` } },
    ]),
  );
  const asked: string[] = [];
  const faults: (HubFailure['cause'] | null)[] = [];
  const parts: Partial<HubClient> = {
    hostName: 'hub.example',
    query: async (sql, { continuation }, signal) => {
      asked.push(sql);
      const cause = signal?.aborted ? 'cancelled' : (faults.shift() ?? null);
      if (cause !== null) throw failed(cause);
      if (sql.includes('devices.modules')) return { rows: [], continuation: null };
      const all = [...devices.values()].sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1));
      const from = all.filter(({ deviceId }) => deviceId > (continuation ?? ''));
      const rows = from.slice(0, pageSize).map((device) => structuredClone(device));
      return { rows, continuation: from.length > pageSize ? (rows.at(-1)?.deviceId ?? null) : null };
    },
    statistics: async () => ({
      totalDeviceCount: devices.size,
      enabledDeviceCount: devices.size,
      disabledDeviceCount: 0,
    }),
  };
  // The fleet asks a hub without modules for nothing else.
  return { hub: parts as HubClient, devices, asked, faults };
}

function failed(cause: HubFailure['cause']): HubCallError {
  return new HubCallError({
    cause,
    hostName: 'hub.example',
    status: null,
    serviceCode: null,
    serviceMessage: null,
    trackingId: null,
    certificateIssuer: null,
    attempts: 1,
  });
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => `pump-${String(number).padStart(3, '0')}`);

const everyDevice: FleetSearch = {
  query: '',
  sort: { by: 'deviceId', direction: 'ascending' },
  offset: 0,
  limit: 500,
  tagPaths: ['label'],
};

async function idsIn(fleet: FleetService, query = ''): Promise<string[]> {
  const { rows } = await fleet.search({ ...everyDevice, query });
  return rows.map(({ deviceId }) => deviceId);
}

async function syncWhere(fleet: FleetService, holds: (sync: FleetSync) => boolean): Promise<FleetSync> {
  for await (const sync of fleet.watchSync()) if (holds(sync)) return sync;
  throw new Error('Watching ended.');
}

async function read(fleet: FleetService, everything = false): Promise<FleetSync> {
  fleet.startSync(everything);
  return syncWhere(fleet, ({ outcome }) => outcome !== null);
}

describe('the index', () => {
  it('has the list of the last run before anything is read, and is readable by nobody without its key', async () => {
    const folder = temporaryFolder();
    const { hub } = changingHub(numbered(25));
    const first = fleetService(() => hub, { folder });
    await read(first.fleet);
    await first.close();
    const [file = ''] = readdirSync(join(folder, 'fleet')).filter((name) => name.endsWith('.db'));
    expect(readFileSync(join(folder, 'fleet', file)).includes('pump-003')).toBe(false);

    const later = fleetService(() => hub, { folder });
    expect(await later.fleet.search({ ...everyDevice, query: '"label of pump-003"' })).toMatchObject({
      readAt: '2026-05-01T00:00:00.000Z',
      totalCount: 25,
      rows: [{ deviceId: 'pump-003', tags: { label: 'label of pump-003' } }],
    });
  });

  it('goes on where a reading was interrupted, also after the program ended', async () => {
    const folder = temporaryFolder();
    const { hub, asked, faults } = changingHub(numbered(45));
    const first = fleetService(() => hub, { folder });
    faults.push(null, null, 'unauthorized');
    expect(await read(first.fleet)).toMatchObject({ outcome: 'failed', failure: { cause: 'unauthorized' } });
    expect(await idsIn(first.fleet)).toEqual(numbered(20));
    await first.close();
    asked.length = 0;

    const later = fleetService(() => hub, { folder });
    expect(await read(later.fleet)).toMatchObject({ outcome: 'done', devicesRead: 45, queriesSent: 6 });
    expect(asked).toHaveLength(4);
    expect(await idsIn(later.fleet)).toEqual(numbered(45));
  });

  it('begins the devices again when the hub no longer knows the way on', async () => {
    const { hub, faults } = changingHub(numbered(25));
    const { fleet } = fleetService(() => hub);
    faults.push(null, 'badRequest');
    expect(await read(fleet)).toMatchObject({ outcome: 'done', devicesRead: 25 });
    expect(await idsIn(fleet)).toEqual(numbered(25));
  });

  it('loses devices that are gone from the hub, and keeps those that stay', async () => {
    const { hub, devices } = changingHub(numbered(25));
    const { fleet } = fleetService(() => hub);
    await read(fleet);
    devices.delete('pump-004');
    devices.set('valve', { deviceId: 'valve', version: 1, tags: {} });
    await read(fleet);
    expect(await idsIn(fleet)).toEqual([...numbered(25).filter((id) => id !== 'pump-004'), 'valve']);
    expect(await idsIn(fleet, '"label of pump-004"')).toEqual([]);
  });

  it('is made anew when its file is broken, and says so', async () => {
    const folder = temporaryFolder();
    const { hub } = changingHub(numbered(25));
    const first = fleetService(() => hub, { folder });
    await read(first.fleet);
    await first.fleet.pin('pump-003', true);
    await first.close();
    const [file = ''] = readdirSync(join(folder, 'fleet'));
    writeFileSync(join(folder, 'fleet', file), Buffer.alloc(16_384, 7));

    const later = fleetService(() => hub, { folder });
    expect(await idsIn(later.fleet)).toEqual([]);
    expect(await syncWhere(later.fleet, ({ hubId }) => hubId !== null)).toMatchObject({
      indexProblem: 'rebuilt',
    });
    expect(await read(later.fleet)).toMatchObject({ outcome: 'done', devicesRead: 25 });
    expect(await later.fleet.pins()).toMatchObject([{ deviceId: 'pump-003' }]);
  });

  it('is made anew when pages in its middle are broken', async () => {
    const folder = temporaryFolder();
    const { hub } = changingHub(numbered(400));
    const first = fleetService(() => hub, { folder, isSandbox: true });
    await read(first.fleet);
    await first.close();
    const [name = ''] = readdirSync(join(folder, 'fleet'));
    const file = join(folder, 'fleet', name);
    const bytes = readFileSync(file);
    bytes.fill(7, 4096, bytes.length);
    writeFileSync(file, bytes);

    const later = fleetService(() => hub, { folder, isSandbox: true });
    expect(await idsIn(later.fleet)).toEqual([]);
    expect(await read(later.fleet)).toMatchObject({ outcome: 'done', indexProblem: 'rebuilt' });
    expect(await idsIn(later.fleet)).toEqual(numbered(400));
  });

  it('works without a file where none can be written, and says so', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'fleet'), 'a file where the folder should be');
    const { hub } = changingHub(numbered(5));
    const { fleet } = fleetService(() => hub, { folder });
    expect(await read(fleet)).toMatchObject({ outcome: 'done', indexProblem: 'notWritable' });
    expect(await idsIn(fleet)).toEqual(numbered(5));
  });

  it('works without a file while another program has it open', async () => {
    const folder = temporaryFolder();
    const { hub } = changingHub(numbered(5));
    const first = fleetService(() => hub, { folder });
    await read(first.fleet);
    const second = fleetService(() => hub, { folder });
    expect(await read(second.fleet)).toMatchObject({ outcome: 'done', indexProblem: 'inUse' });
    expect(await idsIn(second.fleet)).toEqual(numbered(5));
  });

  it('shows what was changed here until a query has seen it', async () => {
    const { hub, devices } = changingHub(numbered(5));
    const { fleet } = fleetService(() => hub);
    await read(fleet);
    await fleet.noteChange(hub.hostName, {
      kind: 'deviceTwin',
      deviceId: 'pump-002',
      twin: {
        etag: 'AAAAAAAAAAM=',
        connectionState: 'Connected',
        lastActivityTime: null,
        version: 3,
        tags: { label: 'new' },
        properties: { desired: {}, reported: {} },
      },
    });
    const changed = { deviceId: 'pump-002', tags: { label: 'new' }, changedHere: '2026-05-01T00:00:00.000Z' };
    expect(await fleet.search({ ...everyDevice, query: 'changed:yes' })).toMatchObject({ rows: [changed] });
    await read(fleet, true);
    expect(await fleet.search({ ...everyDevice, query: 'tag.label:new' })).toMatchObject({ rows: [changed] });
    devices.set('pump-002', { deviceId: 'pump-002', version: 3, tags: { label: 'new' } });
    await read(fleet, true);
    expect(await fleet.search({ ...everyDevice, query: 'tag.label:new' })).toMatchObject({
      rows: [{ changedHere: null }],
    });
  });
});

describe('reading a hub', () => {
  it('never takes more than its share of a minute', async () => {
    const { hub } = changingHub(numbered(200));
    const sentMs: number[] = [];
    let nowMs = Date.parse('2026-05-01T00:00:00Z');
    const clock = {
      now: () => new Date(nowMs),
      wait: async (durationMs: number) => {
        nowMs += durationMs;
      },
    };
    const counted: HubClient = {
      ...hub,
      query: (...call) => {
        sentMs.push(nowMs);
        nowMs += 100;
        return hub.query(...call);
      },
    };
    const { fleet } = fleetService(() => counted, { clock });
    const seen: FleetSync[] = [];
    fleet.startSync(true);
    for await (const sync of fleet.watchSync()) {
      seen.push(sync);
      if (sync.outcome !== null) break;
    }
    expect(sentMs).toHaveLength(21);
    for (const at of sentMs) {
      expect(sentMs.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(5);
    }
    expect(seen.some(({ pause, nextStepAt }) => pause === 'allowance' && nextStepAt !== null)).toBe(true);
    expect(seen.every(({ queriesThisMinute }) => queriesThisMinute <= 5)).toBe(true);
  });

  it('takes more where a larger tier is said, for that hub alone', async () => {
    const { hub } = changingHub(numbered(200));
    const { fleet } = fleetService(() => hub);
    fleet.changeSyncSettings({ tier: { name: 'S3', units: 1 } });
    expect(await read(fleet)).toMatchObject({ hubQueriesPerMinute: 1000, ownQueriesPerMinute: 250 });
    expect(fleet.readSyncSettings()).toMatchObject({ sharePercent: 25, tier: { name: 'S3', units: 1 } });
  });

  it('rests when the hub answers slower than it did', async () => {
    const { hub } = changingHub(numbered(100));
    let nowMs = Date.parse('2026-05-01T00:00:00Z');
    const waitsMs: number[] = [];
    let queries = 0;
    const slow: HubClient = {
      ...hub,
      query: (...call) => {
        queries += 1;
        nowMs += queries === 4 ? 6000 : 100;
        return hub.query(...call);
      },
    };
    const clock = {
      now: () => new Date(nowMs),
      wait: async (durationMs: number) => {
        waitsMs.push(durationMs);
        nowMs += durationMs;
      },
    };
    const { fleet } = fleetService(() => slow, { clock, isSandbox: true });
    expect(await read(fleet)).toMatchObject({ outcome: 'done' });
    expect(waitsMs).toEqual([15_000]);
  });

  it('waits out a network that fails for a while, and gives up when it stays away', async () => {
    const { hub, faults } = changingHub(numbered(40));
    const { fleet } = fleetService(() => hub, { isSandbox: true });
    faults.push(null, 'connectionLost', 'timedOut', null, ...Array(10).fill('hostNotFound'));
    expect(await read(fleet)).toMatchObject({ outcome: 'failed', failure: { cause: 'hostNotFound' } });
    faults.length = 0;
    expect(await read(fleet)).toMatchObject({ outcome: 'done', devicesRead: 40 });
  });

  it('says at once when the hub cannot be reached at all', async () => {
    const { hub, faults } = changingHub(numbered(40));
    const { fleet } = fleetService(() => hub);
    faults.push('hostNotFound');
    expect(await read(fleet)).toMatchObject({ outcome: 'failed', queriesSent: 0 });
  });

  it('stays paused by a person when another wait ends meanwhile, and says so', async () => {
    const { hub } = changingHub(numbered(200));
    const waits: (() => void)[] = [];
    let nowMs = Date.parse('2026-05-01T00:00:00Z');
    const clock = {
      now: () => new Date(nowMs),
      wait: async (durationMs: number) => {
        // The first one lasts until the test ends it.
        if (waits.length === 0) await new Promise<void>((resolve) => waits.push(resolve));
        nowMs += durationMs;
      },
    };
    const { fleet } = fleetService(() => hub, { clock });
    fleet.startSync(true);
    await syncWhere(fleet, ({ pause }) => pause === 'allowance');
    // Reading again while it waits changes nothing of why it waits.
    fleet.startSync(false);
    expect(await syncWhere(fleet, () => true)).toMatchObject({ pause: 'allowance' });
    fleet.pauseSync();
    waits[0]?.();
    // Answered by the index's worker, so what follows the wait has happened.
    await fleet.state();
    expect(await syncWhere(fleet, () => true)).toMatchObject({ pause: 'person', phase: 'devices' });
    fleet.startSync(false);
    expect(await syncWhere(fleet, ({ outcome }) => outcome !== null)).toMatchObject({ outcome: 'done' });
  });

  it('reads on battery all the same when a person goes on', async () => {
    const { hub } = changingHub(numbered(40));
    const power = { isOnBattery: () => true, change: () => new Promise<void>(() => {}) };
    const { fleet } = fleetService(() => hub, { power });
    fleet.changeSyncSettings({ pauseOnBattery: true });
    fleet.startSync(false);
    await syncWhere(fleet, ({ pause }) => pause === 'battery');
    fleet.startSync(false);
    expect(await syncWhere(fleet, ({ outcome }) => outcome !== null)).toMatchObject({ outcome: 'done' });
  });

  it('pauses on battery where that is wanted, and goes on when the laptop is plugged in', async () => {
    const { hub } = changingHub(numbered(5));
    let isOnBattery = true;
    let plugIn: () => void = () => {};
    const power = {
      isOnBattery: () => isOnBattery,
      change: () =>
        new Promise<void>((resolve) => {
          plugIn = () => {
            isOnBattery = false;
            resolve();
          };
        }),
    };
    const { fleet } = fleetService(() => hub, { power });
    fleet.changeSyncSettings({ pauseOnBattery: true });
    fleet.startSync(false);
    expect(await syncWhere(fleet, ({ pause }) => pause === 'battery')).toMatchObject({ queriesSent: 0 });
    plugIn();
    expect(await syncWhere(fleet, ({ outcome }) => outcome !== null)).toMatchObject({ outcome: 'done' });
  });
});
