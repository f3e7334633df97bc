/** The devices of the open hub: read in pages, searched, and shown a window at a time. */
import { setImmediate } from 'node:timers/promises';
import type {
  FleetPage,
  FleetPin,
  FleetQuestion,
  FleetRecent,
  FleetSavedFilter,
  FleetSuggestion,
  FleetSync,
  FleetSyncSettings,
} from '../../preload/contract';
import { HubCallError, type HubClient, type HubClock } from '../hubs';
import { createLatest } from '../latest';
import type { Store } from '../store';
import { suggestAt } from './filter';
import { leavesOf } from './leaves';
import { type FleetSearch, searchList } from './list';
import { createPause, type Pause } from './pause';
import { readFleet } from './read';
import type { DeviceRecord, IndexedDevice } from './record';
import { openFleetShelf } from './shelf';

export { fold } from './filter';
export type { FleetSearch } from './list';
export type { DeviceFacts, DeviceRecord, IndexedDevice, ModuleFacts, SecurityFacts } from './record';

export interface FleetPath {
  readonly path: string;
  readonly deviceCount: number;
  readonly valueCount: number;
}

/** Of the list as it is now. */
export interface FleetListState {
  readonly deviceCount: number;
  /** When it was last read to its end; null before. */
  readonly readAt: string | null;
  readonly version: number;
}

/** All throw `NO_HUB_OPEN` without an open hub. */
export interface FleetService {
  search(search: FleetSearch): Promise<FleetPage>;
  ids(
    question: FleetQuestion & { readonly offset: number; readonly limit: number },
  ): Promise<{ version: number; matchCount: number; deviceIds: string[] }>;
  suggest(query: string, cursor: number): Promise<FleetSuggestion[]>;
  paths(): Promise<FleetPath[]>;
  /** The rows a query selects, in batches, with everything the index knows of them; ends early with the signal. */
  each(
    question: FleetQuestion,
    onBatch: (records: readonly DeviceRecord[]) => void | Promise<void>,
    signal?: AbortSignal,
  ): Promise<void>;
  /** Every device with its modules, in batches of a thousand; other work gets its turn between them. */
  scan(signal?: AbortSignal): AsyncGenerator<readonly IndexedDevice[], void, void>;
  state(): FleetListState;

  /** Never ends by itself. */
  watchSync(signal?: AbortSignal): AsyncGenerator<FleetSync, void, void>;
  startSync(everything: boolean): void;
  pauseSync(): void;
  cancelSync(): void;
  readSyncSettings(): FleetSyncSettings;
  changeSyncSettings(
    changes: {
      readonly [K in keyof FleetSyncSettings]?: FleetSyncSettings[K] | undefined;
    },
  ): FleetSyncSettings;

  savedFilters(): Promise<FleetSavedFilter[]>;
  saveFilter(filter: FleetSavedFilter): Promise<FleetSavedFilter[]>;
  removeFilter(name: string): Promise<FleetSavedFilter[]>;
  recents(): Promise<FleetRecent[]>;
  noteOpened(deviceId: string): Promise<void>;
  pins(): Promise<FleetPin[]>;
  pin(deviceId: string, isPinned: boolean): Promise<FleetPin[]>;
}

export interface FleetServicePorts {
  readonly openHub: () => HubClient;
  readonly openHubId: () => string | null;
  readonly store: Store;
  readonly clock: HubClock;
  /** Told of what ends a reading and is no failure of the hub. */
  readonly noteDefect: (error: unknown) => void;
}

const batchSize = 1000;

const idle: FleetSync = {
  hubId: null,
  phase: 'idle',
  scope: null,
  devicesRead: 0,
  modulesRead: 0,
  devicesExpected: null,
  queriesSent: 0,
  queriesThisMinute: 0,
  hubQueriesPerMinute: 20,
  ownQueriesPerMinute: 5,
  pause: null,
  nextStepAt: null,
  everythingReadAt: null,
  changesReadAt: null,
  outcome: null,
  failure: null,
  indexProblem: null,
  version: 0,
};

export function createFleetService({
  openHub,
  openHubId,
  store,
  clock,
  noteDefect,
}: FleetServicePorts): FleetService {
  const shelf = openFleetShelf(store);
  const sync = createLatest<FleetSync>(idle);
  let settings: FleetSyncSettings = { sharePercent: 25, pauseOnBattery: true, tier: null, twinPaths: [] };
  let read: {
    readonly hub: HubClient;
    readonly devices: readonly IndexedDevice[];
    readonly records: readonly DeviceRecord[];
    readonly at: string;
  } | null = null;
  let reading: { readonly hub: HubClient; readonly stop: AbortController; readonly pause: Pause } | null =
    null;

  function records(): readonly DeviceRecord[] {
    const hub = openHub();
    return read?.hub === hub ? read.records : [];
  }

  function searchAll(question: FleetQuestion, offset: number, limit: number, tagPaths: readonly string[]) {
    const found = records();
    const readAt = found === read?.records ? read.at : null;
    const { version } = sync.get();
    return searchList(
      found,
      readAt,
      version,
      { ...question, offset, limit, tagPaths },
      clock.now().getTime(),
    );
  }

  async function readAll(hub: HubClient, stop: AbortController, pause: Pause): Promise<void> {
    sync.set({
      ...idle,
      hubId: openHubId(),
      phase: 'devices',
      scope: 'everything',
      version: sync.get().version,
    });
    try {
      const steps = readFleet(hub, clock, stop.signal);
      for (;;) {
        await pause.over();
        const step = await steps.next();
        if (step.done) {
          const at = clock.now().toISOString();
          read = { hub, devices: step.value, records: step.value.map(({ device }) => device), at };
          const { version } = sync.get();
          sync.set({
            ...sync.get(),
            phase: 'idle',
            scope: null,
            pause: null,
            outcome: 'done',
            everythingReadAt: at,
            version: version + 1,
          });
          return;
        }
        sync.set({ ...sync.get(), ...step.value });
      }
    } catch (error) {
      const failure = error instanceof HubCallError ? error.failure : null;
      const isCancelled = stop.signal.aborted || failure?.cause === 'cancelled';
      if (failure === null && !isCancelled) noteDefect(error);
      sync.set({
        ...sync.get(),
        phase: 'idle',
        scope: null,
        pause: null,
        outcome: isCancelled ? 'cancelled' : 'failed',
        failure: isCancelled ? null : failure,
      });
    } finally {
      if (reading?.stop === stop) reading = null;
    }
  }

  /** What waits in a pause goes on, and finds itself stopped. */
  function stopReading(): void {
    reading?.stop.abort();
    reading?.pause.end();
  }

  return {
    search: async ({ query, sort, offset, limit, tagPaths }) =>
      searchAll({ query, sort }, offset, limit, tagPaths),
    ids: async ({ query, sort, offset, limit }) => {
      const { version, matchCount, rows } = searchAll({ query, sort }, offset, limit, []);
      return { version, matchCount, deviceIds: rows.map(({ deviceId }) => deviceId) };
    },
    suggest: async (query, cursor) => suggestAt(query, cursor, records()),
    paths: async () => {
      const counts = new Map<string, { devices: number; values: Set<string> }>();
      for (const { tags } of records()) {
        for (const { path, text } of leavesOf(tags)) {
          const count = counts.get(path) ?? { devices: 0, values: new Set<string>() };
          counts.set(path, { devices: count.devices + 1, values: count.values.add(text) });
        }
      }
      return [...counts].map(([path, { devices, values }]) => ({
        path: `tags.${path}`,
        deviceCount: devices,
        valueCount: values.size,
      }));
    },
    each: async (question, onBatch, signal) => {
      const found = searchAll(question, 0, Number.POSITIVE_INFINITY, []).rows;
      const byId = new Map(records().map((record) => [record.deviceId, record]));
      for (let at = 0; at < found.length && !signal?.aborted; at += 1000)
        await onBatch(found.slice(at, at + 1000).flatMap(({ deviceId }) => byId.get(deviceId) ?? []));
    },
    scan: async function* (signal) {
      const hub = openHub();
      const devices = read?.hub === hub ? read.devices : [];
      for (let at = 0; at < devices.length && !signal?.aborted; at += batchSize) {
        yield devices.slice(at, at + batchSize);
        await setImmediate();
      }
    },
    state: () => {
      const { version } = sync.get();
      return { deviceCount: records().length, readAt: read?.hub === openHub() ? read.at : null, version };
    },

    watchSync: (signal) => sync.watch(signal),
    startSync: () => {
      const hub = openHub();
      if (reading?.hub === hub) {
        reading.pause.end();
        sync.set({ ...sync.get(), pause: null });
        return;
      }
      stopReading();
      const stop = new AbortController();
      const pause = createPause();
      reading = { hub, stop, pause };
      void readAll(hub, stop, pause);
    },
    pauseSync: () => {
      if (reading === null) return;
      reading.pause.begin();
      sync.set({ ...sync.get(), pause: 'person' });
    },
    cancelSync: stopReading,
    readSyncSettings: () => settings,
    changeSyncSettings: (changes) => {
      settings = {
        sharePercent: changes.sharePercent ?? settings.sharePercent,
        pauseOnBattery: changes.pauseOnBattery ?? settings.pauseOnBattery,
        tier: changes.tier === undefined ? settings.tier : changes.tier,
        twinPaths: changes.twinPaths ?? settings.twinPaths,
      };
      return settings;
    },

    savedFilters: () => shelf.savedFilters(openHub().hostName),
    saveFilter: async (filter) => {
      const { hostName } = openHub();
      await shelf.saveFilter(hostName, filter);
      return shelf.savedFilters(hostName);
    },
    removeFilter: async (name) => {
      const { hostName } = openHub();
      await shelf.removeFilter(hostName, name);
      return shelf.savedFilters(hostName);
    },
    recents: () => shelf.recents(openHub().hostName),
    noteOpened: async (deviceId) => shelf.noteOpened(openHub().hostName, deviceId, clock.now().toISOString()),
    pins: () => shelf.pins(openHub().hostName),
    pin: async (deviceId, isPinned) => {
      const { hostName } = openHub();
      await (isPinned
        ? shelf.pin(hostName, deviceId, clock.now().toISOString())
        : shelf.unpin(hostName, deviceId));
      return shelf.pins(hostName);
    },
  };
}
