/** What a rule is, and the facts about a configuration that rules look at. */
import type { AgentFlavour, Finding, Fix, Generation, JsonValue } from '../../../preload/contract';
import { type LimitProblem, limitProblems, objectOf, ownValue, twinLimits } from '../../twin';
import { type ConfigurationValues, sectionOf } from '../configuration';
import { agentsOf, type KnownFlavour } from '../flavour';
import { defaultOf, type KnownProperty, knownProperty, nearestNameTo, spellingOf } from '../properties';

export type Values = Readonly<ConfigurationValues>;

/** Whom a rule is about: one of the classic agents, or the micro agent. */
export type Holder = KnownFlavour | 'micro';

export const classicAgents: readonly Holder[] = agentsOf('unknown');
export const everyAgent: readonly Holder[] = [...classicAgents, 'micro'];

/** A property that is set and that an agent of this generation knows. */
export interface Entry {
  readonly property: KnownProperty;
  readonly name: string;
  readonly value: JsonValue;
}

/** A property that is set and that no agent of this generation knows. */
export interface UnknownEntry {
  readonly name: string;
  /** The known name it most likely stands for; null when none is near. */
  readonly nearest: string | null;
  readonly isLetterCase: boolean;
}

export interface Facts {
  readonly generation: Generation;
  readonly flavour: AgentFlavour;
  readonly values: Values;
  readonly known: readonly Entry[];
  readonly unknown: readonly UnknownEntry[];
  /** What the hub would refuse of the section that holds the values. */
  readonly limits: readonly LimitProblem[];
}

/** What a fix makes of the values. */
export interface FixPlan extends Omit<Fix, 'id'> {
  readonly apply: (values: Values) => Values;
}

/** What a rule says, short of what all it says has in common. */
export interface Remark {
  readonly property: string | null;
  readonly detail?: Finding['detail'];
  readonly fix?: FixPlan | null;
}

export interface Rule extends Pick<Finding, 'code' | 'severity'> {
  /** Of both generations where each has one of its own. */
  readonly source: string | Readonly<Record<Generation, string>>;
  readonly holdsFor: readonly Holder[];
  readonly find: (facts: Facts) => readonly Remark[];
}

export function factsOf(generation: Generation, flavour: AgentFlavour, values: Values): Facts {
  const known: Entry[] = [];
  const unknown: UnknownEntry[] = [];
  for (const [name, value] of Object.entries(values)) {
    const property = knownProperty(generation, name);
    if (property === null) unknown.push(unknownEntry(generation, name));
    else known.push({ property, name, value });
  }
  const limits = limitProblems(sectionOf(generation, values), twinLimits.desiredBytes);
  return { generation, flavour, values, known, unknown, limits };
}

function unknownEntry(generation: Generation, name: string): UnknownEntry {
  const nearest = nearestNameTo(generation, name);
  return { name, nearest, isLetterCase: nearest !== null && spellingOf(generation, name) === nearest };
}

/** What is set, or what the agent takes instead. */
export function valueInForce({ generation, flavour, values }: Facts, name: string): JsonValue {
  return ownValue(values, name) ?? defaultOf(generation, flavour, name);
}

export function setValue(property: string, value: string | number | boolean): FixPlan {
  return {
    kind: 'setValue',
    detail: { property, value },
    apply: (values) =>
      Object.hasOwn(values, property)
        ? objectOf(Object.entries(values).map(([name, old]) => [name, name === property ? value : old]))
        : objectOf([...Object.entries(values), [property, value]]),
  };
}

/** Leaves a property to its default. */
export function unset(property: string): FixPlan {
  return { kind: 'unset', detail: { property }, apply: (values) => without(values, property) };
}

/** Takes away what no agent knows. */
export function remove(property: string): FixPlan {
  return { kind: 'remove', detail: { property }, apply: (values) => without(values, property) };
}

export function rename(property: string, value: string): FixPlan {
  return {
    kind: 'rename',
    detail: { property, value },
    apply: (values) =>
      objectOf(Object.entries(values).map(([name, old]) => [name === property ? value : name, old])),
  };
}

function without(values: Values, property: string): Values {
  return objectOf(Object.entries(values).filter(([name]) => name !== property));
}
