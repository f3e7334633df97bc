/** One security module twin: opened, edited as a draft, saved without overwriting anybody, watched until the agent answers. */
import type { EchoState, JsonValue, SaveOutcome, SecurityTwinView, TwinEdit } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { type Draft, type Drafts, type MomentKeeper, noSteps } from '../outbox';
import { detectFlavour } from '../security';
import { resolveMerge } from '../twin';
import { createDesks, type Desk } from './desk';
import { waitForEcho } from './echo';
import { applyEdit, draftFrom } from './edit';
import type { ReadTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';
import { rebased, type ShownConflict, saveDraft } from './saving';
import { mergeOf } from './standing';
import { redone, targetOf, undone, withStep } from './steps';
import { createTurns } from './turns';
import { viewOf } from './view';

export type { ModuleTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';

export interface Workbench {
  open(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  edit(ref: TwinRef, edit: TwinEdit, signal?: AbortSignal): Promise<SecurityTwinView>;
  /** A draft of these values, as one step; how an old state or a baseline comes back. */
  replace(
    ref: TwinRef,
    values: Readonly<Record<string, JsonValue>>,
    signal?: AbortSignal,
  ): Promise<SecurityTwinView>;
  /** The same, but what `values` does not name stays as the draft has it. */
  merge(
    ref: TwinRef,
    values: Readonly<Record<string, JsonValue>>,
    signal?: AbortSignal,
  ): Promise<SecurityTwinView>;
  undo(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  redo(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  discard(ref: TwinRef, signal?: AbortSignal): Promise<SecurityTwinView>;
  save(ref: TwinRef, signal?: AbortSignal): Promise<SaveOutcome>;
  resolve(
    ref: TwinRef,
    theirEtag: string,
    choices: Readonly<Record<string, 'mine' | 'theirs'>>,
  ): Promise<SecurityTwinView>;
  watchEcho(ref: TwinRef, desiredVersion: number, signal?: AbortSignal): AsyncIterable<EchoState>;
}

interface WorkbenchPorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => TwinHub;
  readonly drafts: Drafts;
  readonly clock: WorkbenchClock;
  /** Told every state that is read. */
  readonly keeper: MomentKeeper;
}

export function createWorkbench(ports: WorkbenchPorts): Workbench {
  const deskOf = createDesks(ports);
  /** The state a conflict was shown against, which the choices are about. */
  const conflicts = new Map<string, ShownConflict>();
  const turns = createTurns();
  const inTurn = async <T>(ref: TwinRef, work: (desk: Desk) => Promise<T>): Promise<T> => {
    const desk = deskOf(ref);
    return turns.take(desk.name, () => work(desk));
  };

  const change = (
    ref: TwinRef,
    signal: AbortSignal | undefined,
    changed: (draft: Draft, editedAt: string, desk: Desk, read: ReadTwin) => Draft,
  ): Promise<SecurityTwinView> =>
    inTurn(ref, async (desk) => {
      const read = await desk.lastRead(signal);
      const draft = (await desk.findDraft()) ?? draftFrom(desk.generation, read);
      const edited = changed(draft, desk.now(), desk, read);
      await desk.keep(edited);
      return viewOf(ref, read, edited);
    });

  const step = (
    ref: TwinRef,
    signal: AbortSignal | undefined,
    stepped: (draft: Draft, editedAt: string) => Draft,
  ): Promise<SecurityTwinView> =>
    inTurn(ref, async (desk) => {
      const read = await desk.lastRead(signal);
      const draft = await desk.findDraft();
      const after = draft === null ? null : stepped(draft, desk.now());
      if (after !== null && after !== draft) await desk.keep(after);
      return viewOf(ref, read, after);
    });

  return {
    open: async (ref, signal) => {
      const desk = deskOf(ref);
      const [read, draft] = await Promise.all([desk.readLive(signal), desk.findDraft()]);
      return viewOf(ref, read, draft);
    },

    edit: (ref, edit, signal) =>
      change(ref, signal, (draft, editedAt, { generation }, { twin }) => {
        const flavour = detectFlavour(generation, twin.properties.reported);
        return withStep(draft, applyEdit(generation, flavour, draft, edit, editedAt), targetOf(edit));
      }),
    replace: (ref, values, signal) =>
      change(ref, signal, (draft, editedAt) =>
        withStep(draft, { ...draft, values, jsonText: null, editedAt }, `all ${editedAt}`),
      ),
    merge: (ref, values, signal) =>
      change(ref, signal, (draft, editedAt) => {
        const merged = { ...draft.values, ...values };
        return withStep(draft, { ...draft, values: merged, jsonText: null, editedAt }, `all ${editedAt}`);
      }),
    undo: (ref, signal) => step(ref, signal, undone),
    redo: (ref, signal) => step(ref, signal, redone),

    discard: (ref, signal) =>
      inTurn(ref, async (desk) => {
        await desk.discard();
        return viewOf(ref, await desk.lastRead(signal), null);
      }),

    save: (ref, signal) =>
      inTurn(ref, (desk) => saveDraft(desk, (shown) => conflicts.set(desk.name, shown), signal)),

    resolve: (ref, theirEtag, choices) =>
      inTurn(ref, async (desk) => {
        const draft = await desk.draft();
        const shown = conflicts.get(desk.name);
        if (shown?.theirs.twin.etag !== theirEtag) throw new ExpectedFailure('CONFLICT_GONE');
        const { theirs, reason } = shown;
        const values = resolveMerge(mergeOf(desk.generation, draft, theirs.twin, reason), choices);
        // Steps before the merge know nothing of their changes: going back to one would take those away again.
        const merged = { ...rebased(draft, theirs), values, editedAt: desk.now(), steps: noSteps };
        const kept = { ...merged, unanswered: null };
        await desk.keep(kept);
        conflicts.delete(desk.name);
        return viewOf(ref, theirs, kept);
      }),

    watchEcho: (ref, desiredVersion, signal) => waitForEcho(deskOf(ref), desiredVersion, ports.clock, signal),
  };
}
