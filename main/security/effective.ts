/** What a classic agent makes of a desired section. */
import type {
  AgentFlavour,
  ConfigurationShape,
  Finding,
  JsonObject,
  JsonValue,
} from '../../preload/contract';
import { objectOf, ownValue } from '../twin';
import { classicDefaults } from './classicProperties';
import { type ConfigurationValues, readConfiguration } from './configuration';
import { findingsFor } from './findings';
import { isReadBy } from './properties';

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

/** The same for a configuration already read; agents do not look at the wrapper of 2019. */
export function effectiveValues(
  flavour: AgentFlavour,
  shape: ConfigurationShape,
  values: Readonly<ConfigurationValues>,
): EffectiveConfiguration {
  const defaults = classicDefaults(flavour);
  if (shape === 'obsolete2019' || shape === 'none') return { kind: 'accepted', values: defaults };
  const findings = findingsFor('classic', values, flavour).filter(
    ({ code, property }) =>
      refusalCodes.includes(code) && property !== null && isReadBy('classic', flavour, property),
  );
  if (shape === 'unreadable' || findings.length > 0) return { kind: 'refused', findings };
  const run = Object.entries(defaults).map(([name, byDefault]): [string, JsonValue] => [
    name,
    ownValue(values, name) ?? byDefault,
  ]);
  return { kind: 'accepted', values: objectOf(run) };
}
