/** One change in the life of a security module: running, ended step by step, or refused. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LifeCycleOutcome } from '../../../../preload/contract';
import type { Client } from '../../../client/client';
import { type Failure, failureOf } from '../../../client/failure';

export type Operation =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly operationId: string; readonly isCancelling: boolean }
  | { readonly kind: 'ended'; readonly outcome: LifeCycleOutcome }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly failure: Failure };

export interface ModuleStore {
  readonly state: StoreApi<Operation>;
  /** Runs one at a time; resolves with whether all of it was done. */
  run(call: (operationId: string) => Promise<LifeCycleOutcome>): Promise<boolean>;
  cancel(): void;
  /** Forgets what ended, for another place. */
  clear(): void;
}

export function createModuleStore(client: Client): ModuleStore {
  const state = createStore<Operation>()(() => ({ kind: 'none' }));
  const { getState, setState } = state;
  return {
    state,
    async run(call) {
      if (getState().kind === 'running') return false;
      const operationId = crypto.randomUUID();
      setState({ kind: 'running', operationId, isCancelling: false }, true);
      try {
        const outcome = await call(operationId);
        setState({ kind: 'ended', outcome }, true);
        return outcome.isComplete;
      } catch (error) {
        const failure = failureOf(error);
        setState(failure ? { kind: 'refused', failure } : { kind: 'none' }, true);
        return false;
      }
    },
    cancel() {
      const now = getState();
      if (now.kind !== 'running' || now.isCancelling) return;
      setState({ ...now, isCancelling: true }, true);
      // What became of it stands in the outcome of the operation itself.
      client.securityModules.cancel({ operationId: now.operationId }).catch(() => {});
    },
    clear() {
      if (getState().kind !== 'running') setState({ kind: 'none' }, true);
    },
  };
}
