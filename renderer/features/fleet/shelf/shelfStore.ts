/** What a person keeps at hand of the open hub's fleet: saved filters, pinned devices, devices opened before. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FleetPin, FleetQuestion, FleetRecent, FleetSavedFilter } from '../../../../preload/contract';
import type { Client } from '../../../client/client';
import { type Failure, failureOf } from '../../../client/failure';

export interface ShelfState {
  readonly filters: readonly FleetSavedFilter[];
  readonly pins: readonly FleetPin[];
  readonly recents: readonly FleetRecent[];
  readonly failure: Failure | null;
}

export interface ShelfStore {
  readonly state: StoreApi<ShelfState>;
  /** Reads all of it anew; of no hub it is empty. */
  load(hubId: string | null): void;
  /** Resolves with whether main keeps it. The same name replaces. */
  save(name: string, question: FleetQuestion): Promise<boolean>;
  remove(name: string): void;
  pin(deviceIds: readonly string[], isPinned: boolean): Promise<boolean>;
}

const empty: ShelfState = { filters: [], pins: [], recents: [], failure: null };

export function createShelfStore(client: Client): ShelfStore {
  const state = createStore<ShelfState>()(() => empty);
  let shownHubId: string | null = null;

  /** What main answered belongs to the hub that was open when it was asked. */
  async function change(work: () => Promise<Partial<ShelfState>>): Promise<boolean> {
    const hubId = shownHubId;
    try {
      const changed = await work();
      if (hubId === shownHubId) state.setState({ ...changed, failure: null });
      return true;
    } catch (error) {
      if (hubId === shownHubId) state.setState({ failure: failureOf(error) });
      return false;
    }
  }

  return {
    state,
    load(hubId) {
      if (hubId !== shownHubId) state.setState(empty);
      shownHubId = hubId;
      if (hubId === null) return;
      void change(async () => {
        const [filters, pins, recents] = await Promise.all([
          client.fleet.savedFilters(),
          client.fleet.pins(),
          client.fleet.recents(),
        ]);
        return { filters, pins, recents };
      });
    },
    save: (name, question) =>
      change(async () => ({ filters: await client.fleet.saveFilter({ name, ...question }) })),
    remove: (name) => void change(async () => ({ filters: await client.fleet.removeFilter({ name }) })),
    pin: (deviceIds, isPinned) =>
      change(async () => {
        let pins = state.getState().pins;
        for (const deviceId of deviceIds) pins = await client.fleet.pin({ deviceId, isPinned });
        return { pins };
      }),
  };
}
