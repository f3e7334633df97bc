/** One security module twin as the window works on it: reads, edits, saves and follows the agent's answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FilledBaseline, JsonValue, SecurityTwinView, TwinEdit } from '../../../preload/contract';
import type { Client } from '../../client/client';
import { failureOf } from '../../client/failure';
import { follow } from '../../client/follow';
import { createEditQueue } from './editQueue';
import {
  type Choice,
  hasEdit,
  type Outcome,
  type SecurityTwinState,
  startState,
  type TwinRef,
} from './securityTwinState';

export interface SecurityTwinStore {
  readonly state: StoreApi<SecurityTwinState>;
  /** Reads this twin live; what was typed into another one is kept first. */
  show(hubId: string | null, ref: TwinRef): void;
  /** Keeps what was typed and stops following the agent. */
  leave(): void;
  read(): Promise<void>;
  setProperty(property: string, value: JsonValue): void;
  unsetProperty(property: string): void;
  setJson(text: string): void;
  /** Does what a finding offers. */
  fix(id: string): void;
  /** One step back or forward in the draft; resolves with whether there was one. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Makes a draft of what the configuration was at a moment of the history. */
  restore(momentId: number): Promise<boolean>;
  /** Makes a draft of a baseline; `merge` leaves what it does not name. */
  applyBaseline(baseline: FilledBaseline, how: 'replace' | 'merge'): Promise<boolean>;
  /** Sends what was typed to main without waiting for a pause. */
  keepNow(): void;
  save(): Promise<void>;
  discard(): Promise<void>;
  choose(property: string, choice: Choice): void;
  resolve(): Promise<void>;
  closeOutcome(): void;
}

export function createSecurityTwinStore(client: Client): SecurityTwinStore {
  const state = createStore<SecurityTwinState>()(() => startState);
  const { getState, setState } = state;
  let leaveEcho: (() => void) | null = null;
  /** Grows with every change of the draft, so that an answer older than it is known. */
  let draftChanges = 0;
  let queue = queueFor(null);

  /** Each twin has its own queue: an edit never reaches another twin than the one it was made in. */
  function queueFor(ref: TwinRef | null) {
    const isShown = () => getState().ref === ref;
    return createEditQueue({
      send: (edit) => {
        if (ref === null) throw new Error('No twin is shown');
        return client.securityTwin.edit({ ...ref, edit });
      },
      onKept(view, unkept) {
        draftChanges += 1;
        if (isShown()) setState({ view, unkept, failure: null, restoredFrom: null });
      },
      onFailure(error) {
        const failure = failureOf(error);
        const isRefused = failure?.kind === 'declared' && failure.code === 'DRAFT_INVALID';
        if (isShown()) setState({ failure, ...(isRefused ? { unkept: [] } : {}) });
        return isRefused ? 'drop' : 'keep';
      },
    });
  }

  function put(edit: TwinEdit): void {
    setState(({ unkept }) => ({ unkept: [...unkept, edit] }));
    queue.put(edit);
  }

  async function read(): Promise<void> {
    const { ref } = getState();
    if (ref === null) return;
    setState({ isReading: true, failure: null });
    try {
      await openUnlessEdited(ref);
    } catch (error) {
      if (getState().ref === ref) setState({ failure: failureOf(error) });
    } finally {
      if (getState().ref === ref) setState({ isReading: false });
    }
  }

  /** A draft changed while the hub was read is newer than the answer, which is then asked for again. */
  async function openUnlessEdited(ref: TwinRef): Promise<void> {
    for (;;) {
      const changesBefore = draftChanges;
      const view = await client.securityTwin.open(ref);
      if (getState().ref !== ref) return;
      if (changesBefore !== draftChanges) continue;
      const isFirst = getState().view === null;
      setState({ view, ...(isFirst ? { restoredFrom: view.draft?.editedAt ?? null } : {}) });
      return;
    }
  }

  function stopEcho(): void {
    leaveEcho?.();
    leaveEcho = null;
  }

  function followEcho(ref: TwinRef, desiredVersion: number): void {
    stopEcho();
    leaveEcho = follow((signal) => client.securityTwin.watchEcho({ ...ref, desiredVersion }, { signal }), {
      onItem: (echo) => setState({ outcome: { kind: 'echo', version: desiredVersion, echo } }),
      // What the agent answered stands in the twin that main read last.
      onEnd: () => void read(),
      onFailure: (error) =>
        setState({ failure: failureOf(error), outcome: { kind: 'saved', version: desiredVersion } }),
    });
  }

  /** Runs what ends with a new view; a failure becomes the outcome. */
  async function attempt(ref: TwinRef, work: () => Promise<Partial<SecurityTwinState>>): Promise<void> {
    try {
      const change = await work();
      draftChanges += 1;
      if (getState().ref === ref) setState({ failure: null, ...change });
    } catch (error) {
      const failure = failureOf(error);
      const outcome: Outcome = failure ? { kind: 'failed', failure } : { kind: 'none' };
      if (getState().ref === ref) setState({ outcome });
    }
  }

  /** Makes another draft of the draft; a failure is shown above it. */
  async function change(ref: TwinRef, call: () => Promise<SecurityTwinView>): Promise<boolean> {
    try {
      const view = await call();
      draftChanges += 1;
      if (getState().ref === ref) setState({ view, failure: null, restoredFrom: null });
      return true;
    } catch (error) {
      if (getState().ref === ref) setState({ failure: failureOf(error) });
      return false;
    }
  }

  async function step(direction: 'undo' | 'redo'): Promise<boolean> {
    const { ref } = getState();
    if (ref === null || !(await queue.flush())) return false;
    const draft = getState().view?.draft;
    const isPossible = direction === 'undo' ? draft?.canUndo : draft?.canRedo;
    return isPossible === true && change(ref, () => client.securityTwin[direction](ref));
  }

  function afterDraft(view: SecurityTwinView): Partial<SecurityTwinState> {
    return { view, restoredFrom: null, reviewedVersion: null };
  }

  return {
    state,
    show(hubId, ref) {
      const now = getState();
      const isSame =
        now.hubId === hubId && now.ref?.deviceId === ref.deviceId && now.ref.moduleId === ref.moduleId;
      if (!isSame) {
        void queue.flush();
        queue = queueFor(ref);
        setState({ ...startState, hubId, ref }, true);
      }
      void read();
    },
    leave() {
      void queue.flush();
      stopEcho();
      const { outcome } = getState();
      if (outcome.kind !== 'conflict') setState({ outcome: { kind: 'none' } });
    },
    read,
    setProperty: (property, value) => put({ kind: 'set', property, value }),
    unsetProperty: (property) => put({ kind: 'unset', property }),
    setJson: (text) => put({ kind: 'json', text }),
    fix(id) {
      put({ kind: 'fix', id });
      void queue.flush();
    },
    undo: () => step('undo'),
    redo: () => step('redo'),
    async applyBaseline(baseline, how) {
      const { ref } = getState();
      if (ref === null || !(await queue.flush())) return false;
      return change(ref, () => client.securityTwin.applyBaseline({ ...ref, baseline, how }));
    },
    async restore(momentId) {
      const { ref } = getState();
      if (ref === null || !(await queue.flush())) return false;
      return change(ref, () => client.securityTwin.restore({ ...ref, momentId }));
    },
    keepNow: () => void queue.flush(),
    async save() {
      const { ref, outcome } = getState();
      if (ref === null || outcome.kind === 'saving' || !hasEdit(getState())) return;
      stopEcho();
      setState({ outcome: { kind: 'saving' }, failure: null });
      if (!(await queue.flush())) {
        setState({ outcome: { kind: 'none' } });
        return;
      }
      await attempt(ref, async () => {
        const saved = await client.securityTwin.save(ref);
        if (saved.kind === 'conflict') {
          return { view: saved.view, outcome: { kind: 'conflict', conflict: saved.conflict, choices: {} } };
        }
        return { ...afterDraft(saved.view), outcome: { kind: 'saved', version: saved.savedDesiredVersion } };
      });
      const now = getState();
      if (now.ref === ref && now.outcome.kind === 'saved') followEcho(ref, now.outcome.version);
    },
    async discard() {
      const { ref } = getState();
      if (ref === null) return;
      queue.clear();
      setState({ unkept: [] });
      await attempt(ref, async () => ({
        ...afterDraft(await client.securityTwin.discard(ref)),
        outcome: { kind: 'none' },
      }));
    },
    choose(property, choice) {
      const { outcome } = getState();
      if (outcome.kind !== 'conflict') return;
      setState({ outcome: { ...outcome, choices: { ...outcome.choices, [property]: choice } } });
    },
    async resolve() {
      const { ref, outcome } = getState();
      if (ref === null || outcome.kind !== 'conflict') return;
      const { conflict, choices } = outcome;
      if (!(await queue.flush())) return;
      await attempt(ref, async () => {
        const view = await client.securityTwin.resolve({
          ...ref,
          theirEtag: conflict.theirEtag,
          choices: { ...choices },
        });
        return { view, outcome: { kind: 'none' }, reviewedVersion: conflict.theirDesiredVersion };
      });
    },
    closeOutcome() {
      stopEcho();
      setState({ outcome: { kind: 'none' } });
    },
  };
}
