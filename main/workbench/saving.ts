/** A save: nobody is overwritten unseen, nothing is sent twice, and whatever breaks, the draft stays and it is told. */
import type { ConflictReason, ConflictView } from '../../preload/contract';
import { ExpectedFailure, mayHaveHappened } from '../failures';
import type { Draft } from '../outbox';
import { equals, sectionVersion } from '../twin';
import type { Desk } from './desk';
import { goneOr, hubFailureOf, isPreconditionFailure } from './failure';
import type { ReadTwin } from './ports';
import { conflictReasonOf, earlierSaveOf, mergeOf, standingOf } from './standing';
import type { Subject } from './subject';

/** Somebody who writes tags every few milliseconds must not keep a save busy for ever. */
const mostAttempts = 5;

/** A conflict that was shown: what the person's choices are about. */
export interface ShownConflict {
  readonly theirs: ReadTwin;
  readonly reason: ConflictReason;
}

export type SaveOutcomeOf<View> =
  | {
      readonly kind: 'saved';
      readonly view: View;
      readonly savedDesiredVersion: number;
      readonly confirmedBy: 'answer' | 'readBack';
    }
  | { readonly kind: 'conflict'; readonly conflict: ConflictView; readonly view: View };

/** Fails with DRAFT_ABSENT, DRAFT_INVALID and the contract's errors of a save. */
export async function saveDraft<View>(
  desk: Desk<View>,
  onConflict: (shown: ShownConflict) => void,
  signal: AbortSignal | undefined,
): Promise<SaveOutcomeOf<View>> {
  let draft = await desk.draft();
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const read = await desk.readLive(signal).catch((error: unknown) => Promise.reject(goneOr(error)));
    if (earlierSaveOf(desk.subject, draft, read.twin)?.state === 'arrived') {
      if (equals(draft.values, draft.unanswered?.values)) return saved(desk, read, read, 'readBack');
      draft = { ...rebased(desk.subject, draft, read), unanswered: null };
    }
    desk.subject.refuseUnsendable(draft, read.twin);
    const reason = conflictReasonOf(desk.subject, draft, read.twin);
    if (reason !== null) return conflict(desk, draft, { theirs: read, reason }, onConflict);
    // Somebody wrote elsewhere in the twin (tags, another key) or the same: nothing of theirs is lost by going on.
    if (standingOf(draft, read.twin) === 'changed') draft = rebased(desk.subject, draft, read);
    const sent = await send(desk, draft, onConflict, signal);
    if (sent !== 'precondition') return sent;
  }
  throw new ExpectedFailure('TWIN_KEEPS_CHANGING', { attempts: mostAttempts });
}

async function send<View>(
  desk: Desk<View>,
  draft: Draft,
  onConflict: (shown: ShownConflict) => void,
  signal: AbortSignal | undefined,
): Promise<SaveOutcomeOf<View> | 'precondition'> {
  const sending = { ...draft, unanswered: { sentAt: desk.now(), values: draft.values } };
  await desk.keep(sending);
  try {
    const answered = desk.remember(await desk.subject.send(draft, signal), 'saved');
    return await saved(desk, answered, await desk.readLive(signal).catch(() => answered), 'answer');
  } catch (error) {
    const failure = hubFailureOf(error);
    if (failure === null) throw error;
    if (mayHaveHappened(failure.cause)) return whatBecameOf(desk, sending, error, onConflict);
    // A clear no to this save; one sent before it may still be on its way.
    await desk.keep(draft);
    if (isPreconditionFailure(error)) return 'precondition';
    throw goneOr(error);
  }
}

/** The read that answers this is not cancelled with the save: the question stays even when nobody waits any more. */
async function whatBecameOf<View>(
  desk: Desk<View>,
  draft: Draft,
  error: unknown,
  onConflict: (shown: ShownConflict) => void,
): Promise<SaveOutcomeOf<View>> {
  const failure = hubFailureOf(error);
  const read = await desk.readLive().catch((readError: unknown) => {
    const gone = goneOr(readError);
    throw gone === readError ? new ExpectedFailure('SAVE_OUTCOME_UNKNOWN', failure, { cause: error }) : gone;
  });
  const earlier = earlierSaveOf(desk.subject, draft, read.twin);
  if (earlier?.state === 'arrived') return saved(desk, read, read, 'readBack');
  if (earlier?.state === 'notArrived')
    throw new ExpectedFailure('SAVE_NOT_ARRIVED', failure, { cause: error });
  return conflict(desk, draft, { theirs: read, reason: 'sendingUnclear' }, onConflict);
}

async function saved<View>(
  desk: Desk<View>,
  { twin }: ReadTwin,
  readBack: ReadTwin,
  confirmedBy: 'answer' | 'readBack',
): Promise<SaveOutcomeOf<View>> {
  await desk.discard();
  return {
    kind: 'saved',
    view: desk.subject.view(readBack, null),
    savedDesiredVersion: sectionVersion(twin.properties.desired),
    confirmedBy,
  };
}

function conflict<View>(
  { subject }: Desk<View>,
  draft: Draft,
  shown: ShownConflict,
  onConflict: (shown: ShownConflict) => void,
): SaveOutcomeOf<View> {
  onConflict(shown);
  const { theirs, reason } = shown;
  const { items } = mergeOf(subject, draft, theirs.twin, reason);
  const conflictView: ConflictView = {
    reason,
    theirEtag: theirs.twin.etag,
    theirReadAt: theirs.readAt,
    theirDesiredVersion: sectionVersion(theirs.twin.properties.desired),
    items: [...items],
  };
  return { kind: 'conflict', conflict: conflictView, view: subject.view(theirs, draft) };
}

/** The draft with what was read as its base. */
export function rebased<View>(subject: Subject<View>, draft: Draft, { twin, readAt }: ReadTwin): Draft {
  return {
    ...draft,
    baseReadAt: readAt,
    baseEtag: twin.etag,
    baseDesired: twin.properties.desired,
    baseTags: subject.tagsOf(twin),
    jsonText: null,
  };
}
