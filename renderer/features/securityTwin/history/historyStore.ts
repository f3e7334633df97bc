/** The history of one twin as the window works on it: its timeline, page by page, and the comparison on view. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ComparedState, ComparisonView, MomentView } from '../../../../preload/contract';
import type { Client } from '../../../client/client';
import { type Failure, failureOf } from '../../../client/failure';

/** How many moments are read at a time. */
const pageSize = 25;

export interface HistoryRef {
  readonly deviceId: string;
  /** Null for the device's own twin. */
  readonly moduleId: string | null;
}

export interface HistoryState {
  readonly ref: HistoryRef | null;
  /** The newest first; null until they are read. */
  readonly moments: readonly MomentView[] | null;
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly comparison: ComparisonView | null;
  readonly isComparing: boolean;
  readonly failure: Failure | null;
}

const startState: HistoryState = {
  ref: null,
  moments: null,
  hasMore: false,
  isReading: false,
  comparison: null,
  isComparing: false,
  failure: null,
};

export interface HistoryStore {
  readonly state: StoreApi<HistoryState>;
  /** Reads the timeline anew; a comparison of another twin is forgotten. */
  show(ref: HistoryRef): Promise<void>;
  readMore(): Promise<void>;
  compare(left: ComparedState, right: ComparedState): Promise<void>;
  closeComparison(): void;
}

export function createHistoryStore(client: Client): HistoryStore {
  const state = createStore<HistoryState>()(() => startState);
  const { getState, setState } = state;
  /** Only the newest comparison asked for is shown. */
  let comparing = new AbortController();

  async function read(ref: HistoryRef, before: readonly MomentView[]): Promise<void> {
    setState({ isReading: true, failure: null });
    try {
      const last = before.at(-1)?.momentId ?? null;
      const page = await client.twinHistory.timeline({ ...ref, before: last, limit: pageSize });
      if (getState().ref === ref) setState({ moments: [...before, ...page.moments], hasMore: page.hasMore });
    } catch (error) {
      if (getState().ref === ref) setState({ failure: failureOf(error) });
    } finally {
      if (getState().ref === ref) setState({ isReading: false });
    }
  }

  return {
    state,
    show(ref) {
      comparing.abort();
      setState({ ...startState, ref }, true);
      return read(ref, []);
    },
    async readMore() {
      const { ref, moments, isReading } = getState();
      if (ref !== null && moments !== null && !isReading) await read(ref, moments);
    },
    async compare(left, right) {
      comparing.abort();
      comparing = new AbortController();
      const { signal } = comparing;
      setState({ isComparing: true, failure: null });
      try {
        const comparison = await client.twinHistory.compare({ left, right }, { signal });
        if (!signal.aborted) setState({ comparison, isComparing: false });
      } catch (error) {
        if (!signal.aborted) setState({ failure: failureOf(error), isComparing: false, comparison: null });
      }
    },
    closeComparison: () => setState({ comparison: null }),
  };
}
