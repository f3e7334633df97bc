/** How a draft stands against the twin on the hub, and what became of a save that got no answer; pure. */
import type { ConflictReason, EarlierSave, Generation, JsonObject } from '../../preload/contract';
import type { Draft } from '../outbox';
import { readConfiguration, savePatch } from '../security';
import {
  equals,
  lastUpdatedAt,
  type Merge,
  mergePatch,
  sectionVersion,
  threeWayMerge,
  withoutMetadata,
} from '../twin';
import type { ModuleTwin } from './ports';

/**
 * `replaced`: the module was deleted and created anew since the draft's base was read. A new twin counts its ETag and
 * version from the start, so an ETag that matches does not prove that it is the same twin
 * (Azure/iot-hub-device-update#556, MicrosoftDocs/azure-docs#22361: `AAAAAAAAAAE=` on every fresh one).
 */
export type Standing = 'unchanged' | 'changed' | 'replaced';

export function standingOf(draft: Draft, { etag, properties: { desired } }: ModuleTwin): Standing {
  const isSameDesired = equals(desired, draft.baseDesired);
  if (etag === draft.baseEtag && isSameDesired) return 'unchanged';
  const [version, baseVersion] = [sectionVersion(desired), sectionVersion(draft.baseDesired)];
  const isOlder = version < baseVersion || (version === baseVersion && !isSameDesired);
  return etag === draft.baseEtag || isOlder || isWrittenEarlier(desired, draft.baseDesired)
    ? 'replaced'
    : 'changed';
}

function isWrittenEarlier(desired: JsonObject, base: JsonObject): boolean {
  const [at, baseAt] = [lastUpdatedAt(desired), lastUpdatedAt(base)];
  return at !== null && baseAt !== null && Date.parse(at) < Date.parse(baseAt);
}

/**
 * Null when every save of the draft was answered. The hub takes a save only on the base's ETag, so a save that arrived
 * made exactly the version after the base's.
 */
export function earlierSaveOf(generation: Generation, draft: Draft, twin: ModuleTwin): EarlierSave | null {
  if (draft.unanswered === null) return null;
  const { sentAt, values } = draft.unanswered;
  const standing = standingOf(draft, twin);
  if (standing === 'unchanged') return { sentAt, state: 'notArrived' };
  const { desired } = twin.properties;
  const sent = mergePatch(draft.baseDesired, savePatch(generation, draft.baseDesired, values));
  if (standing === 'changed' && equals(withoutMetadata(desired), withoutMetadata(sent))) {
    return { sentAt, state: 'arrived' };
  }
  const writesSince = sectionVersion(desired) - sectionVersion(draft.baseDesired);
  return { sentAt, state: standing === 'changed' && writesSince <= 1 ? 'notArrived' : 'unclear' };
}

/** Why the draft may not be sent as it is; null when the merge takes nothing from anybody. */
export function conflictReasonOf(
  generation: Generation,
  draft: Draft,
  twin: ModuleTwin,
): ConflictReason | null {
  if (earlierSaveOf(generation, draft, twin)?.state === 'unclear') return 'sendingUnclear';
  const standing = standingOf(draft, twin);
  if (standing === 'replaced') return 'replaced';
  const { items } = mergeOf(generation, draft, twin, 'changed');
  return items.every(({ state }) => state === 'mine' || state === 'both') ? null : 'changed';
}

/** Where the base says nothing about who changed what, every difference is a conflict. */
export function mergeOf(
  generation: Generation,
  draft: Draft,
  twin: ModuleTwin,
  reason: ConflictReason,
): Merge {
  const base = readConfiguration(generation, draft.baseDesired).values;
  const theirs = readConfiguration(generation, twin.properties.desired).values;
  const merge = threeWayMerge(base, theirs, draft.values);
  if (reason === 'changed') return merge;
  const items = merge.items.map((item) => ({
    ...item,
    state: equals(item.theirs, item.mine) ? ('both' as const) : ('conflict' as const),
  }));
  return { ...merge, items };
}
