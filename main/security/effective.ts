/** What an agent makes of a desired section, or of a patch of it. */
import type {
  AgentFlavour,
  ConfigurationShape,
  Finding,
  Generation,
  JsonObject,
  JsonValue,
} from '../../preload/contract';
import { equals, mergePatch, objectOf, ownValue } from '../twin';
import { classicDefaults } from './classicProperties';
import { type Configuration, type ConfigurationValues, readConfiguration } from './configuration';
import { findingsFor } from './findings';
import { meansSame } from './meaning';
import { defaultOf, isReadBy, knownProperties, knownProperty } from './properties';

type Values = Readonly<ConfigurationValues>;

export type EffectiveConfiguration =
  /** The values the agent runs, defaults included; properties it does not read are left out. */
  | { readonly kind: 'accepted'; readonly values: Readonly<Record<string, JsonValue>> }
  /** The agent refuses the whole update and keeps what it ran; `findings` empty when the wrapper itself is unreadable. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

const refusalCodes: readonly Finding['code'][] = [
  'typeMismatch',
  'badPriority',
  'badDuration',
  'missingValue',
];

/**
 * `desired` as the agent got it: the whole section, or a patch, which agents treat as if it were the whole. One bad value
 * refuses everything (Azure/Azure-IoT-Security-Agent-C twin_configuration.c; the C# agent likewise).
 */
export function effectiveClassicConfiguration(
  flavour: AgentFlavour,
  desired: JsonObject,
): EffectiveConfiguration {
  const { shape, values } = readConfiguration('classic', desired);
  return effectiveValues(flavour, shape, values);
}

/** The same for a configuration already read; agents do not look at wrappers of another name than theirs. */
export function effectiveValues(
  flavour: AgentFlavour,
  shape: ConfigurationShape,
  values: Values,
): EffectiveConfiguration {
  const defaults = classicDefaults(flavour);
  if (shape === 'obsolete2019' || shape === 'misspelled' || shape === 'none') {
    return { kind: 'accepted', values: defaults };
  }
  const findings = refusals(flavour, findingsFor('classic', values, flavour));
  if (shape === 'unreadable' || findings.length > 0) return { kind: 'refused', findings };
  const run = Object.entries(defaults).map(([name, byDefault]): [string, JsonValue] => [
    name,
    ownValue(values, name) ?? byDefault,
  ]);
  return { kind: 'accepted', values: objectOf(run) };
}

/** Those for which this agent refuses the whole update. */
export function refusals(flavour: AgentFlavour, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ code, property }) =>
      refusalCodes.includes(code) && property !== null && isReadBy('classic', flavour, property),
  );
}

/**
 * What the agent runs for a configuration, refused or not. A refused classic update leaves what was reported before, or
 * the defaults an agent starts with.
 */
export function valuesInForce(
  generation: Generation,
  flavour: AgentFlavour,
  { shape, values }: Configuration,
  reported: Values | null,
): Values {
  if (generation === 'micro') return effectiveMicro(values);
  const wanted = effectiveValues(flavour, shape, values);
  return wanted.kind === 'accepted' ? wanted.values : { ...classicDefaults(flavour), ...reported };
}

export interface AgentValue {
  readonly agent: AgentFlavour;
  readonly value: JsonValue;
}

/**
 * Of an agent nobody has told apart: the properties that the C agent would run otherwise than the C# agent, which runs
 * the same on Linux and on Windows.
 */
export function valuesByAgent(
  generation: Generation,
  flavour: AgentFlavour,
  configuration: Configuration,
  reported: Values | null,
): ReadonlyMap<string, readonly AgentValue[]> {
  if (generation === 'micro' || flavour !== 'unknown') return new Map();
  const ofC = valuesInForce('classic', 'c', configuration, reported);
  const ofCsharp = valuesInForce('classic', 'csharp', configuration, reported);
  const different = new Map<string, readonly AgentValue[]>();
  for (const [name, value] of Object.entries(ofC)) {
    const other = ownValue(ofCsharp, name);
    if (other === undefined || equals(value, other)) continue;
    different.set(name, [
      { agent: 'c', value },
      { agent: 'csharp', value: other },
    ]);
  }
  return different;
}

/** Nothing is documented of the rest when one key is bad, so each bad key alone counts as not set. */
function effectiveMicro(values: Values): Values {
  const refused = new Set(
    findingsFor('micro', values, 'unknown')
      .filter(({ severity }) => severity === 'error')
      .map(({ property }) => property),
  );
  return objectOf(
    knownProperties('micro').map(({ name }) => {
      const value = refused.has(name) ? undefined : ownValue(values, name);
      return [name, value ?? defaultOf('micro', 'unknown', name)];
    }),
  );
}

export interface AfterPatch {
  /** What the agent runs once it got the patch. */
  readonly values: Values;
  /** Properties that lose their value to their default though the patch does not name them. */
  readonly reset: readonly string[];
  readonly isRefused: boolean;
}

/**
 * What a running agent makes of a patch of the desired section. IoT Hub hands a module just what the back end wrote, and
 * both classic agents take that for the whole configuration: what the patch does not name goes back to its default, even
 * when it is about another key altogether (Azure/Azure-IoT-Security-Agent-C twin_configuration.c; Azure-IoT-Security-
 * Agent-CS RemoteConfiguration; read from their code, not run). The micro agent is not documented to do so.
 */
export function afterPatch(
  generation: Generation,
  flavour: AgentFlavour,
  desired: JsonObject,
  running: Values,
  patch: JsonObject,
): AfterPatch {
  if (generation === 'micro') {
    const { values } = readConfiguration('micro', mergePatch(desired, patch));
    return { values: effectiveMicro(values), reset: [], isRefused: false };
  }
  const wanted = effectiveClassicConfiguration(flavour, patch);
  if (wanted.kind === 'refused') return { values: running, reset: [], isRefused: true };
  const named = readConfiguration('classic', patch).values;
  const after = readConfiguration('classic', mergePatch(desired, patch)).values;
  const reset = Object.entries(wanted.values)
    .filter(([name, value]) => {
      const type = knownProperty('classic', name)?.type ?? 'text';
      const isStillWanted = ownValue(after, name) !== undefined && ownValue(named, name) === undefined;
      return isStillWanted && !meansSame(type, ownValue(running, name) ?? null, value);
    })
    .map(([name]) => name);
  return { values: wanted.values, reset, isRefused: false };
}
