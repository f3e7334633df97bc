/** Desired against reported, property by property. */
import type { AgentFlavour, Comparison, Generation, JsonObject, JsonValue } from '../../preload/contract';
import { ownValue } from '../twin';
import { type ConfigurationValues, reportedValues } from './configuration';
import { meansSame } from './meaning';
import { invalidFieldNames, microStateOf, microVerdictAt, microVerdictKeys } from './microState';
import { defaultOf, isReadBy, knownProperty } from './properties';
import { compareInstants, newestUpdate } from './updateTimes';

/** What the agent says of its properties. */
export interface Report {
  /** Values it reports; null when it never reported a configuration. A micro agent reports none of its own. */
  readonly values: Readonly<ConfigurationValues> | null;
  /** Of a micro agent: whether its verdict on the present desired section is in, and what it refused. */
  readonly verdict: { readonly isSuccess: boolean; readonly refused: readonly string[] } | null;
}

export function reportOf(generation: Generation, desired: JsonObject, reported: JsonObject): Report {
  if (generation === 'classic') return { values: reportedValues(reported), verdict: null };
  const others = Object.entries(reported).filter(
    ([key]) => !key.startsWith('$') && !microVerdictKeys.includes(key),
  );
  const values = others.length === 0 ? null : Object.fromEntries(others);
  return { values, verdict: verdictOf(desired, reported) };
}

function verdictOf(desired: JsonObject, reported: JsonObject): Report['verdict'] {
  const state = microStateOf(reported);
  const [desiredAt, verdictAt] = [newestUpdate(desired), microVerdictAt(reported)];
  if (state === null || desiredAt === null || verdictAt === null) return null;
  if (compareInstants(verdictAt, desiredAt) < 0) return null;
  return { isSuccess: state.state === 'success', refused: invalidFieldNames(state.invalidFields) };
}

/** `desired` is undefined for a property that is not set. */
export function compare(
  generation: Generation,
  flavour: AgentFlavour,
  name: string,
  desired: JsonValue | undefined,
  report: Report,
): Comparison {
  const reported = report.values === null ? undefined : ownValue(report.values, name);
  const known = knownProperty(generation, name);
  const type = known?.type ?? 'text';
  if (known !== null && report.values !== null && !isReadBy(generation, flavour, name)) {
    // What another agent reported before says nothing of this one.
    if (desired !== undefined) return 'notSupported';
    return reported === undefined ? 'notSet' : 'reportedOnly';
  }
  if (desired === undefined) {
    if (reported === undefined) return 'notSet';
    const isDefault = meansSame(type, reported, defaultOf(generation, flavour, name));
    return isDefault ? 'defaultApplied' : 'reportedOnly';
  }
  if (reported !== undefined) return meansSame(type, desired, reported) ? 'same' : 'differs';
  if (generation === 'micro') return comparedByVerdict(name, report.verdict);
  if (report.values === null) return 'notReported';
  if (known === null) return 'notSupported';
  return flavour === 'unknown' ? 'notSupported' : 'differs';
}

function comparedByVerdict(name: string, verdict: Report['verdict']): Comparison {
  if (knownProperty('micro', name) === null) return 'notSupported';
  if (verdict === null) return 'notReported';
  if (verdict.isSuccess) return 'same';
  return verdict.refused.includes(name) ? 'differs' : 'notReported';
}
