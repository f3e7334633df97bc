/** What the hub wants against what the agent says it runs, and why they differ. */
import { z } from 'zod';
import { instant } from './identity';
import { jsonValue } from './json';

/** A value in one place (desired, reported), with its age. */
export const valueCell = z.object({
  value: jsonValue,
  /** From `$metadata`; null for values that have none. */
  lastUpdated: instant.nullable(),
});
export type ValueCell = z.infer<typeof valueCell>;

/**
 * Desired against reported, by meaning (durations by length, priorities without letter case).
 * `notReported`: the agent never reported its configuration. `notSupported`: this flavour never reports the property.
 * `reportedOnly`: the agent reports it, desired does not set it. `defaultApplied`: not set, and the agent runs the default.
 */
export const comparison = z.enum([
  'notSet',
  'same',
  'differs',
  'notReported',
  'notSupported',
  'reportedOnly',
  'defaultApplied',
]);
export type Comparison = z.infer<typeof comparison>;

/**
 * Why desired and reported are as they are, at the time the twin was read. No drift: `applied`; `default` (not set, and
 * the agent runs its default); `notSupported` (this agent neither reads nor reports it); `lingering` (left in the
 * reported section by an agent that cannot take it back). Drift: `rejected` (the agent answered and runs another value);
 * `reset` (it answered and runs its defaults, nothing being wrong with what is wanted: it got a patch of a part);
 * `reportedOnly` (not set, and the agent runs something else than its default); `notConfirmed` (a micro agent refused
 * other keys and says nothing of this one); `pending` (no answer yet); `agentSilent` (no answer for longer than an agent
 * takes); `agentAbsent` (no agent ever reported).
 */
export const driftCause = z.enum([
  'applied',
  'default',
  'notSupported',
  'lingering',
  'reportedOnly',
  'notConfirmed',
  'rejected',
  'reset',
  'pending',
  'agentSilent',
  'agentAbsent',
]);
export type DriftCause = z.infer<typeof driftCause>;

export const propertyDrift = z.object({
  property: z.string(),
  cause: driftCause,
  isDrift: z.boolean(),
  desired: valueCell.nullable(),
  reported: valueCell.nullable(),
});
export type PropertyDrift = z.infer<typeof propertyDrift>;

export const drift = z.object({
  /** Of the device as a whole: the gravest cause among its properties; `applied` without drift. */
  cause: driftCause,
  /** Properties that drift. */
  count: z.number().int(),
  /** Every property that is set or reported. */
  properties: z.array(propertyDrift),
  /** The properties whose values made the agent refuse the whole update, as far as the rules tell. */
  refused: z.array(z.string()),
  /** When desired last changed, when the agent last reported its configuration, when the hub last saw the module. */
  desiredAt: instant.nullable(),
  reportedAt: instant.nullable(),
  lastSeen: instant.nullable(),
});
export type Drift = z.infer<typeof drift>;
