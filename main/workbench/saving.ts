/** A save: nobody is overwritten unseen, nothing is sent twice, and whatever breaks, the draft stays and it is told. */
import type { ConflictReason, ConflictView, MergeItem, SaveOutcome } from '../../preload/contract';
import { ExpectedFailure, mayHaveHappened } from '../failures';
import type { Draft } from '../outbox';
import { detectFlavour, findingsFor, parseJsonText, savePatch } from '../security';
import { equals, sectionVersion } from '../twin';
import type { Desk } from './desk';
import { goneOr, hubFailureOf, isPreconditionFailure } from './failure';
import type { ReadTwin } from './ports';
import { conflictReasonOf, earlierSaveOf, mergeOf, standingOf } from './standing';
import { viewOf } from './view';

/** Somebody who writes tags every few milliseconds must not keep a save busy for ever. */
const mostAttempts = 5;

/** A conflict that was shown: what the person's choices are about. */
export interface ShownConflict {
  readonly theirs: ReadTwin;
  readonly reason: ConflictReason;
}

/** Fails with DRAFT_ABSENT, DRAFT_INVALID and the contract's errors of a save. */
export async function saveDraft(
  desk: Desk,
  onConflict: (shown: ShownConflict) => void,
  signal: AbortSignal | undefined,
): Promise<SaveOutcome> {
  let draft = await desk.draft();
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const read = await desk.readLive(signal).catch((error: unknown) => Promise.reject(goneOr(error)));
    if (earlierSaveOf(desk.generation, draft, read.twin)?.state === 'arrived') {
      if (equals(draft.values, draft.unanswered?.values)) return saved(desk, read, read, 'readBack');
      draft = { ...rebased(draft, read), unanswered: null };
    }
    refuseUnsendable(desk, draft, read);
    const reason = conflictReasonOf(desk.generation, draft, read.twin);
    if (reason !== null) return conflict(desk, draft, { theirs: read, reason }, onConflict);
    // Somebody wrote elsewhere in the twin (tags, another key) or the same: nothing of theirs is lost by going on.
    if (standingOf(draft, read.twin) === 'changed') draft = rebased(draft, read);
    const sent = await send(desk, draft, onConflict, signal);
    if (sent !== 'precondition') return sent;
  }
  throw new ExpectedFailure('TWIN_KEEPS_CHANGING', { attempts: mostAttempts });
}

async function send(
  desk: Desk,
  draft: Draft,
  onConflict: (shown: ShownConflict) => void,
  signal: AbortSignal | undefined,
): Promise<SaveOutcome | 'precondition'> {
  const { ref, generation, hub } = desk;
  const sending = { ...draft, unanswered: { sentAt: desk.now(), values: draft.values } };
  await desk.keep(sending);
  const patch = savePatch(generation, draft.baseDesired, draft.values);
  try {
    const twin = await hub.patchDesired(ref.deviceId, ref.moduleId, patch, draft.baseEtag, signal);
    const answered = desk.remember(twin, 'saved');
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
async function whatBecameOf(
  desk: Desk,
  draft: Draft,
  error: unknown,
  onConflict: (shown: ShownConflict) => void,
): Promise<SaveOutcome> {
  const failure = hubFailureOf(error);
  const read = await desk.readLive().catch((readError: unknown) => {
    const gone = goneOr(readError);
    throw gone === readError ? new ExpectedFailure('SAVE_OUTCOME_UNKNOWN', failure, { cause: error }) : gone;
  });
  const earlier = earlierSaveOf(desk.generation, draft, read.twin);
  if (earlier?.state === 'arrived') return saved(desk, read, read, 'readBack');
  if (earlier?.state === 'notArrived')
    throw new ExpectedFailure('SAVE_NOT_ARRIVED', failure, { cause: error });
  return conflict(desk, draft, { theirs: read, reason: 'sendingUnclear' }, onConflict);
}

async function saved(
  desk: Desk,
  { twin }: ReadTwin,
  readBack: ReadTwin,
  confirmedBy: 'answer' | 'readBack',
): Promise<SaveOutcome> {
  await desk.discard();
  return {
    kind: 'saved',
    view: viewOf(desk.ref, readBack, null),
    savedDesiredVersion: sectionVersion(twin.properties.desired),
    confirmedBy,
  };
}

function conflict(
  { ref, generation }: Desk,
  draft: Draft,
  shown: ShownConflict,
  onConflict: (shown: ShownConflict) => void,
): SaveOutcome {
  onConflict(shown);
  const { items } = mergeOf(generation, draft, shown.theirs.twin, shown.reason);
  return { kind: 'conflict', conflict: conflictView(shown, items), view: viewOf(ref, shown.theirs, draft) };
}

/** The draft with what was read as its base. */
export function rebased(draft: Draft, { twin, readAt }: ReadTwin): Draft {
  return {
    ...draft,
    baseReadAt: readAt,
    baseEtag: twin.etag,
    baseDesired: twin.properties.desired,
    jsonText: null,
  };
}

function refuseUnsendable({ generation }: Desk, draft: Draft, { twin }: ReadTwin): void {
  const flavour = detectFlavour(generation, twin.properties.reported);
  const isReadable = draft.jsonText === null || parseJsonText(generation, draft.jsonText, flavour).isReadable;
  const isAccepted = findingsFor(generation, draft.values, flavour).every(
    ({ severity }) => severity !== 'error',
  );
  if (!isReadable || !isAccepted) throw new ExpectedFailure('DRAFT_INVALID');
}

function conflictView({ theirs, reason }: ShownConflict, items: readonly MergeItem[]): ConflictView {
  return {
    reason,
    theirEtag: theirs.twin.etag,
    theirReadAt: theirs.readAt,
    theirDesiredVersion: sectionVersion(theirs.twin.properties.desired),
    items: [...items],
  };
}
