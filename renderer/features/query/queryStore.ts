/** The query console as the window shows it: the text, its newest run, the rows on view, and the kept queries. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ExportFormat,
  ExportProgress,
  HubFailure,
  KeptQueries,
  KnownProperty,
  QueryRows,
  QueryRun,
} from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { latestWins } from '../../client/latest';
import { blockSize, missingRows, type RowBlocks, type RowRange, withRows } from '../../ui/grid/rowBlocks';

export type QueryRow = QueryRows['rows'][number];

export interface QueryState {
  readonly hubId: string | null;
  readonly text: string;
  readonly run: QueryRun | null;
  readonly blocks: RowBlocks<QueryRow>;
  /** What the person waits for. */
  readonly waitsFor: 'start' | 'more' | null;
  /** Grows when a run ends, with how it did. */
  readonly outcome: { readonly sequence: number; readonly how: 'done' | 'more' | 'cancelled' } | null;
  readonly failure: Failure | null;
  readonly refused: {
    readonly text: string;
    readonly position: number | null;
    readonly failure: HubFailure;
  } | null;
  readonly kept: KeptQueries | null;
  readonly properties: readonly KnownProperty[];
  readonly exporting: ExportProgress | null;
  readonly exportFailure: Failure | null;
  /** The newest exported file's name. */
  readonly exported: {
    readonly sequence: number;
    readonly fileName: string;
    readonly rowCount: number;
  } | null;
}

export interface QueryStore {
  readonly state: StoreApi<QueryState>;
  /** Reads what is kept for this hub; another hub's rows go. */
  showHub(hubId: string | null): void;
  setText(text: string): void;
  run(): void;
  more(): void;
  /** Ends the waiting; what was there stays. */
  cancel(): void;
  showRows(visible: RowRange): void;
  /** Rows as JSON text; null when they are gone. */
  readJson(offset: number, limit: number): Promise<string | null>;
  exportRows(what: 'all' | 'shown', format: ExportFormat): void;
  cancelExport(): void;
  /** Resolves with whether it is kept. */
  save(queryId: string | null, name: string, text: string): Promise<boolean>;
  remove(queryId: string): Promise<void>;
}

const startState: QueryState = {
  hubId: null,
  text: '',
  run: null,
  blocks: new Map(),
  waitsFor: null,
  outcome: null,
  failure: null,
  refused: null,
  kept: null,
  properties: [],
  exporting: null,
  exportFailure: null,
  exported: null,
};

export function createQueryStore(client: Client): QueryStore {
  const state = createStore<QueryState>()(() => startState);
  const { getState, setState } = state;
  let visible: RowRange = { first: 0, last: 0 };
  let waiting: AbortController | null = null;
  let leaveExport: (() => void) | null = null;

  const askRows = latestWins<{ runId: string; offset: number; limit: number }, QueryRows>(
    (question) => client.queryConsole.rows(question),
    ({ runId }, { revision, offset, rows }) => {
      const { run, blocks } = getState();
      if (run?.runId !== runId || run.revision !== revision) return;
      setState({ blocks: withRows(blocks, offset, rows) });
      fetchMissing();
    },
    (error) => setState({ failure: failureOf(error) }),
  );

  function fetchMissing(): void {
    const { run, blocks } = getState();
    const missing = run && missingRows(blocks, visible, run.rowCount);
    if (run && missing) askRows({ runId: run.runId, ...missing });
  }

  async function attempt(
    waitsFor: 'start' | 'more',
    call: (signal: AbortSignal) => Promise<QueryRun>,
  ): Promise<void> {
    waiting?.abort();
    const mine = new AbortController();
    waiting = mine;
    const { text, hubId } = getState();
    setState({ waitsFor, failure: null, refused: null, exported: null, exportFailure: null });
    try {
      const run = await call(mine.signal);
      if (waiting !== mine || getState().hubId !== hubId) return;
      setState({ run, blocks: new Map(), waitsFor: null, ...ended(waitsFor === 'start' ? 'done' : 'more') });
      if (waitsFor === 'start') visible = { first: 0, last: blockSize - 1 };
      fetchMissing();
      void readKept();
    } catch (error) {
      if (waiting !== mine) return;
      const failure = failureOf(error);
      const isRefused = failure?.kind === 'declared' && failure.code === 'QUERY_REFUSED';
      setState({
        waitsFor: null,
        failure,
        // Main validated the data against what the contract declares for this code.
        refused: isRefused
          ? { text, ...(failure.data as { position: number | null; failure: HubFailure }) }
          : null,
      });
    }
  }

  function ended(how: 'done' | 'more' | 'cancelled'): Pick<QueryState, 'outcome'> {
    return { outcome: { sequence: (getState().outcome?.sequence ?? 0) + 1, how } };
  }

  async function readKept(): Promise<void> {
    const { hubId } = getState();
    if (hubId === null) return;
    try {
      const [kept, properties] = await Promise.all([
        client.queryConsole.kept(),
        client.queryConsole.properties(),
      ]);
      if (getState().hubId === hubId) setState({ kept, properties });
    } catch (error) {
      setState({ failure: failureOf(error) });
    }
  }

  async function change(call: () => Promise<KeptQueries>): Promise<boolean> {
    setState({ failure: null });
    try {
      setState({ kept: await call() });
      return true;
    } catch (error) {
      setState({ failure: failureOf(error) });
      return false;
    }
  }

  function endExport(outcome: Partial<QueryState>): void {
    leaveExport?.();
    leaveExport = null;
    setState({ exporting: null, ...outcome });
  }

  return {
    state,
    showHub(hubId) {
      if (hubId === getState().hubId) return;
      waiting?.abort();
      waiting = null;
      endExport({});
      setState({ ...startState, hubId, text: getState().text });
      void readKept();
    },
    setText: (text) => setState({ text }),
    run() {
      const { text, hubId } = getState();
      if (text.trim() === '' || hubId === null) return;
      void attempt('start', (signal) => client.queryConsole.start({ text }, { signal }));
    },
    more() {
      const { run, waitsFor } = getState();
      if (run === null || waitsFor !== null) return;
      void attempt('more', (signal) => client.queryConsole.more({ runId: run.runId }, { signal }));
    },
    cancel() {
      if (waiting === null || getState().waitsFor === null) return;
      waiting.abort();
      waiting = null;
      setState({ waitsFor: null, ...ended('cancelled') });
    },
    showRows(range) {
      visible = range;
      fetchMissing();
    },
    async readJson(offset, limit) {
      const { run } = getState();
      if (run === null) return null;
      try {
        return (await client.queryConsole.json({ runId: run.runId, offset, limit })).text;
      } catch (error) {
        setState({ failure: failureOf(error) });
        return null;
      }
    },
    exportRows(what, format) {
      const { run, exporting, exported } = getState();
      if (run === null || exporting !== null || leaveExport !== null) return;
      setState({ exportFailure: null, exported: null });
      leaveExport = follow(
        (signal) => client.queryConsole.exportRows({ runId: run.runId, what, format }, { signal }),
        {
          onItem: (progress) => {
            const { phase, fileName, rowCount } = progress;
            if (phase !== 'done' || fileName === null) setState({ exporting: progress });
            else setState({ exported: { sequence: (exported?.sequence ?? 0) + 1, fileName, rowCount } });
          },
          onEnd: () => endExport({}),
          onFailure: (error) => {
            const failure = failureOf(error);
            // Closing the dialog is an answer, not a failure.
            const isClosed = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
            endExport({ exportFailure: isClosed ? null : failure });
          },
        },
      );
    },
    cancelExport: () => endExport({}),
    save: (queryId, name, text) => change(() => client.queryConsole.save({ queryId, name, text })),
    remove: async (queryId) => void (await change(() => client.queryConsole.remove({ queryId }))),
  };
}
