/** What the rules say of a configuration or of the twin that holds it, and what one click can do about it. */
import { z } from 'zod';

/** The stable id of a rule. */
export const findingCode = z.enum([
  'typeMismatch',
  'missingValue',
  'badPriority',
  'priorityLetterCase',
  'badDuration',
  'durationNotSafe',
  'durationReadDifferently',
  'outOfRange',
  'edgeOfRange',
  'notOptimalMessageSize',
  'messageMayBlockQueue',
  'conflictCacheBelowMessage',
  'conflictHighAboveLow',
  'unknownProperty',
  'unknownPropertyLetterCase',
  'unknownPropertyMisspelled',
  'neverObeyed',
  'readWithoutEffect',
  'moot',
  'baselineIncomplete',
  'badHash',
  'pathNotAbsolute',
  'badFrequency',
  'badIntervals',
  'intervalsNotMultiples',
  'notPositive',
  'badProcessMode',
  'needsRelease',
  'needsPamSetUp',
  'twinTooLarge',
  'twinTooDeep',
  'keyNotAllowed',
  'stringTooLong',
  'integerOutOfRange',
  'notAnObject',
  'bareValue',
  'besideValue',
  'obsoleteShape',
  'misspelledWrapper',
  'nestedWrapper',
  'keyBesideWrapper',
  'nearMissModuleId',
]);
export type FindingCode = z.infer<typeof findingCode>;

/**
 * `error`: the agent or the hub refuses it, so it is not sent. `warning`: accepted, but not what one wants, or about
 * what the hub holds already. `info`: worth knowing.
 */
export const severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severity>;

/** What the sentence in the window needs: limits, nearest spelling, the other property. */
const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** `migrate` writes what the hub holds in today's form, values unchanged. */
export const fixKind = z.enum(['setValue', 'unset', 'rename', 'remove', 'migrate']);
export type FixKind = z.infer<typeof fixKind>;

export const fix = z.object({
  /** Opaque; goes back in an edit of the kind `fix`. */
  id: z.string(),
  kind: fixKind,
  /** Of `setValue` and `rename`: `property` and `value`; of `unset` and `remove`: `property`. */
  detail,
});
export type Fix = z.infer<typeof fix>;

export const finding = z.object({
  code: findingCode,
  severity,
  /** The property concerned; null for the configuration as a whole. */
  property: z.string().nullable(),
  detail,
  /** Where the rule comes from: a public document or source file. */
  source: z.string(),
  fix: fix.nullable(),
});
export type Finding = z.infer<typeof finding>;
