/** A device's own twin: its tags and desired properties edited as JSON, saved like a security module's configuration. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { deviceId, instant } from './identity';
import { jsonObject } from './json';
import { jsonChange } from './jsonChange';
import { conflictView, earlierSave, saveErrors, twinErrors } from './securityTwin';
import { historyErrors } from './twinHistory';

export const deviceTwinProblem = z.object({
  /** In the text, in UTF-16 units; the whole text for a problem of a section as a whole. */
  from: z.number().int(),
  to: z.number().int(),
  code: z.enum([
    'notJson',
    'notAnObject',
    'unknownSection',
    'nullValue',
    'tooLarge',
    'tooDeep',
    'keyNotAllowed',
    'keyTooLong',
    'stringTooLong',
    'integerOutOfRange',
  ]),
  /** Section and keys, for example `tags`, `site`. */
  path: z.array(z.string()),
  /** Counted and allowed, where the code is about a size or a depth. */
  measured: z.object({ is: z.number(), limit: z.number() }).nullable(),
});
export type DeviceTwinProblem = z.infer<typeof deviceTwinProblem>;

export const sectionSize = z.object({ sizeBytes: z.number().int(), limitBytes: z.number().int() });

export const deviceTwinDraft = z.object({
  editedAt: instant,
  baseReadAt: instant,
  baseIsStale: z.boolean(),
  /** Nothing is sent while there are any. */
  problems: z.array(deviceTwinProblem),
  /** From the base to the draft; paths begin with the section. */
  changes: z.array(jsonChange),
  /** Exactly what a save sends: the smallest patch. Null while the draft has a problem. */
  patch: z.object({ tags: jsonObject.optional(), desired: jsonObject.optional() }).nullable(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  earlierSave: earlierSave.nullable(),
});
export type DeviceTwinDraft = z.infer<typeof deviceTwinDraft>;

export const deviceTwinView = z.object({
  deviceId,
  readAt: instant,
  etag: z.string(),
  desiredVersion: z.number().int(),
  /** What the editor shows: `{ "tags": {…}, "desired": {…} }`, as typed when there is a draft. */
  text: z.string(),
  /** Of the draft, else of the hub's state. */
  tagsSize: sectionSize,
  desiredSize: sectionSize,
  draft: deviceTwinDraft.nullable(),
});
export type DeviceTwinView = z.infer<typeof deviceTwinView>;

export const deviceTwinSaveOutcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saved'),
    view: deviceTwinView,
    savedDesiredVersion: z.number().int(),
    confirmedBy: z.enum(['answer', 'readBack']),
  }),
  /** `property` of an item is its path with dots, beginning with the section. */
  z.object({ kind: z.literal('conflict'), conflict: conflictView, view: deviceTwinView }),
]);
export type DeviceTwinSaveOutcome = z.infer<typeof deviceTwinSaveOutcome>;

const device = z.object({ deviceId });
const { TWIN_UNREADABLE: _neverHere, ...errors } = twinErrors;

export const deviceTwin = {
  open: oc.errors(errors).input(device).output(deviceTwinView),
  /** Writes the text to the draft on disk, whether or not it is JSON. */
  edit: oc
    .errors(errors)
    .input(device.extend({ text: z.string().max(200_000) }))
    .output(deviceTwinView),
  undo: oc.errors(errors).input(device).output(deviceTwinView),
  redo: oc.errors(errors).input(device).output(deviceTwinView),
  discard: oc.errors(errors).input(device).output(deviceTwinView),
  save: oc
    .errors({ ...errors, ...saveErrors })
    .input(device)
    .output(deviceTwinSaveOutcome),
  resolve: oc
    .errors({ ...errors, CONFLICT_GONE: {} })
    .input(
      device.extend({ theirEtag: z.string(), choices: z.record(z.string(), z.enum(['mine', 'theirs'])) }),
    )
    .output(deviceTwinView),
  /** Makes a draft of the tags and desired properties that this or another device had. */
  restore: oc
    .errors({
      ...errors,
      MOMENT_UNKNOWN: historyErrors.MOMENT_UNKNOWN,
      NOT_COMPARABLE: historyErrors.NOT_COMPARABLE,
    })
    .input(device.extend({ momentId: z.number().int() }))
    .output(deviceTwinView),
};
