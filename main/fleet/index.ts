/** The device list of the open hub: read whole, searched in memory. */
import type { FleetPage, FleetProgress } from '../../preload/contract';
import type { HubClient, HubClock } from '../hubs';
import { createFleetList, type FleetList, type FleetSearch } from './list';
import { readFleet } from './read';

export type { FleetSearch } from './list';

export interface FleetService {
  /**
   * Ends with `done`; `search` gives the new list by then. A read that fails or is left keeps the old one.
   * Throws `HUB_CALL_FAILED` and `NO_HUB_OPEN`.
   */
  refresh(signal?: AbortSignal): AsyncGenerator<FleetProgress, void, void>;
  /** Throws `NO_HUB_OPEN`. */
  search(search: FleetSearch): FleetPage;
}

export interface FleetServicePorts {
  readonly openHub: () => HubClient;
  readonly clock: HubClock;
}

export function createFleetService({ openHub, clock }: FleetServicePorts): FleetService {
  let read: { readonly hub: HubClient; readonly list: FleetList } | null = null;
  const unread = createFleetList([], null);
  return {
    refresh: async function* (signal) {
      const hub = openHub();
      const reading = readFleet(hub, clock, signal);
      for (;;) {
        const step = await reading.next();
        if (step.done) {
          const { rows, done } = step.value;
          read = { hub, list: createFleetList(rows, clock.now().toISOString()) };
          yield done;
          return;
        }
        yield step.value;
      }
    },
    search: (search) => {
      const hub = openHub();
      return (read?.hub === hub ? read.list : unread).search(search);
    },
  };
}
