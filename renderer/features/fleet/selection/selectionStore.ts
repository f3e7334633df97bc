/** The selected devices of the fleet, across pages and while the list changes. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { quotedWhereNeeded } from '../../../../preload/filterLanguage';
import type { Client } from '../../../client/client';
import { latestWins } from '../../../client/latest';
import { rowAt } from '../../../ui/grid/rowBlocks';
import type { FleetState } from '../fleetState';
import {
  everything,
  type FleetSelection,
  isSelected,
  namedDevices,
  nothing,
  onlyOf,
  toggledDevice,
  withDevices,
} from './selection';

export interface SelectionStore {
  readonly state: StoreApi<{ readonly selection: FleetSelection }>;
  toggle(index: number): void;
  /** The rows between, beside what was selected before the range began at this anchor. */
  extend(anchor: number, index: number): void;
  selectAll(): void;
  clear(): void;
  /** Every selected device, in the order of the list where the selection is of the list. */
  deviceIds(): Promise<readonly string[]>;
}

/** What `fleet.ids` gives at once, and how long a query may be. */
const mostIds = 50_000;
const mostQueryLength = 2000;

interface Range {
  readonly first: number;
  readonly last: number;
  readonly base: FleetSelection;
  /** The version of the list that these row numbers are of. */
  readonly version: number;
}

export function createSelectionStore(client: Client, fleet: StoreApi<FleetState>): SelectionStore {
  const state = createStore<{ readonly selection: FleetSelection }>()(() => ({ selection: nothing }));
  let started: { readonly anchor: number; readonly base: FleetSelection } | null = null;

  function select(selection: FleetSelection): void {
    state.setState({ selection });
  }

  async function idsBetween(first: number, last: number): Promise<{ ids: string[]; versions: Set<number> }> {
    const { query, sort } = fleet.getState();
    const ids: string[] = [];
    const versions = new Set<number>();
    for (let offset = first; offset <= last; offset += mostIds) {
      const limit = Math.min(mostIds, last - offset + 1);
      const page = await client.fleet.ids({ query, sort, offset, limit });
      versions.add(page.version);
      ids.push(...page.deviceIds);
      if (page.deviceIds.length < limit) break;
    }
    return { ids, versions };
  }

  const askRange = latestWins(
    ({ first, last }: Range) => idsBetween(first, last),
    ({ base, version }, { ids, versions }) => {
      // Rows that moved meanwhile are not those the person meant.
      if (versions.size === 1 && versions.has(version)) select(withDevices(base, ids, true));
    },
    // The selection stays as it was; the list itself says why main does not answer.
    () => {},
  );

  /** Of the named devices those that are there, and of `all` those that still match. */
  async function stillThere(_: null): Promise<{ selection: FleetSelection; there: ReadonlySet<string> }> {
    const { selection } = state.getState();
    const beside = selection.kind === 'all' ? ` ${fleet.getState().query}` : '';
    const there = new Set<string>();
    for (const term of idTerms(namedDevices(selection), mostQueryLength - beside.length)) {
      const page = await client.fleet.ids({
        query: term + beside,
        sort: { by: 'deviceId', direction: 'ascending' },
        offset: 0,
        limit: mostIds,
      });
      for (const deviceId of page.deviceIds) there.add(deviceId);
    }
    return { selection, there };
  }

  const prove = latestWins<null, Awaited<ReturnType<typeof stillThere>>>(
    stillThere,
    (_, { selection, there }) => {
      if (state.getState().selection === selection) select(onlyOf(selection, there));
      else prove(null);
    },
    // What is selected stays so until main answers again.
    () => {},
  );

  fleet.subscribe((now, before) => {
    const { selection } = state.getState();
    if (now.hubId !== before.hubId) select(nothing);
    else if (now.query !== before.query && selection.kind === 'all') select(nothing);
    else if (now.list?.version !== before.list?.version && namedDevices(selection).size > 0) {
      prove(null);
    }
    if (now.query !== before.query || now.sort !== before.sort) started = null;
  });

  return {
    state,
    toggle(index) {
      const row = rowAt(fleet.getState().blocks, index);
      if (row === undefined) return;
      started = null;
      select(toggledDevice(state.getState().selection, row.deviceId));
    },
    extend(anchor, index) {
      const { blocks, list } = fleet.getState();
      if (list === null) return;
      const { selection } = state.getState();
      if (started?.anchor !== anchor) started = { anchor, base: selection };
      const first = Math.min(anchor, index);
      const last = Math.max(anchor, index);
      const near = Array.from({ length: Math.min(last - first + 1, 500) }, (_, at) =>
        rowAt(blocks, first + at),
      );
      const ids = near.flatMap((row) => (row === undefined ? [] : [row.deviceId]));
      if (ids.length === last - first + 1) select(withDevices(started.base, ids, true));
      else askRange({ first, last, base: started.base, version: list.version });
    },
    selectAll() {
      started = null;
      select(everything);
    },
    clear() {
      started = null;
      select(nothing);
    },
    async deviceIds() {
      const { selection } = state.getState();
      if (selection.kind === 'some') return [...selection.deviceIds];
      const { ids } = await idsBetween(0, Number.MAX_SAFE_INTEGER);
      return [...new Set(ids)].filter((deviceId) => isSelected(selection, deviceId));
    },
  };
}

/** `id:a,b,c`, as many of them as are needed for terms of at most this length. */
function idTerms(deviceIds: Iterable<string>, mostLength: number): readonly string[] {
  const terms: string[] = [];
  let term = '';
  for (const deviceId of deviceIds) {
    const value = quotedWhereNeeded(deviceId);
    if (term !== '' && term.length + 1 + value.length <= mostLength) term += `,${value}`;
    else {
      if (term !== '') terms.push(term);
      term = `id:${value}`;
    }
  }
  return term === '' ? terms : [...terms, term];
}
