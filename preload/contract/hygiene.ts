/** What is wrong in a fleet as a whole: findings of the hygiene rules, with their evidence. */
import { z } from 'zod';
import { deviceId, moduleId } from './identity';

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
});
export type HygieneRuleResult = z.infer<typeof hygieneRuleResult>;
