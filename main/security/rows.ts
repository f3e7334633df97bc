/** The security module twin as one row per property. */
import type {
  AgentFlavour,
  Generation,
  JsonObject,
  JsonValue,
  PropertyRow,
  PropertyType,
  ValueCell,
} from '../../preload/contract';
import { equals, lastUpdatedAt, objectOf, ownValue } from '../twin';
import { configurationWrapper, obsoleteConfigurationWrapper } from './classicProperties';
import { compare, type Report, reportOf } from './comparison';
import { type Configuration, type ConfigurationValues, readConfiguration } from './configuration';
import { effectiveValues } from './effective';
import { findingsFor } from './findings';
import { defaultOf, knownProperties, knownProperty } from './properties';

type Values = Readonly<ConfigurationValues>;

export interface RowsInput {
  readonly generation: Generation;
  readonly flavour: AgentFlavour;
  /** The whole sections, with their metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** The draft's values; null without a draft. */
  readonly edited: Values | null;
}

/**
 * Known properties in the tables' order, then those only the hub, the draft or the agent has, by name. `comparison` is
 * about what the hub holds, `effective` about the draft if there is one; null where no agent reads the property.
 */
export function securityTwinRows(input: RowsInput): readonly PropertyRow[] {
  const { generation, flavour, desired, reported, edited } = input;
  const configuration = readConfiguration(generation, desired);
  const draft = edited ?? configuration.values;
  const report = reportOf(generation, desired, reported);
  const effective = effectiveOf(generation, flavour, configuration, edited, report);
  const names = namesOf(generation, [configuration.values, draft, report.values ?? {}]);
  return names.map((name): PropertyRow => {
    const known = knownProperty(generation, name);
    const held = ownValue(configuration.values, name);
    const drafted = ownValue(draft, name);
    const said = report.values === null ? undefined : ownValue(report.values, name);
    return {
      name,
      type: known?.type ?? typeOf(drafted ?? said ?? held ?? null),
      group: known?.group ?? 'other',
      known: known !== null,
      desired: held === undefined ? null : cell(held, desiredAt(generation, configuration, desired, name)),
      edited: drafted ?? null,
      isSetInDraft: drafted !== undefined,
      isChanged: !equals(held, drafted),
      defaultValue: defaultOf(generation, flavour, name),
      effective: ownValue(effective, name) ?? null,
      reported: said === undefined ? null : cell(said, lastUpdatedAt(reported, ...pathTo(generation, name))),
      comparison: compare(generation, flavour, name, held, report),
    };
  });
}

function cell(value: JsonValue, lastUpdated: string | null): ValueCell {
  return { value, lastUpdated };
}

function namesOf(generation: Generation, sources: readonly Values[]): readonly string[] {
  const known = knownProperties(generation).map(({ name }) => name);
  const others = sources
    .flatMap((values) => Object.keys(values))
    .filter((name) => knownProperty(generation, name) === null);
  return [...known, ...[...new Set(others)].sort()];
}

function pathTo(generation: Generation, name: string): string[] {
  return generation === 'micro' ? [name] : [configurationWrapper, name];
}

function desiredAt(
  generation: Generation,
  { shape }: Configuration,
  desired: JsonObject,
  name: string,
): string | null {
  if (shape === 'obsolete2019') return lastUpdatedAt(desired, obsoleteConfigurationWrapper, name);
  return lastUpdatedAt(desired, ...pathTo(generation, name));
}

function typeOf(value: JsonValue): PropertyType {
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'integer' : 'text';
}

/** A refused classic update leaves what was reported before, or the defaults an agent starts with. */
function effectiveOf(
  generation: Generation,
  flavour: AgentFlavour,
  { shape, values }: Configuration,
  edited: Values | null,
  { values: said }: Report,
): Values {
  if (generation === 'micro') return effectiveMicro(edited ?? values);
  const wanted =
    edited === null ? effectiveValues(flavour, shape, values) : effectiveValues(flavour, 'current', edited);
  if (wanted.kind === 'accepted') return wanted.values;
  const defaults = effectiveValues(flavour, 'none', {});
  return { ...(defaults.kind === 'accepted' ? defaults.values : {}), ...said };
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
