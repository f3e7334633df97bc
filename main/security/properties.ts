/** The property tables of both generations, looked up by name. */
import type {
  AgentFlavour,
  Generation,
  JsonValue,
  PropertyGroup,
  PropertyType,
} from '../../preload/contract';
import { type ClassicProperty, classicProperties } from './classicProperties';
import { microProperties } from './microProperties';

/** What both tables say of a property. */
export interface KnownProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
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

/** What the agent runs without the property; null for text that is not set and for properties nobody knows. */
export function defaultOf(generation: Generation, flavour: AgentFlavour, name: string): JsonValue {
  if (generation === 'micro') return microByName.get(name)?.defaultValue ?? null;
  return classicByName.get(name)?.defaultValue[flavour === 'unknown' ? 'csharp' : flavour] ?? null;
}

/** Whether the agent reads the property; of an unknown agent, whether any does. */
export function isReadBy(generation: Generation, flavour: AgentFlavour, name: string): boolean {
  if (generation === 'micro') return microByName.has(name);
  const property = classicByName.get(name);
  if (property === undefined) return false;
  return flavour === 'unknown' || property.readBy.includes(flavour);
}
