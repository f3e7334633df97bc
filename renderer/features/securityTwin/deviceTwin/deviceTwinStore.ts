/** A device's own twin as the window works on it: its text on the way to main, and how the newest save went. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceTwinView } from '../../../../preload/contract';
import type { Client } from '../../../client/client';
import { type Failure, failureOf } from '../../../client/failure';
import type { Choice, Outcome } from '../securityTwinState';

export interface DeviceTwinState {
  readonly deviceId: string | null;
  readonly view: DeviceTwinView | null;
  readonly isReading: boolean;
  /** What was typed and is not on disk yet. */
  readonly typed: string | null;
  readonly outcome: Outcome;
  readonly failure: Failure | null;
}

const startState: DeviceTwinState = {
  deviceId: null,
  view: null,
  isReading: false,
  typed: null,
  outcome: { kind: 'none' },
  failure: null,
};

export interface DeviceTwinStore {
  readonly state: StoreApi<DeviceTwinState>;
  show(deviceId: string): void;
  read(): Promise<void>;
  setText(text: string): void;
  step(direction: 'undo' | 'redo'): Promise<boolean>;
  discard(): Promise<boolean>;
  restore(momentId: number): Promise<boolean>;
  save(): Promise<void>;
  choose(property: string, choice: Choice): void;
  resolve(): Promise<void>;
  closeOutcome(): void;
}

export function createDeviceTwinStore(client: Client): DeviceTwinStore {
  const state = createStore<DeviceTwinState>()(() => startState);
  const { getState, setState } = state;
  let keeping: Promise<boolean> | null = null;

  /** Sends the newest text until none is left; false when main could not keep it. */
  async function keepAll(deviceId: string): Promise<boolean> {
    for (;;) {
      const { typed } = getState();
      if (typed === null || getState().deviceId !== deviceId) return true;
      try {
        const view = await client.deviceTwin.edit({ deviceId, text: typed });
        if (getState().deviceId !== deviceId) return true;
        setState((now) => ({ view, failure: null, typed: now.typed === typed ? null : now.typed }));
      } catch (error) {
        setState({ failure: failureOf(error) });
        return false;
      }
    }
  }

  function keep(): Promise<boolean> {
    const { deviceId } = getState();
    if (deviceId === null) return Promise.resolve(true);
    keeping ??= keepAll(deviceId).finally(() => {
      keeping = null;
    });
    return keeping;
  }

  /** What ends with a new view; a failure is shown above the text. */
  async function change(call: (deviceId: string) => Promise<DeviceTwinView>): Promise<boolean> {
    const { deviceId } = getState();
    if (deviceId === null || !(await keep())) return false;
    try {
      const view = await call(deviceId);
      if (getState().deviceId === deviceId) setState({ view, failure: null });
      return true;
    } catch (error) {
      if (getState().deviceId === deviceId) setState({ failure: failureOf(error) });
      return false;
    }
  }

  async function read(): Promise<void> {
    setState({ isReading: true });
    await change((deviceId) => client.deviceTwin.open({ deviceId }));
    setState({ isReading: false });
  }

  return {
    state,
    show(deviceId) {
      if (getState().deviceId !== deviceId) setState({ ...startState, deviceId }, true);
      void read();
    },
    read,
    setText(text) {
      setState({ typed: text });
      void keep();
    },
    async step(direction) {
      await keep();
      const draft = getState().view?.draft;
      const isPossible = direction === 'undo' ? draft?.canUndo : draft?.canRedo;
      return isPossible === true && change((deviceId) => client.deviceTwin[direction]({ deviceId }));
    },
    discard: () => change((deviceId) => client.deviceTwin.discard({ deviceId })),
    restore: (momentId) => change((deviceId) => client.deviceTwin.restore({ deviceId, momentId })),
    async save() {
      const { deviceId, outcome } = getState();
      if (deviceId === null || outcome.kind === 'saving') return;
      setState({ outcome: { kind: 'saving' }, failure: null });
      if (!(await keep())) {
        setState({ outcome: { kind: 'none' } });
        return;
      }
      try {
        const saved = await client.deviceTwin.save({ deviceId });
        const ended: Outcome =
          saved.kind === 'conflict'
            ? { kind: 'conflict', conflict: saved.conflict, choices: {} }
            : { kind: 'saved', version: saved.savedDesiredVersion };
        setState({ view: saved.view, outcome: ended });
      } catch (error) {
        const failure = failureOf(error);
        setState({ outcome: failure ? { kind: 'failed', failure } : { kind: 'none' } });
      }
    },
    choose(property, choice) {
      const { outcome } = getState();
      if (outcome.kind !== 'conflict') return;
      setState({ outcome: { ...outcome, choices: { ...outcome.choices, [property]: choice } } });
    },
    async resolve() {
      const { outcome } = getState();
      if (outcome.kind !== 'conflict') return;
      const { conflict, choices } = outcome;
      const isResolved = await change((deviceId) =>
        client.deviceTwin.resolve({ deviceId, theirEtag: conflict.theirEtag, choices: { ...choices } }),
      );
      if (isResolved) setState({ outcome: { kind: 'none' } });
    },
    closeOutcome: () => setState({ outcome: { kind: 'none' } }),
  };
}
