/** How a write changes a twin's section together with its `$metadata`. Pure. */
import { isObject, objectOf, ownValue } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';
import type { Section } from './record';

/** Desired sections note the version of each write in their metadata, reported ones do not. */
export type SectionKind = 'desired' | 'reported';

export function freshSection(kind: SectionKind, at: string): Section {
  return { properties: {}, metadata: stampOf(kind, at, 1), version: 1 };
}

/** Merges as IoT Hub does (null deletes), stamping what was written and every level above it. */
export function patchSection(section: Section, patch: JsonObject, kind: SectionKind, at: string): Section {
  const version = section.version + 1;
  const { properties, metadata } = merge(
    section.properties,
    section.metadata,
    patch,
    stampOf(kind, at, version),
  );
  return { properties, metadata, version };
}

/** The whole section becomes `properties`. */
export function replaceSection(
  section: Section,
  properties: JsonObject,
  kind: SectionKind,
  at: string,
): Section {
  const empty: Section = { ...section, properties: {}, metadata: {} };
  return patchSection(empty, properties, kind, at);
}

/** The section as REST shows it: properties, `$metadata`, `$version`. */
export function sectionWithMetadata({ properties, metadata, version }: Section): JsonObject {
  return objectOf([...Object.entries(properties), ['$metadata', metadata], ['$version', version]]);
}

/** The section as a device sees it: properties and `$version`. */
export function sectionWithVersion({ properties, version }: Section): JsonObject {
  return objectOf([...Object.entries(properties), ['$version', version]]);
}

function stampOf(kind: SectionKind, at: string, version: number): JsonObject {
  return kind === 'desired' ? { $lastUpdated: at, $lastUpdatedVersion: version } : { $lastUpdated: at };
}

function merge(
  properties: JsonObject,
  metadata: JsonObject,
  patch: JsonObject,
  stamp: JsonObject,
): { properties: JsonObject; metadata: JsonObject } {
  const values = new Map(Object.entries(properties));
  const notes = new Map(Object.entries(metadata));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) {
      values.delete(key);
      notes.delete(key);
    } else {
      const inner = mergedValue(ownValue(properties, key), ownValue(metadata, key), change, stamp);
      values.set(key, inner.value);
      notes.set(key, inner.note);
    }
  }
  return { properties: objectOf(values), metadata: objectOf([...notes, ...Object.entries(stamp)]) };
}

function mergedValue(
  old: JsonValue | undefined,
  note: JsonValue | undefined,
  change: JsonValue,
  stamp: JsonObject,
): { value: JsonValue; note: JsonObject } {
  if (!isObject(change)) return { value: change, note: stamp };
  const merged = isObject(old)
    ? merge(old, isObject(note) ? note : {}, change, stamp)
    : merge({}, {}, change, stamp);
  return { value: merged.properties, note: merged.metadata };
}
