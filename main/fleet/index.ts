/** The devices of the open hub: kept in an index, read from the hub, searched, and shown a window at a time. */
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
import type { HubClient, HubClock } from '../hubs';
import type { Vault } from '../secrets';
import type { KeptValues } from '../settings';
import type { Store } from '../store';
import type { ChangeHere } from './changeHere';
import type { FleetGroups } from './indexFile/groups';
import type { FleetPath } from './indexFile/indexContract';
import type { FleetSearch } from './indexFile/rowOf';
import { createOpenIndexes, type IndexPlace, type OpenIndex } from './openIndexes';
import type { Power } from './power';
import type { DeviceRecord, IndexedDevice } from './record';
import { openFleetShelf } from './shelf';
import { createFleetSync } from './sync/fleetSync';
import { openSyncSettings } from './syncSettings';

export { type ChangeHere, notingChanges } from './changeHere';
export { fold } from './filter';
export type { FleetGroups } from './indexFile/groups';
export type { FleetSearch } from './indexFile/rowOf';
export type { Power } from './power';
export type { DeviceFacts, DeviceRecord, IndexedDevice, ModuleFacts, SecurityFacts } from './record';

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
  /** How many devices are alike in site, security module and verdict. */
  groups(): Promise<FleetGroups>;
  /** Every device with its modules, in batches of a thousand; other work gets its turn between them. */
  scan(signal?: AbortSignal): AsyncGenerator<readonly IndexedDevice[], void, void>;
  state(): Promise<FleetListState>;
  /** The open hub's list shows what was changed here until queries show it too. */
  noteChange(hostName: string, change: ChangeHere): Promise<void>;

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
  /** Stops reading, and closes the index. */
  close(): Promise<void>;
}

export interface FleetServicePorts {
  readonly openHub: () => HubClient;
  readonly openHubId: () => string | null;
  readonly isSandbox: (hostName: string) => boolean;
  readonly store: Store;
  readonly kept: KeptValues;
  readonly vault: Vault;
  readonly index: IndexPlace;
  readonly power: Power;
  readonly clock: HubClock;
  /** Told of what ends a reading and is no failure of the hub. */
  readonly noteDefect: (error: unknown) => void;
}

const batchSize = 1000;

export function createFleetService(ports: FleetServicePorts): FleetService {
  const { openHub, openHubId, store, clock } = ports;
  const shelf = openFleetShelf(store);
  const settings = openSyncSettings(ports.kept, ports.isSandbox);
  const indexes = createOpenIndexes(ports.index, ports.vault);
  let shown: OpenIndex | null = null;
  const sync = createFleetSync({
    hub: openHub,
    hubId: openHubId,
    index: indexOf,
    settings: ({ hostName }) => settings.of(hostName),
    clock,
    power: ports.power,
    noteDefect: ports.noteDefect,
  });

  async function indexOf(hub: HubClient): Promise<OpenIndex> {
    const opened = await indexes.of(hub.hostName);
    if (shown !== opened) {
      shown = opened;
      const state = await opened.client.state();
      sync.noteIndex(hub, opened, state);
    }
    return opened;
  }

  const client = async () => (await indexOf(openHub())).client;
  const nowMs = (): number => clock.now().getTime();

  return {
    search: async (search) => (await client()).search(search, nowMs()),
    ids: async ({ query, sort, offset, limit }) =>
      (await client()).ids({ query, sort }, offset, limit, nowMs()),
    suggest: async (query, cursor) => (await client()).suggest(query, cursor),
    paths: async () => (await client()).paths(),
    each: async (question, onBatch, signal) => {
      const index = await client();
      for (let offset = 0; !signal?.aborted; offset += batchSize) {
        const { records, matchCount } = await index.records(question, offset, batchSize, nowMs());
        if (records.length > 0) await onBatch(records);
        if (offset + batchSize >= matchCount) return;
      }
    },
    groups: async () => (await client()).groups(),
    scan: async function* (signal) {
      const index = await client();
      let after: number | null = -1;
      while (after !== null && !signal?.aborted) {
        const { devices, next }: { devices: IndexedDevice[]; next: number | null } = await index.scan(
          after,
          batchSize,
        );
        if (devices.length > 0) yield devices;
        after = next;
      }
    },
    state: async () => {
      const { deviceCount, notes, version } = await (await client()).state();
      return { deviceCount, readAt: notes.everythingReadAt, version };
    },
    noteChange: async (hostName, change) => {
      const hub = openHub();
      if (hub.hostName !== hostName) return;
      const index = (await indexOf(hub)).client;
      const { version } = await index.takeChange(change, clock.now().toISOString());
      sync.noteVersion(version);
    },

    watchSync: (signal) => sync.watch(signal),
    startSync: sync.start,
    pauseSync: sync.pause,
    cancelSync: sync.cancel,
    readSyncSettings: () => settings.of(openHub().hostName),
    changeSyncSettings: (changes) => {
      const changed = settings.change(openHub().hostName, changes);
      sync.noteSettings();
      return changed;
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
    close: async () => {
      await sync.close();
      await indexes.close();
    },
  };
}
