/** What the index worker can be asked for, and what it answers. */
import type { FleetPage, FleetQuestion, FleetSuggestion } from '../../../preload/contract';
import type { QueryRow } from '../../hubs';
import type { ChangeHere } from '../changeHere';
import type { DeviceRecord, IndexedDevice, ModuleFacts } from '../record';
import type { FleetGroups } from './groups';
import type { KeptNotes, KeptReading } from './keptReading';
import type { FleetSearch } from './rowOf';

export interface IndexState {
  readonly notes: KeptNotes;
  readonly deviceCount: number;
  readonly version: number;
}

export interface FleetPath {
  readonly path: string;
  readonly deviceCount: number;
  readonly valueCount: number;
}

/** A page as it came from the hub, and how far the reading is when it is kept. */
export interface ReadPage {
  readonly rows: readonly QueryRow[];
  readonly readAt: string;
  readonly reading: KeptReading;
}

export interface FleetIndex {
  state(): IndexState;
  begin(reading: KeptReading): IndexState;
  takeDevices(page: ReadPage): IndexState;
  /** What a whole pass over the devices has not seen is removed. */
  endDevices(reading: KeptReading): IndexState;
  takeModules(page: ReadPage): IndexState;
  /** Modules that a whole pass has not seen are removed, and devices without modules are known to have none. */
  endModules(reading: KeptReading, readAt: string): IndexState;
  /** Modules whose twins a query left open. */
  openModules(most: number): ModuleFacts[];
  /** Null where its twin could not be read: then what the query gave stays. */
  closeModule(facts: ModuleFacts, read: ModuleFacts | null): IndexState;
  /** What queries gave of all that are still open stays. */
  closeModules(): IndexState;
  /** Everything, or all changes, were read by `readAt`. */
  end(reading: KeptReading, readAt: string): IndexState;
  /** What was changed here at `at`; nothing for a device that is not in the list. */
  takeChange(change: ChangeHere, at: string): IndexState;
  search(search: FleetSearch, nowMs: number): FleetPage;
  ids(question: FleetQuestion, offset: number, limit: number, nowMs: number): FoundIds;
  suggest(query: string, cursor: number): FleetSuggestion[];
  paths(): FleetPath[];
  records(question: FleetQuestion, offset: number, limit: number, nowMs: number): FoundRecords;
  /** Devices with their modules after a slot, and the slot to go on after; null at the end. */
  scan(afterSlot: number, most: number): { readonly devices: IndexedDevice[]; readonly next: number | null };
  groups(): FleetGroups;
  /** Keeps the columns where enough was written since, so that the next start is quick. */
  settle(): void;
}

export interface FoundIds {
  readonly version: number;
  readonly matchCount: number;
  readonly deviceIds: string[];
}

export interface FoundRecords {
  readonly version: number;
  readonly matchCount: number;
  readonly records: DeviceRecord[];
}
