/** Work on the drafts of one kind of twin, one piece after another: opened, changed, stepped, saved, merged. */
import { ExpectedFailure } from '../failures';
import { type Draft, noSteps } from '../outbox';
import { createDesks, type Desk, type DeskPorts } from './desk';
import type { ReadTwin } from './ports';
import { rebased, type SaveOutcomeOf, type ShownConflict, saveDraft } from './saving';
import { mergeOf } from './standing';
import { redone, undone } from './steps';
import type { Subject } from './subject';
import { createTurns } from './turns';

export interface Editing<Ref, View> {
  open(ref: Ref, signal?: AbortSignal): Promise<View>;
  /** Resolves when the changed draft is on disk. */
  change(
    ref: Ref,
    changed: (draft: Draft, editedAt: string, read: ReadTwin) => Draft,
    signal?: AbortSignal,
  ): Promise<View>;
  undo(ref: Ref, signal?: AbortSignal): Promise<View>;
  redo(ref: Ref, signal?: AbortSignal): Promise<View>;
  discard(ref: Ref, signal?: AbortSignal): Promise<View>;
  save(ref: Ref, signal?: AbortSignal): Promise<SaveOutcomeOf<View>>;
  /** Fails with DRAFT_ABSENT or CONFLICT_GONE. */
  resolve(ref: Ref, theirEtag: string, choices: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<View>;
  deskOf(ref: Ref): Desk<View>;
}

export function createEditing<Ref, View>(
  subjectOf: (ref: Ref) => Subject<View>,
  ports: DeskPorts,
): Editing<Ref, View> {
  const desks = createDesks<View>(ports);
  const deskOf = (ref: Ref): Desk<View> => desks(subjectOf(ref));
  /** The state a conflict was shown against, which the choices are about. */
  const conflicts = new Map<string, ShownConflict>();
  const turns = createTurns();
  const inTurn = async <T>(ref: Ref, work: (desk: Desk<View>) => Promise<T>): Promise<T> => {
    const desk = deskOf(ref);
    return turns.take(desk.name, () => work(desk));
  };

  const step = (
    ref: Ref,
    stepped: (draft: Draft, editedAt: string) => Draft,
    signal: AbortSignal | undefined,
  ): Promise<View> =>
    inTurn(ref, async (desk) => {
      const read = await desk.lastRead(signal);
      const draft = await desk.findDraft();
      const after = draft === null ? null : stepped(draft, desk.now());
      if (after !== null && after !== draft) await desk.keep(after);
      return desk.subject.view(read, after);
    });

  return {
    deskOf,
    open: async (ref, signal) => {
      const desk = deskOf(ref);
      const [read, draft] = await Promise.all([desk.readLive(signal), desk.findDraft()]);
      return desk.subject.view(read, draft);
    },
    change: (ref, changed, signal) =>
      inTurn(ref, async (desk) => {
        const read = await desk.lastRead(signal);
        const draft = (await desk.findDraft()) ?? draftFrom(desk.subject, read);
        const edited = changed(draft, desk.now(), read);
        await desk.keep(edited);
        return desk.subject.view(read, edited);
      }),
    undo: (ref, signal) => step(ref, undone, signal),
    redo: (ref, signal) => step(ref, redone, signal),
    discard: (ref, signal) =>
      inTurn(ref, async (desk) => {
        await desk.discard();
        return desk.subject.view(await desk.lastRead(signal), null);
      }),
    save: (ref, signal) =>
      inTurn(ref, (desk) => saveDraft(desk, (shown) => conflicts.set(desk.name, shown), signal)),
    resolve: (ref, theirEtag, choices) =>
      inTurn(ref, async (desk) => {
        const draft = await desk.draft();
        const shown = conflicts.get(desk.name);
        if (shown?.theirs.twin.etag !== theirEtag) throw new ExpectedFailure('CONFLICT_GONE');
        const { theirs, reason } = shown;
        const { items, resolve } = mergeOf(desk.subject, draft, theirs.twin, reason);
        const kept = {
          ...rebased(desk.subject, draft, theirs),
          values: resolve(items, choices),
          editedAt: desk.now(),
          // Steps before the merge know nothing of their changes: going back to one would take those away again.
          steps: noSteps,
          unanswered: null,
        };
        await desk.keep(kept);
        conflicts.delete(desk.name);
        return desk.subject.view(theirs, kept);
      }),
  };
}

/** The draft a first edit begins from. */
function draftFrom<View>(subject: Subject<View>, { twin, readAt }: ReadTwin): Draft {
  return {
    editedAt: readAt,
    baseReadAt: readAt,
    baseEtag: twin.etag,
    baseDesired: twin.properties.desired,
    baseTags: subject.tagsOf(twin),
    values: subject.valuesOf(twin),
    jsonText: null,
    steps: noSteps,
    unanswered: null,
  };
}
