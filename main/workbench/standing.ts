/** How a draft stands against the twin on the hub, and what became of a save that got no answer; pure. */
import type { ConflictReason, EarlierSave, JsonObject } from '../../preload/contract';
import type { Draft } from '../outbox';
import { equals, lastUpdatedAt, sectionVersion } from '../twin';
import type { ModuleTwin } from './ports';
import type { Subject, TwinMerge } from './subject';

/**
 * `replaced`: the module was deleted and created anew since the draft's base was read. A new twin counts its ETag and
 * version from the start, so an ETag that matches does not prove that it is the same twin
 * (Azure/iot-hub-device-update#556, MicrosoftDocs/azure-docs#22361: `AAAAAAAAAAE=` on every fresh one).
 */
export type Standing = 'unchanged' | 'changed' | 'replaced';

export function standingOf(draft: Draft, { etag, tags, properties: { desired } }: ModuleTwin): Standing {
  const isSameDesired = equals(desired, draft.baseDesired);
  const isSame = isSameDesired && (draft.baseTags === null || equals(tags, draft.baseTags));
  if (etag === draft.baseEtag) return isSame ? 'unchanged' : 'replaced';
  const [version, baseVersion] = [sectionVersion(desired), sectionVersion(draft.baseDesired)];
  const isOlder = version < baseVersion || (version === baseVersion && !isSameDesired);
  return isOlder || isWrittenEarlier(desired, draft.baseDesired) ? 'replaced' : 'changed';
}

function isWrittenEarlier(desired: JsonObject, base: JsonObject): boolean {
  const [at, baseAt] = [lastUpdatedAt(desired), lastUpdatedAt(base)];
  return at !== null && baseAt !== null && Date.parse(at) < Date.parse(baseAt);
}

/**
 * Null when every save of the draft was answered. The hub takes a save only on the base's ETag, so one that arrived was
 * the first write after the base: the next desired version, when it makes any.
 */
export function earlierSaveOf<View>(
  subject: Subject<View>,
  draft: Draft,
  twin: ModuleTwin,
): EarlierSave | null {
  if (draft.unanswered === null) return null;
  const { sentAt, values } = draft.unanswered;
  const standing = standingOf(draft, twin);
  if (standing === 'unchanged') return { sentAt, state: 'notArrived' };
  if (standing === 'replaced') return { sentAt, state: 'unclear' };
  if (subject.holds(twin, draft, values)) return { sentAt, state: 'arrived' };
  const writesSince = sectionVersion(twin.properties.desired) - sectionVersion(draft.baseDesired);
  return { sentAt, state: subject.makesVersions && writesSince <= 1 ? 'notArrived' : 'unclear' };
}

/** Why the draft may not be sent as it is; null when the merge takes nothing from anybody. */
export function conflictReasonOf<View>(
  subject: Subject<View>,
  draft: Draft,
  twin: ModuleTwin,
): ConflictReason | null {
  if (standingOf(draft, twin) === 'replaced') return 'replaced';
  if (earlierSaveOf(subject, draft, twin)?.state === 'unclear') return 'sendingUnclear';
  const { items } = subject.merge(draft, twin);
  return items.every(({ state }) => state === 'mine' || state === 'both') ? null : 'changed';
}

/** Where the base says nothing about who changed what, every difference is a conflict. */
export function mergeOf<View>(
  subject: Subject<View>,
  draft: Draft,
  twin: ModuleTwin,
  reason: ConflictReason,
): TwinMerge {
  const merge = subject.merge(draft, twin);
  if (reason === 'changed') return merge;
  const items = merge.items.map((item) => ({
    ...item,
    state: equals(item.theirs, item.mine) ? ('both' as const) : ('conflict' as const),
  }));
  return { ...merge, items };
}
