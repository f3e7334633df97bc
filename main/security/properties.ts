/** The property tables of both generations, looked up by name. */
import type {
  AgentFlavour,
  Generation,
  JsonValue,
  PropertyGroup,
  PropertyType,
  Treatment,
} from '../../preload/contract';
import { type ClassicProperty, classicProperties } from './classicProperties';
import { agentsOf, familyOf } from './flavour';
import { type MicroProperty, microProperties } from './microProperties';
import type { Need } from './needs';
import { spellerOf } from './spelling';

/** What both tables say of a property. */
export interface KnownProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
  readonly needs: readonly Need[];
}

const classicByName = new Map(classicProperties.map((property) => [property.name, property]));
const microByName = new Map(microProperties.map((property) => [property.name, property]));
const spellings = {
  classic: new Map(classicProperties.map(({ name }) => [name.toLowerCase(), name])),
  micro: new Map(microProperties.map(({ name }) => [name.toLowerCase(), name])),
};

export function classicProperty(name: string): ClassicProperty | null {
  return classicByName.get(name) ?? null;
}

export function microProperty(name: string): MicroProperty | null {
  return microByName.get(name) ?? null;
}

/** In the order the window shows them. */
export function knownProperties(generation: Generation): readonly KnownProperty[] {
  return generation === 'classic' ? classicProperties : microProperties;
}

export function knownProperty(generation: Generation, name: string): KnownProperty | null {
  return (generation === 'classic' ? classicByName : microByName).get(name) ?? null;
}

/** The right spelling of a name that is wrong by letter case only; null for any other. */
export function spellingOf(generation: Generation, name: string): string | null {
  return spellings[generation].get(name.toLowerCase()) ?? null;
}

const spellers = {
  classic: spellerOf(classicProperties.map(({ name }) => name)),
  micro: spellerOf(microProperties.map(({ name }) => name)),
};

/** The known name that an unknown one most likely means: letter case, or a letter or two wrong; null when none is near. */
export function nearestNameTo(generation: Generation, name: string): string | null {
  return spellers[generation](name);
}

/** What the agent runs without the property; null for text that is not set and for properties nobody knows. */
export function defaultOf(generation: Generation, flavour: AgentFlavour, name: string): JsonValue {
  if (generation === 'micro') return microByName.get(name)?.defaultValue ?? null;
  return classicByName.get(name)?.defaultValue[familyOf(flavour)] ?? null;
}

/** Whether the agent reads the property; of an agent not told apart, whether any it may be does. */
export function isReadBy(generation: Generation, flavour: AgentFlavour, name: string): boolean {
  return treatmentOf(generation, flavour, name) !== 'ignored';
}

/** What the agent makes of the property; of an agent not told apart, the best any it may be makes of it. */
export function treatmentOf(generation: Generation, flavour: AgentFlavour, name: string): Treatment {
  if (generation === 'micro') return microByName.has(name) ? 'obeyed' : 'ignored';
  const property = classicByName.get(name);
  if (property === undefined) return 'ignored';
  const treatments = agentsOf(flavour).map((agent) => property.treatment[agent]);
  if (treatments.includes('obeyed')) return 'obeyed';
  return treatments.includes('inert') ? 'inert' : 'ignored';
}
