/** Watched messages as the window sees them: how it stands, the rows on view, the one that is open, and the charts. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  MessageDetails,
  MessageFilter,
  MessageRow,
  MessageRows,
  MessageStatistics,
  MessagesStart,
  MessagesStatus,
} from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { latestWins } from '../../client/latest';
import { blockOf, blockSize, type RowBlocks, type RowRange, withRows } from '../../ui/grid/rowBlocks';
import { firstForm, type WatchForm } from './watchForm';

export type Pace = 1 | 10 | 100 | 'atOnce';
export type MessagesView = 'list' | 'charts';

export interface MessagesScreenState {
  /** Null until main has told it. */
  readonly status: MessagesStatus | null;
  readonly form: WatchForm;
  readonly pace: Pace;
  readonly view: MessagesView;
  readonly filter: MessageFilter;
  readonly total: number;
  readonly blocks: RowBlocks<MessageRow>;
  /** The filter that the rows are of; others are on their way while it differs. */
  readonly shownFilter: MessageFilter | null;
  readonly details: MessageDetails | null;
  readonly statistics: MessageStatistics | null;
  readonly failure: Failure | null;
  /** Why nothing more is heard. */
  readonly watchFailure: Failure | null;
}

export interface MessagesStore {
  readonly state: StoreApi<MessagesScreenState>;
  /** Follows main; the returned function ends that, not the watching. */
  watch(): () => void;
  setForm(form: WatchForm): void;
  setPace(pace: Pace): void;
  setView(view: MessagesView): void;
  setFilter(change: Partial<MessageFilter>): void;
  showRows(visible: RowRange): void;
  start(start: MessagesStart): Promise<void>;
  stop(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  open(number: number): Promise<void>;
  close(): void;
  /** Resolves with whether it is done. */
  bookmark(number: number, isBookmarked: boolean): Promise<boolean>;
  record(withHeld: boolean): Promise<void>;
  stopRecording(): Promise<void>;
  replay(): Promise<void>;
}

export const noFilter: MessageFilter = {
  text: '',
  deviceId: '',
  moduleId: '',
  kind: null,
  eventName: null,
  findings: 'any',
  bookmarkedOnly: false,
};

/** Main gives at most 500 rows at once. */
const mostRows = 5 * blockSize;

export function createMessagesStore(client: Client): MessagesStore {
  const state = createStore<MessagesScreenState>()(() => ({
    status: null,
    form: firstForm,
    pace: 1,
    view: 'list',
    filter: noFilter,
    total: 0,
    blocks: new Map(),
    shownFilter: null,
    details: null,
    statistics: null,
    failure: null,
    watchFailure: null,
  }));
  const { getState, setState } = state;
  let visible: RowRange = { first: 0, last: blockSize - 1 };
  let revision = -1;

  const fail = (error: unknown): void => {
    const failure = failureOf(error);
    // Closing a dialog is an answer, not a failure.
    const isClosed = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
    if (!isClosed) setState({ failure });
  };
  const askRows = latestWins<{ filter: MessageFilter; offset: number; limit: number }, MessageRows>(
    (question) => client.messages.rows(question),
    ({ filter }, { offset, rows, total }) => {
      if (filter !== getState().filter) return;
      setState({ blocks: withRows(new Map(), offset, rows), total, shownFilter: filter });
    },
    fail,
  );
  const askStatistics = latestWins<void, MessageStatistics>(
    () => client.messages.statistics(),
    (_, statistics) => setState({ statistics }),
    fail,
  );

  function refresh(): void {
    const { view, filter } = getState();
    if (view === 'charts') {
      askStatistics();
      return;
    }
    const offset = blockOf(visible.first) * blockSize;
    const wanted = (blockOf(visible.last) + 1) * blockSize - offset;
    askRows({ filter, offset, limit: Math.min(wanted, mostRows) });
  }

  async function ask(call: () => Promise<MessagesStatus>): Promise<void> {
    setState({ failure: null });
    try {
      setState({ status: await call() });
    } catch (error) {
      fail(error);
    }
  }

  return {
    state,
    watch() {
      setState({ watchFailure: null });
      revision = -1;
      return follow((signal) => client.messages.watch(undefined, { signal }), {
        onItem: (batch) => {
          setState({ status: batch.status });
          const isSame = batch.revision === revision && getState().shownFilter !== null;
          revision = batch.revision;
          if (!isSame) refresh();
        },
        onFailure: (error) => setState({ watchFailure: failureOf(error) }),
      });
    },
    setForm: (form) => setState({ form }),
    setPace: (pace) => setState({ pace }),
    setView(view) {
      setState({ view });
      refresh();
    },
    setFilter(change) {
      visible = { first: 0, last: blockSize - 1 };
      setState({ filter: { ...getState().filter, ...change } });
      refresh();
    },
    showRows(range) {
      visible = range;
      const { blocks, total } = getState();
      const last = Math.min(range.last, total - 1);
      const isHere = blocks.has(blockOf(range.first)) && blocks.has(blockOf(last));
      if (total > 0 && !isHere) refresh();
    },
    start: async (start) => {
      setState({ details: null });
      await ask(() => client.messages.start(start));
    },
    stop: () => ask(() => client.messages.stop()),
    pause: () => ask(() => client.messages.pause()),
    resume: () => ask(() => client.messages.resume()),
    async open(number) {
      setState({ failure: null });
      try {
        setState({ details: await client.messages.details({ number }) });
      } catch (error) {
        fail(error);
      }
    },
    close: () => setState({ details: null }),
    async bookmark(number, isBookmarked) {
      setState({ failure: null });
      try {
        const status = await client.messages.bookmark({ number, isBookmarked });
        const { details } = getState();
        setState({
          status,
          ...(details?.row.number === number
            ? { details: { ...details, row: { ...details.row, isBookmarked } } }
            : {}),
        });
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    },
    record: (withHeld) => ask(() => client.messages.record({ withHeld })),
    stopRecording: () => ask(() => client.messages.stopRecording()),
    replay: async () => {
      await ask(() => client.messages.replay({ pace: getState().pace }));
      setState({ details: null });
    },
  };
}

/** Whether something is under way that can be stopped. */
export function isRunning({ state }: MessagesStatus): boolean {
  return state !== 'stopped' && state !== 'failed';
}
