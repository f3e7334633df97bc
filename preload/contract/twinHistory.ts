/** The states in which twins were seen by this laptop: a timeline, comparisons of any two states, and the way back. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fillErrors, filledBaseline } from './baselines';
import { hubErrors } from './failures';
import { deviceId, instant, moduleId } from './identity';
import { jsonValue } from './json';

export const momentCause = z.enum(['read', 'saved', 'deleted']);
export type MomentCause = z.infer<typeof momentCause>;

export const twinPlace = z.object({
  section: z.enum(['tags', 'desired', 'reported']),
  /** Property name of a security module's configuration, or the keys from the section's root. */
  path: z.array(z.string()),
});
export type TwinPlace = z.infer<typeof twinPlace>;

export const momentView = z.object({
  momentId: z.number().int(),
  /** `saved`: this laptop's save made it. `deleted`: the last state before this laptop deleted the module. */
  cause: momentCause,
  /** The first and the newest read that found this state. */
  firstSeenAt: instant,
  lastSeenAt: instant,
  desiredVersion: z.number().int(),
  reportedVersion: z.number().int(),
  /** What differs from the moment before, at most 20 places; null for the first moment there is. */
  changes: z.array(twinPlace).nullable(),
  changeCount: z.number().int(),
});
export type MomentView = z.infer<typeof momentView>;

/** The device's own twin when `moduleId` is null. */
const anyTwin = z.object({ deviceId, moduleId: moduleId.nullable() });

/** One side of a comparison. */
export const comparedState = z.discriminatedUnion('kind', [
  /** Read now. */
  anyTwin.extend({ kind: z.literal('live') }),
  anyTwin.extend({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('moment'), momentId: z.number().int() }),
  filledBaseline.extend({ kind: z.literal('baseline') }),
]);
export type ComparedState = z.infer<typeof comparedState>;

export const comparedSide = z.object({
  kind: z.enum(['live', 'draft', 'moment', 'baseline']),
  deviceId: deviceId.nullable(),
  moduleId: moduleId.nullable(),
  /** When this state was read, edited or saved. */
  at: instant.nullable(),
  baseline: z.object({ name: z.string(), version: z.number().int() }).nullable(),
});
export type ComparedSide = z.infer<typeof comparedSide>;

/** `sameMeaning`: written differently, but an agent makes the same of both, `PT60M` and `PT1H` for example. */
export const comparedItem = twinPlace.extend({
  state: z.enum(['differs', 'sameMeaning', 'leftOnly', 'rightOnly']),
  left: jsonValue.optional(),
  right: jsonValue.optional(),
});
export type ComparedItem = z.infer<typeof comparedItem>;

export const comparisonView = z.object({
  left: comparedSide,
  right: comparedSide,
  /** Only what is not the same, in the order of section and path. */
  items: z.array(comparedItem),
  /** Places in which both sides hold the same. */
  sameCount: z.number().int(),
});
export type ComparisonView = z.infer<typeof comparisonView>;

export const historyErrors = {
  /** Forgotten since it was listed, because it was old. */
  MOMENT_UNKNOWN: {},
  DRAFT_ABSENT: {},
  /** A device's twin, a classic and a micro agent's module have nothing to compare with each other. */
  NOT_COMPARABLE: {},
} as const;

export const twinHistory = {
  /** The newest first. `before` is the last moment of the page before. */
  timeline: oc
    .errors({ NO_HUB_OPEN: hubErrors.NO_HUB_OPEN })
    .input(anyTwin.extend({ before: z.number().int().nullable(), limit: z.number().int().min(1).max(100) }))
    .output(z.object({ moments: z.array(momentView), hasMore: z.boolean() })),
  compare: oc
    .errors({ ...hubErrors, ...fillErrors, ...historyErrors })
    .input(z.object({ left: comparedState, right: comparedState }))
    .output(comparisonView),
};
