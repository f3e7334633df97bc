/** One security module twin: what the hub holds, what the agent makes of it, and the technician's draft. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { fillErrors, filledBaseline } from './baselines';
import { comparison, drift, driftCause, valueCell } from './drift';
import { hubErrors, hubFailure } from './failures';
import { finding } from './findings';
import { connectionState, deviceId, instant, moduleId } from './identity';
import { type JsonObject, type JsonValue, jsonObject, jsonValue } from './json';
import { jsonChange } from './jsonChange';
import { agentFlavour, generation, retirementFact, treatment } from './securityAgents';
import { trafficEstimate } from './traffic';
import { historyErrors } from './twinHistory';

/**
 * How the desired section is written. `obsolete2019`: the preview's wrapper with bare values, which no agent since
 * release 0.0.4 reads. `misspelled`: a wrapper no agent finds, because its name is not exactly the one they look for.
 * `none`: no configuration object, so the agent runs on its defaults.
 */
export const configurationShape = z.enum(['current', 'none', 'obsolete2019', 'misspelled', 'unreadable']);
export type ConfigurationShape = z.infer<typeof configurationShape>;

export const propertyType = z.enum([
  'duration',
  'integer',
  'priority',
  'boolean',
  'text',
  'frequency',
  'intervals',
  'processMode',
]);
export type PropertyType = z.infer<typeof propertyType>;

export const propertyGroup = z.enum([
  'timing',
  'size',
  'priorities',
  'operational',
  'aggregation',
  'baseline',
  'collectors',
  'other',
]);
export type PropertyGroup = z.infer<typeof propertyGroup>;

export const propertyRow = z.object({
  name: z.string(),
  type: propertyType,
  group: propertyGroup,
  /** False for a property that only the hub or the agent knows. */
  known: z.boolean(),
  /** What the hub holds now; null when not set. */
  desired: valueCell.nullable(),
  /** What the draft would set; equals `desired` without a draft. */
  edited: jsonValue.nullable(),
  isSetInDraft: z.boolean(),
  isChanged: z.boolean(),
  defaultValue: jsonValue,
  /** What the agent would run with, given the draft or the hub's state; the old value when the update is refused. */
  effective: jsonValue,
  /** Where nobody knows which agent runs, and the agents would run different values: each with its own. Else empty. */
  effectiveByAgent: z.array(z.object({ agent: agentFlavour, value: jsonValue })),
  reported: valueCell.nullable(),
  comparison,
  /** Null for a property that is neither set nor reported. */
  drift: driftCause.nullable(),
  /** What this agent makes of the property; of an agent not told apart, the best any of them makes of it. */
  treatment,
});
export type PropertyRow = z.infer<typeof propertyRow>;

export const propertyChange = z.object({
  property: z.string(),
  kind: z.enum(['set', 'changed', 'removed']),
  before: jsonValue,
  after: jsonValue,
});
export type PropertyChange = z.infer<typeof propertyChange>;

export const jsonProblem = z.object({
  from: z.number().int(),
  to: z.number().int(),
  /** A finding to show at this place, or null for text that is no JSON. */
  finding: finding.nullable(),
});
export type JsonProblem = z.infer<typeof jsonProblem>;

/**
 * What became of a save that got no answer, judged from the newest read. `notArrived`: the hub has not taken it.
 * `unclear`: the twin was written more than once since, so it cannot be told.
 */
export const earlierSave = z.object({
  sentAt: instant,
  state: z.enum(['arrived', 'notArrived', 'unclear']),
});
export type EarlierSave = z.infer<typeof earlierSave>;

/** Unsaved work on one twin, on disk before this is said. */
export const draftView = z.object({
  editedAt: instant,
  baseReadAt: instant,
  baseEtag: z.string(),
  baseDesiredVersion: z.number().int(),
  /** The twin on the hub is no longer the one the draft was based on. */
  baseIsStale: z.boolean(),
  /** The text in the JSON editor: what was typed there, or the draft written out. */
  jsonText: z.string(),
  jsonProblems: z.array(jsonProblem),
  /** Exactly what a save sends; null while the draft has an error. */
  patch: jsonObject.nullable(),
  /** What changes on the hub. */
  changes: z.array(propertyChange),
  /** What changes in what the agent runs, defaults included; empty while it would refuse the draft. */
  agentChanges: z.array(propertyChange),
  /** Undo and redo are kept with the draft, so they work after a restart too. */
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** A save of this draft that was sent and never answered; null when there is none. */
  earlierSave: earlierSave.nullable(),
});
export type DraftView = z.infer<typeof draftView>;

export const securityTwinView = z.object({
  deviceId,
  moduleId,
  generation,
  flavour: agentFlavour,
  shape: configurationShape,
  readAt: instant,
  etag: z.string(),
  desiredVersion: z.number().int(),
  reportedVersion: z.number().int(),
  connectionState,
  lastActivityTime: instant.nullable(),
  /** When the agent last reported its configuration. */
  reportedAt: instant.nullable(),
  rows: z.array(propertyRow),
  /** About the values of the draft, or of the hub without one. */
  findings: z.array(finding),
  /** About the twin as the hub holds it: its shape, and what stands beside the configuration. */
  twinFindings: z.array(finding),
  drift,
  /** What the draft, or what the hub holds without one, makes the agent send; `before` is about the hub. */
  traffic: z.object({ before: trafficEstimate, after: trafficEstimate }),
  /** What a save changes in the desired section to bring a foreign shape into today's; null for a shape agents read. */
  migration: z.array(jsonChange).nullable(),
  retirement: z.array(retirementFact),
  /** The configuration as the JSON editor shows it when there is no draft. */
  jsonText: z.string(),
  desiredSize: z.object({ sizeBytes: z.number().int(), limitBytes: z.number().int() }),
  draft: draftView.nullable(),
  /** The micro agent's own verdict (`latest_state`, `latest_invalid_fields`). */
  microState: z.object({ state: z.string().nullable(), invalidFields: jsonValue }).nullable(),
});
export type SecurityTwinView = z.infer<typeof securityTwinView>;

/** One edit: a form field set or cleared, the whole text of the JSON editor, or the fix of a finding. */
export const twinEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), property: z.string().max(1024), value: jsonValue }),
  z.object({ kind: z.literal('unset'), property: z.string().max(1024) }),
  z.object({ kind: z.literal('json'), text: z.string().max(200_000) }),
  z.object({ kind: z.literal('fix'), id: z.string().max(4096) }),
]);
export type TwinEdit = z.infer<typeof twinEdit>;

/** One property that both sides changed since the draft's base; `undefined` on a side means "not set there". */
export const mergeItem = z.object({
  property: z.string(),
  base: jsonValue.optional(),
  theirs: jsonValue.optional(),
  mine: jsonValue.optional(),
  /** `theirs` or `mine` when only that side changed it; `conflict` when both did, differently. */
  state: z.enum(['theirs', 'mine', 'both', 'conflict']),
});
export type MergeItem = z.infer<typeof mergeItem>;

/**
 * Why the draft cannot simply be sent. `changed`: somebody wrote since. `replaced`: the module was deleted and created
 * anew. `sendingUnclear`: an earlier save got no answer and others wrote since. In the last two cases the base says
 * nothing about who changed what, so everything in which the sides differ is a conflict.
 */
export const conflictReason = z.enum(['changed', 'replaced', 'sendingUnclear']);
export type ConflictReason = z.infer<typeof conflictReason>;

export const conflictView = z.object({
  reason: conflictReason,
  theirEtag: z.string(),
  theirReadAt: instant,
  theirDesiredVersion: z.number().int(),
  items: z.array(mergeItem),
});
export type ConflictView = z.infer<typeof conflictView>;

export const saveOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    view: securityTwinView,
    savedDesiredVersion: z.number().int(),
    /** `readBack`: the answer was lost on the way, and reading the twin showed that the hub had taken the save. */
    confirmedBy: z.enum(['answer', 'readBack']),
  }),
  z.object({ kind: z.literal('conflict'), conflict: conflictView, view: securityTwinView }),
]);
export type SaveOutcome = z.infer<typeof saveOutcome>;

export const echoState = z.object({
  outcome: z.enum(['waiting', 'applied', 'rejected', 'noAnswer']),
  waitedMs: z.number().int(),
  limitMs: z.number().int(),
  /** For `rejected`: the properties the agent did not take, with what it runs instead. */
  properties: z.array(z.object({ property: z.string(), desired: jsonValue, reported: jsonValue })),
  reportedAt: instant.nullable(),
  /** For `applied` and `rejected`: from the hub's write to the agent's report, by the hub's own times. */
  answeredAfterMs: z.number().int().nullable(),
  connectionState,
  lastActivityTime: instant.nullable(),
  /** The twin's newest read; the states above are as of then. */
  readAt: instant,
  /** Why the newest try to read the twin failed; the wait goes on, and what is said is older. */
  readFailure: hubFailure.nullable(),
});
export type EchoState = z.infer<typeof echoState>;

const twinRef = z.object({ deviceId, moduleId });

export const twinErrors = {
  ...hubErrors,
  /** The twin as the hub gave it cannot be read as a security module twin. */
  TWIN_UNREADABLE: { data: z.object({ reason: z.string() }) },
  DRAFT_ABSENT: {},
  DRAFT_INVALID: {},
  DRAFT_NOT_KEPT: { data: z.object({ reason: z.string() }) },
} as const;

/** After each of them the draft is as it was. */
export const saveErrors = {
  /** The connection broke; reading the twin showed that the hub has not taken the save. */
  SAVE_NOT_ARRIVED: { data: hubFailure },
  /** The connection broke and the twin could not be read: the next opening or saving tells what became of it. */
  SAVE_OUTCOME_UNKNOWN: { data: hubFailure },
  /** The module or its whole device was deleted meanwhile. */
  TWIN_GONE: { data: z.object({ what: z.enum(['module', 'device']) }) },
  /** Others wrote so often that this save never came first. */
  TWIN_KEEPS_CHANGING: { data: z.object({ attempts: z.number().int() }) },
} as const;

export const securityTwin = {
  /** Reads the twin live; a draft left by an earlier session comes with it. */
  open: oc.errors(twinErrors).input(twinRef).output(securityTwinView),
  /** Writes the edit to the draft on disk, then says how everything looks with it. Does not call the hub. */
  edit: oc
    .errors(twinErrors)
    .input(twinRef.extend({ edit: twinEdit }))
    .output(securityTwinView),
  /** Makes a draft of the configuration that this or another module of the same generation had; saved like any other. */
  restore: oc
    .errors({
      ...twinErrors,
      MOMENT_UNKNOWN: historyErrors.MOMENT_UNKNOWN,
      NOT_COMPARABLE: historyErrors.NOT_COMPARABLE,
    })
    .input(twinRef.extend({ momentId: z.number().int() }))
    .output(securityTwinView),
  /**
   * Makes a draft of a baseline, saved like any other. `replace`: the configuration becomes the baseline. `merge`: what
   * the baseline does not name stays as the draft or the hub has it.
   */
  applyBaseline: oc
    .errors({ ...twinErrors, ...fillErrors, NOT_COMPARABLE: historyErrors.NOT_COMPARABLE })
    .input(twinRef.extend({ baseline: filledBaseline, how: z.enum(['replace', 'merge']) }))
    .output(securityTwinView),
  /** One step back or forward in the draft; nothing happens at the end. */
  undo: oc.errors(twinErrors).input(twinRef).output(securityTwinView),
  redo: oc.errors(twinErrors).input(twinRef).output(securityTwinView),
  discard: oc.errors(twinErrors).input(twinRef).output(securityTwinView),
  /**
   * Reads the twin, sends the complete wrapper with the base's ETag and reads it back. When somebody wrote to the same
   * configuration since, nothing is sent and the merge is returned.
   */
  save: oc
    .errors({ ...twinErrors, ...saveErrors })
    .input(twinRef)
    .output(saveOutcome),
  /** Rebases the draft on the newer state with one choice for each conflicting property; does not save yet. */
  resolve: oc
    .errors({
      ...twinErrors,
      /** The conflict is no longer the one that was shown (the app was restarted, say): save again to see it anew. */
      CONFLICT_GONE: {},
    })
    .input(
      twinRef.extend({
        theirEtag: z.string(),
        choices: z.record(z.string(), z.enum(['mine', 'theirs'])),
      }),
    )
    .output(securityTwinView),
  /** Reads the twin until the agent has answered the desired version, or the limit is reached; ends then. */
  watchEcho: oc
    .errors({ ...twinErrors, TWIN_GONE: saveErrors.TWIN_GONE })
    .input(twinRef.extend({ desiredVersion: z.number().int() }))
    .output(eventIterator(echoState)),
};

export type { JsonObject, JsonValue };
