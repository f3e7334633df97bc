/** Adding a hub, step by step: main reads the connection string, the person names it and decides where its key stays. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConnectionStringProblem, HubCandidate, SavedHub } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { type Failure, failureOf } from '../../client/failure';

export interface AddHubState {
  readonly candidate: HubCandidate | null;
  readonly problems: readonly ConnectionStringProblem[];
  readonly ownCa: { readonly fileName: string; readonly subject: string } | null;
  readonly busy: 'reading' | 'choosingCa' | 'saving' | null;
  readonly failure: Failure | null;
}

export interface AddHubStore {
  readonly state: StoreApi<AddHubState>;
  read(from: 'clipboard' | 'file'): Promise<void>;
  chooseCaFile(): Promise<void>;
  /** Null, with `failure` set, when it could not be saved. */
  save(name: string, keep: 'vault' | 'session'): Promise<SavedHub | null>;
  startAgain(): void;
}

const nothing: AddHubState = { candidate: null, problems: [], ownCa: null, busy: null, failure: null };

export function createAddHubStore(client: Client): AddHubStore {
  const state = createStore<AddHubState>()(() => nothing);
  const { getState, setState } = state;

  async function during<Result>(
    busy: AddHubState['busy'],
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    if (getState().busy !== null) return null;
    setState({ busy, failure: null });
    try {
      return await work();
    } catch (error) {
      takeFailure(failureOf(error));
      return null;
    } finally {
      setState({ busy: null });
    }
  }

  /** Choosing nothing in a dialog is no failure, and a bad connection string has sentences of its own. */
  function takeFailure(failure: Failure | null): void {
    if (failure?.kind === 'declared' && failure.code === 'NOTHING_CHOSEN') return;
    if (failure?.kind === 'declared' && failure.code === 'CONNECTION_STRING_INVALID') {
      // The contract declares this data for this code, and main validated it.
      const { problems } = failure.data as { problems: readonly ConnectionStringProblem[] };
      setState({ problems });
      return;
    }
    setState({ failure });
  }

  return {
    state,
    read: async (from) => {
      setState({ problems: [] });
      const candidate = await during('reading', () => client.hubs.readConnectionString({ from }));
      if (candidate) setState({ candidate, ownCa: null });
    },
    chooseCaFile: async () => {
      const { candidate } = getState();
      if (!candidate) return;
      const { candidateId } = candidate;
      const ownCa = await during('choosingCa', () => client.hubs.chooseCaFile({ candidateId }));
      if (ownCa) setState({ ownCa });
    },
    save: async (name, keep) => {
      const { candidate } = getState();
      if (!candidate) return null;
      const { candidateId } = candidate;
      return during('saving', () => client.hubs.save({ candidateId, name, keep }));
    },
    startAgain: () => setState(nothing),
  };
}
