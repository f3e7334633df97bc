/** The fleet list as the window shows it: asks main for the rows on view, and for the list to be read again. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FleetFilter, FleetPage, FleetSort } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { latestWins } from '../../client/latest';
import { blockSize, missingRows, type RowRange, withRows } from './fleetPages';
import { emptyFilter, type FleetState, startStateFor } from './fleetState';

export interface FleetStore {
  readonly state: StoreApi<FleetState>;
  /** Shows this hub's list, and has it read when it never was. Doing so again for the same hub changes nothing. */
  showHub(hubId: string | null): void;
  changeFilter(change: Partial<FleetFilter>): void;
  clearFilter(): void;
  sortBy(by: FleetSort['by']): void;
  /** Tells which rows are on view, so that the missing ones are fetched. */
  showRows(visible: RowRange): void;
  searchAgain(): void;
  read(): void;
  cancelReading(): void;
}

interface Question {
  readonly hubId: string | null;
  readonly filter: FleetFilter;
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
  let leaveReading: (() => void) | null = null;

  const ask = latestWins<Question, FleetPage>(
    ({ filter, sort, offset, limit }) => client.fleet.search({ filter, sort, offset, limit }),
    (question, page) => {
      const now = getState();
      if (question.hubId !== now.hubId) return;
      const { readAt, totalCount, matchCount, counts, offset, rows } = page;
      // A list read again in between has other rows at the same places.
      const blocks = question.isFresh || readAt !== now.list?.readAt ? new Map() : now.blocks;
      setState({
        list: { readAt, totalCount, matchCount, counts, filter: question.filter, sort: question.sort },
        blocks: withRows(blocks, offset, rows),
        searchFailure: null,
      });
      if (readAt === null && now.reading === null && now.readOutcome === null && !now.readFailure) read();
      fetchMissing();
    },
    (error) => setState({ searchFailure: failureOf(error) }),
  );

  function search(): void {
    const { hubId, filter, sort } = getState();
    if (hubId !== null) ask({ hubId, filter, sort, offset: 0, limit: blockSize, isFresh: true });
  }

  function fetchMissing(): void {
    const { hubId, filter, sort, list, blocks } = getState();
    // While the answer to a newer filter or order is on its way, these rows are about to go.
    if (!list || list.filter !== filter || list.sort !== sort) return;
    const missing = missingRows(blocks, visible, list.matchCount);
    if (missing) ask({ hubId, filter, sort, ...missing, isFresh: false });
  }

  function read(): void {
    if (leaveReading !== null || getState().hubId === null) return;
    setState({
      reading: { phase: 'devices', devicesRead: 0, devicesExpected: null, queriesSent: 0 },
      readFailure: null,
      readOutcome: null,
    });
    leaveReading = follow((signal) => client.fleet.refresh(undefined, { signal }), {
      onItem: (reading) => setState({ reading }),
      onEnd: () => {
        endReading({ readOutcome: 'done' });
        search();
      },
      onFailure: (error) => endReading({ readFailure: failureOf(error) }),
    });
  }

  function endReading(outcome: Partial<FleetState>): void {
    leaveReading?.();
    leaveReading = null;
    setState({ reading: null, ...outcome });
  }

  return {
    state,
    showHub(hubId) {
      if (hubId === getState().hubId) return;
      endReading({});
      visible = { first: 0, last: 0 };
      setState(startStateFor(hubId));
      search();
    },
    changeFilter(change) {
      setState(({ filter }) => ({ filter: { ...filter, ...change } }));
      search();
    },
    clearFilter() {
      setState({ filter: emptyFilter });
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
    showRows(range) {
      visible = range;
      fetchMissing();
    },
    searchAgain: search,
    read,
    cancelReading: () => endReading({ readOutcome: 'cancelled' }),
  };
}
