/** What the hub writes beside a section's properties: `$version` and `$metadata` with the times of each change. */
import type { JsonObject } from '../../preload/contract';
import { isObject, objectOf, ownValue } from './jsonShape';

/** The section without the members that begin with `$`. */
export function withoutMetadata(section: JsonObject): JsonObject {
  return objectOf(Object.entries(section).filter(([key]) => !key.startsWith('$')));
}

/** `$version`; 0 for a section that carries none. */
export function sectionVersion(section: JsonObject): number {
  const version = ownValue(section, '$version');
  return typeof version === 'number' && Number.isInteger(version) ? version : 0;
}

/** `$lastUpdated` of a property, or of the whole section without a path; ISO 8601, null where the hub says none. */
export function lastUpdatedAt(section: JsonObject, ...path: readonly string[]): string | null {
  const level = metadataOf(section, path);
  const at = level && ownValue(level, '$lastUpdated');
  return typeof at === 'string' ? at : null;
}

/** `$lastUpdatedVersion` of a property: the desired `$version` that wrote it; null where the hub says none. */
export function lastUpdatedVersion(section: JsonObject, ...path: readonly string[]): number | null {
  const level = metadataOf(section, path);
  const version = level && ownValue(level, '$lastUpdatedVersion');
  return typeof version === 'number' ? version : null;
}

function metadataOf(section: JsonObject, path: readonly string[]): JsonObject | null {
  let level = ownValue(section, '$metadata');
  for (const key of path) {
    if (!isObject(level)) return null;
    level = ownValue(level, key);
  }
  return isObject(level) ? level : null;
}
