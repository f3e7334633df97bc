/** The security module twin as one row per property. */
import type {
  AgentFlavour,
  Drift,
  Generation,
  JsonObject,
  JsonValue,
  PropertyRow,
  PropertyType,
} from '../../preload/contract';
import { equals, ownValue } from '../twin';
import { desiredCell, reportedCell } from './cells';
import { compare, reportOf } from './comparison';
import { type ConfigurationValues, readConfiguration } from './configuration';
import { valuesByAgent, valuesInForce } from './effective';
import { defaultOf, knownProperties, knownProperty, treatmentOf } from './properties';

type Values = Readonly<ConfigurationValues>;

export interface RowsInput {
  readonly generation: Generation;
  readonly flavour: AgentFlavour;
  /** The whole sections, with their metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** The draft's values; null without a draft. */
  readonly edited: Values | null;
  /** Of the hub's state, from the same sections. */
  readonly drift: Drift;
}

/**
 * Known properties in the tables' order, then those only the hub, the draft or the agent has, by name. `comparison` is
 * about what the hub holds, `effective` about the draft if there is one; null where no agent reads the property.
 */
export function securityTwinRows(input: RowsInput): readonly PropertyRow[] {
  const { generation, flavour, desired, reported, edited, drift } = input;
  const configuration = readConfiguration(generation, desired);
  const draft = edited ?? configuration.values;
  const report = reportOf(generation, desired, reported);
  const inForce = edited === null ? configuration : { shape: 'current' as const, values: edited };
  const effective = valuesInForce(generation, flavour, inForce, report.values);
  const byAgent = valuesByAgent(generation, flavour, inForce, report.values);
  const causes = new Map(drift.properties.map(({ property, cause }) => [property, cause]));
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
      desired: desiredCell(generation, configuration, desired, name),
      edited: drafted ?? null,
      isSetInDraft: drafted !== undefined,
      isChanged: !equals(held, drafted),
      defaultValue: defaultOf(generation, flavour, name),
      effective: ownValue(effective, name) ?? null,
      effectiveByAgent: [...(byAgent.get(name) ?? [])],
      reported: reportedCell(generation, report, reported, name),
      comparison: compare(generation, flavour, name, held, report),
      drift: causes.get(name) ?? null,
      treatment: treatmentOf(generation, flavour, name),
    };
  });
}

function namesOf(generation: Generation, sources: readonly Values[]): readonly string[] {
  const known = knownProperties(generation).map(({ name }) => name);
  const others = sources
    .flatMap((values) => Object.keys(values))
    .filter((name) => knownProperty(generation, name) === null);
  return [...known, ...[...new Set(others)].sort()];
}

function typeOf(value: JsonValue): PropertyType {
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'number' ? 'integer' : 'text';
}
