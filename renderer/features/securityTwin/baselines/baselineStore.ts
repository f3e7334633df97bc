/** The baselines of this laptop as the window works on them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BaselineContent, BaselineSummary, BaselineView } from '../../../../preload/contract';
import type { Client } from '../../../client/client';
import { type Failure, failureOf } from '../../../client/failure';

export interface BaselineState {
  /** Null until they are read. */
  readonly list: readonly BaselineSummary[] | null;
  readonly failure: Failure | null;
}

export interface BaselineStore {
  readonly state: StoreApi<BaselineState>;
  read(): Promise<void>;
  /** The newest version when it is null. Null when it could not be read. */
  open(baselineId: string, version: number | null): Promise<BaselineView | null>;
  /** A new baseline without an id; resolves with whether it is kept. */
  save(baselineId: string | null, content: BaselineContent): Promise<boolean>;
  remove(baselineId: string): Promise<void>;
  /** The imported baseline's name; null when nothing was imported. */
  importFile(): Promise<string | null>;
  /** The file's name; null when none was written. */
  exportFile(baselineId: string): Promise<string | null>;
}

export function createBaselineStore(client: Client): BaselineStore {
  const state = createStore<BaselineState>()(() => ({ list: null, failure: null }));

  async function attempt<Result>(call: () => Promise<Result>): Promise<Result | null> {
    state.setState({ failure: null });
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      // Closing the dialog is an answer, not a failure.
      const isClosed = failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN';
      if (!isClosed) state.setState({ failure });
      return null;
    }
  }

  async function readList(): Promise<void> {
    state.setState({ list: await client.baselines.list() });
  }

  return {
    state,
    read: async () => void (await attempt(readList)),
    open: (baselineId, version) => attempt(() => client.baselines.read({ baselineId, version })),
    async save(baselineId, content) {
      const saved = await attempt(async () => {
        const view = await client.baselines.save({ baselineId, content });
        await readList();
        return view;
      });
      return saved !== null;
    },
    async remove(baselineId) {
      await attempt(async () => {
        await client.baselines.remove({ baselineId });
        await readList();
      });
    },
    importFile: () =>
      attempt(async () => {
        const { content } = await client.baselines.importFile();
        await readList();
        return content.name;
      }),
    exportFile: (baselineId) =>
      attempt(async () => (await client.baselines.exportFile({ baselineId, version: null })).fileName),
  };
}
