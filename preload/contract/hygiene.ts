/** What is wrong in a fleet as a whole: findings of the hygiene rules, with their evidence. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { deviceId, instant, moduleId } from './identity';

/** The stable id of a rule. */
export const hygieneCode = z.enum([
  'sharedKey',
  'sharedThumbprint',
  'sha1Thumbprint',
  'neverConnected',
  'disabledButActive',
  'nearMissModuleId',
  'orphanModule',
  'unknownModule',
  'agentNeverSeen',
  'agentSilent',
  'twinNotParsed',
  'twinConflict',
  'twinNotOptimal',
  'obsoleteConfiguration',
  'oversizeTwin',
  'securityGroupsDiffer',
  'securityGroupSpellings',
  'inconsistentGroup',
  'retiredGeneration',
]);
export type HygieneCode = z.infer<typeof hygieneCode>;

/** Defender for IoT's own words for how grave a recommendation is. */
export const hygieneSeverity = z.enum(['high', 'medium', 'low']);
export type HygieneSeverity = z.infer<typeof hygieneSeverity>;

/** What Defender for IoT calls it, in English as its pages do; the type is what its answers name it by. */
export const defenderName = z.object({
  kind: z.enum(['recommendation', 'alert']),
  name: z.string(),
  type: z.string().nullable(),
});
export type DefenderName = z.infer<typeof defenderName>;

/** What the sentence in the window needs: times, sizes, names; never a key or a part of one. */
export const hygieneDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type HygieneDetail = z.infer<typeof hygieneDetail>;

/** One fault: of a device, of a module of it, or of several devices together. */
export const hygieneFinding = z.object({
  code: hygieneCode,
  /** The first of them; `deviceCount` says how many there are. */
  deviceIds: z.array(deviceId),
  deviceCount: z.number().int(),
  moduleId: moduleId.nullable(),
  detail: hygieneDetail,
});
export type HygieneFinding = z.infer<typeof hygieneFinding>;

/** What one rule found. */
export const hygieneRuleResult = z.object({
  code: hygieneCode,
  severity: hygieneSeverity,
  defender: defenderName.nullable(),
  /** A public document. */
  source: z.string(),
  findingCount: z.number().int(),
  /** A device that is in two findings of the rule about several devices counts in both. */
  deviceCount: z.number().int(),
  /** How many of the findings are kept to be listed. */
  keptCount: z.number().int(),
  /** In the fleet's filter language: exactly these devices. Null where no filter says it. */
  fleetQuery: z.string().nullable(),
});
export type HygieneRuleResult = z.infer<typeof hygieneRuleResult>;

/** Of the keys of devices, which no query gives: how far they were compared. */
export const keyComparison = z.object({
  comparedAt: instant,
  /** Devices whose keys the hub's list gave: 1,000 at most. */
  deviceCount: z.number().int(),
  /** That list is the whole fleet. */
  isWhole: z.boolean(),
});
export type KeyComparison = z.infer<typeof keyComparison>;

export const hygieneView = z.object({
  /** Null before the first check; then nothing else says anything. */
  checkedAt: instant.nullable(),
  deviceCount: z.number().int(),
  /** When the list that was checked was last read to its end, and its row that was read longest ago. */
  readAt: instant.nullable(),
  oldestReadAt: instant.nullable(),
  /** Every rule, the gravest first. */
  rules: z.array(hygieneRuleResult),
  /** Null while keys were not compared: then the rule about them says nothing. */
  keys: keyComparison.nullable(),
  /** The list has changed since. */
  isOutdated: z.boolean(),
});
export type HygieneView = z.infer<typeof hygieneView>;

export const hygieneProgress = z.object({
  phase: z.enum(['checking', 'done']),
  devicesChecked: z.number().int(),
  deviceCount: z.number().int(),
});
export type HygieneProgress = z.infer<typeof hygieneProgress>;

const checked = { NOT_CHECKED: {} } as const;

export const hygiene = {
  /** The newest check of the open hub. */
  read: oc.errors(hubErrors).output(hygieneView),
  /** Looks at every device of the list; ends after `done`. Leaving the stream ends the check and keeps the one before. */
  check: oc.errors(hubErrors).output(eventIterator(hygieneProgress)),
  /** Reads up to 1,000 identities with their keys and keeps none of them. */
  compareKeys: oc.errors({ ...hubErrors, ...checked }).output(hygieneView),
  findings: oc
    .errors({ ...hubErrors, ...checked })
    .input(
      z.object({
        code: hygieneCode,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(z.object({ checkedAt: instant, findings: z.array(hygieneFinding) })),
};
