/** Where two states of twins differ, and whether an agent would notice; pure. */
import type { ComparedItem, Generation, JsonObject, JsonValue, PropertyType } from '../../preload/contract';
import { classicProperties, meansSame, microProperties } from '../security';
import { equals, isObject, objectOf, ownValue } from '../twin';

/** What can be compared of a state. A section that a side does not have is null and left out. */
export interface Comparable {
  /** Null for a device's own twin. */
  readonly generation: Generation | null;
  readonly tags: JsonObject | null;
  /** The configuration's values for a security module, the section without metadata for a device. */
  readonly desired: JsonObject | null;
  readonly reported: JsonObject | null;
}

export interface Differences {
  readonly items: readonly ComparedItem[];
  readonly sameCount: number;
}

const sections = ['tags', 'desired', 'reported'] as const;
type Section = (typeof sections)[number];

const types = {
  classic: new Map(classicProperties.map(({ name, type }) => [name, type])),
  micro: new Map(microProperties.map(({ name, type }) => [name, type])),
} as const;

/** In the order of section and path. */
export function differencesBetween(left: Comparable, right: Comparable): Differences {
  const items: ComparedItem[] = [];
  let sameCount = 0;
  for (const section of sections) {
    const [one, other] = [left[section], right[section]];
    if (one === null || other === null) continue;
    for (const path of placesOf(left.generation, one, other)) {
      const item = itemAt(section, path, left.generation, valueAt(one, path), valueAt(other, path));
      if (item === null) sameCount += 1;
      else items.push(item);
    }
  }
  return { items, sameCount };
}

function itemAt(
  section: Section,
  path: string[],
  generation: Generation | null,
  left: JsonValue | undefined,
  right: JsonValue | undefined,
): ComparedItem | null {
  const place = { section, path };
  if (left === undefined) return right === undefined ? null : { ...place, state: 'rightOnly', right };
  if (right === undefined) return { ...place, state: 'leftOnly', left };
  if (equals(left, right)) return null;
  const type: PropertyType = (generation && types[generation].get(path[0] ?? '')) || 'text';
  return { ...place, state: meansSame(type, left, right) ? 'sameMeaning' : 'differs', left, right };
}

/** A security module's configuration is compared by property, everything else down to where one side is no object. */
function placesOf(generation: Generation | null, left: JsonObject, right: JsonObject): string[][] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return names.flatMap((name) => {
    const [one, other] = [ownValue(left, name), ownValue(right, name)];
    if (generation !== null || !isObject(one) || !isObject(other)) return [[name]];
    const inner = placesOf(null, one, other);
    return inner.length === 0 ? [[name]] : inner.map((path) => [name, ...path]);
  });
}

function valueAt(section: JsonObject, path: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = section;
  for (const key of path) value = isObject(value) ? ownValue(value, key) : undefined;
  return value;
}

/** A configuration's values as a section to compare. */
export function sectionOfValues(values: Readonly<Record<string, JsonValue>>): JsonObject {
  return objectOf(Object.entries(values));
}
