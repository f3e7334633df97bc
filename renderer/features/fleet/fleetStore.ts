/** The fleet list as the window shows it: asks main for the rows on view, and for the list to be read again. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FleetPage, FleetSort, FleetSync } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { latestWins } from '../../client/latest';
import type { GridPlace } from '../../ui/grid/gridPosition';
import { blockOf, blockSize, missingRows, type RowRange, withRows } from '../../ui/grid/rowBlocks';
import { type FleetState, startStateFor } from './fleetState';
import { createSelectionStore, type SelectionStore } from './selection/selectionStore';

export interface FleetStore {
  readonly state: StoreApi<FleetState>;
  readonly selection: SelectionStore;
  /** Where the person was in the list, for when the screen is opened again. */
  readonly place: { current: GridPlace | null };
  /** Shows this hub's list as it was kept, and has read what changed since. Doing so again for the same hub changes nothing. */
  showHub(hubId: string | null): void;
  /** Shows what a query in the filter language selects, in the order there is without another one. */
  showQuery(query: string, sort?: FleetSort): void;
  sortBy(by: FleetSort['by']): void;
  /** Rows have these tags; without `tags.`. */
  showTags(paths: readonly string[]): void;
  /** Tells which rows are on view, so that the missing ones are fetched. */
  showRows(visible: RowRange): void;
  searchAgain(): void;
  /** Reads what changed, and goes on after a pause. */
  read(): void;
  readEverything(): void;
  pauseReading(): void;
  cancelReading(): void;
}

interface Question {
  readonly hubId: string | null;
  readonly query: string;
  readonly sort: FleetSort;
  readonly offset: number;
  readonly limit: number;
  /** The rows held so far belong to another question, so they go when the answer comes. */
  readonly isFresh: boolean;
}

export function createFleetStore(client: Client): FleetStore {
  const state = createStore<FleetState>()(() => startStateFor(null));
  const { getState, setState } = state;
  let visible: RowRange = { first: 0, last: 0 };
  let tagPaths: readonly string[] = [];
  let leaveSync: (() => void) | null = null;

  const ask = latestWins<Question, FleetPage>(
    ({ query, sort, offset, limit }) =>
      client.fleet.search({ query, sort, offset, limit, tagPaths: [...tagPaths] }),
    (question, page) => {
      const now = getState();
      if (question.hubId !== now.hubId) return;
      const { offset, rows, readAt, version, ...rest } = page;
      // A list read again in between has other rows at the same places.
      const blocks = question.isFresh || version !== now.list?.version ? new Map() : now.blocks;
      setState({
        list: { ...rest, readAt, version, query: question.query, sort: question.sort },
        blocks: withRows(blocks, offset, rows),
        searchFailure: null,
      });
      if (now.list === null) void read(false);
      fetchMissing();
    },
    (error) => setState({ searchFailure: failureOf(error) }),
  );

  function search(): void {
    const { hubId, query, sort } = getState();
    if (hubId !== null) ask({ hubId, query, sort, offset: 0, limit: blockSize, isFresh: true });
  }

  function fetchMissing(): void {
    const { hubId, query, sort, list, blocks } = getState();
    // While the answer to a newer query or order is on its way, these rows are about to go.
    if (!list || list.query !== query || list.sort !== sort) return;
    const missing = missingRows(blocks, visible, list.matchCount);
    if (missing) ask({ hubId, query, sort, ...missing, isFresh: false });
  }

  /** The rows on view once more, in place. */
  function refreshRows(): void {
    const { hubId, query, sort } = getState();
    const offset = blockOf(visible.first) * blockSize;
    if (hubId !== null) ask({ hubId, query, sort, offset, limit: blockSize, isFresh: true });
  }

  async function read(everything: boolean): Promise<void> {
    if (getState().hubId === null) return;
    setState({ readFailure: null, readOutcome: null });
    try {
      await client.fleet.startSync({ everything });
    } catch (error) {
      setState({ readFailure: failureOf(error) });
    }
  }

  function noteSync(sync: FleetSync): void {
    const { hubId, reading, list } = getState();
    if (sync.hubId !== hubId) return;
    const isReading = sync.phase !== 'idle' || sync.pause !== null;
    const { changesReadAt, indexProblem } = sync;
    setState({ reading: isReading ? sync : null, changesReadAt, indexProblem });
    // How a reading ended matters to whoever saw it go on.
    if (!isReading && reading !== null) endReading(sync);
    if (list !== null && sync.version !== list.version) refreshRows();
  }

  function endReading({ outcome, failure }: FleetSync): void {
    if (outcome === 'failed') {
      setState({ readFailure: failure ? { kind: 'hub', failure } : { kind: 'defect', defectId: null } });
    } else if (outcome === 'done' || outcome === 'cancelled') setState({ readOutcome: outcome });
  }

  return {
    state,
    selection: createSelectionStore(client, state),
    place: { current: null },
    showHub(hubId) {
      if (hubId === getState().hubId) return;
      leaveSync?.();
      visible = { first: 0, last: 0 };
      setState(startStateFor(hubId));
      search();
      leaveSync =
        hubId === null
          ? null
          : follow((signal) => client.fleet.watchSync(undefined, { signal }), { onItem: noteSync });
    },
    showQuery(query, sort) {
      setState(sort ? { query, sort } : { query });
      search();
    },
    sortBy(by) {
      setState(({ sort }) => ({
        sort: {
          by,
          direction: sort.by === by && sort.direction === 'ascending' ? 'descending' : 'ascending',
        },
      }));
      search();
    },
    showTags(paths) {
      if (paths.join('\n') === tagPaths.join('\n')) return;
      tagPaths = paths;
      if (getState().list !== null) refreshRows();
    },
    showRows(range) {
      visible = range;
      fetchMissing();
    },
    searchAgain: search,
    read: () => void read(false),
    readEverything: () => void read(true),
    pauseReading: () => void client.fleet.pauseSync().catch(() => {}),
    cancelReading: () => void client.fleet.cancelSync().catch(() => {}),
  };
}
