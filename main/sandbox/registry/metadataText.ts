/**
 * How `$metadata` is kept: a tree that mirrors its section and repeats one stamp at almost every level, so only the stamps
 * that differ from the level above are written. A million security module twins would be three times as large without.
 */
import { isObject, objectOf, ownValue } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';

/** `s`: `$lastUpdated`, and `$lastUpdatedVersion` where there is one. `k`: the keys whose stamp or inside differs. */
interface Sparse {
  readonly s?: readonly [string] | readonly [string, number];
  readonly k?: Readonly<Record<string, Sparse>>;
}

/** Metadata of any other form than the mirror is kept as it is. */
export function metadataText(properties: JsonObject, metadata: JsonObject): string {
  return JSON.stringify(sparse(properties, metadata, null) ?? metadata);
}

export function metadataIn(text: string, properties: JsonObject): JsonObject {
  // Written by `metadataText`, or by a version of the hub that kept the whole tree.
  const stored = JSON.parse(text) as Sparse | JsonObject;
  return isSparse(stored) ? full(properties, stored, {}) : stored;
}

/** In a whole tree `s` could only be the note of a property called so, which is an object. */
function isSparse(stored: Sparse | JsonObject): stored is Sparse {
  return Array.isArray(stored.s);
}

function stampOf(note: JsonObject): Sparse['s'] | null {
  const { $lastUpdated: at, $lastUpdatedVersion: version } = note;
  if (typeof at !== 'string') return null;
  if (version === undefined) return [at];
  return typeof version === 'number' ? [at, version] : null;
}

/** Null when the note is no mirror of the value. */
function sparse(value: JsonValue, note: JsonValue | undefined, above: Sparse['s'] | null): Sparse | null {
  if (!isObject(note)) return null;
  const stamp = stampOf(note);
  if (!stamp) return null;
  const keys = isObject(value) ? Object.keys(value) : [];
  const stampKeys = stamp.length;
  if (Object.keys(note).length !== keys.length + stampKeys) return null;
  const inside: [string, Sparse][] = [];
  for (const key of keys) {
    const child = sparse(ownValue(value as JsonObject, key) ?? null, ownValue(note, key), stamp);
    if (!child) return null;
    if (child.s || child.k) inside.push([key, child]);
  }
  return {
    ...(above && above[0] === stamp[0] && above[1] === stamp[1] ? {} : { s: stamp }),
    ...(inside.length > 0 ? { k: Object.fromEntries(inside) } : {}),
  };
}

function full(value: JsonValue, { s, k }: Sparse, above: JsonObject): JsonObject {
  const stamp = s ? stampObject(s) : above;
  if (!isObject(value)) return stamp;
  return objectOf([
    ...Object.entries(stamp),
    ...Object.entries(value).map(([key, inner]): [string, JsonObject] => [
      key,
      full(inner, (k && Object.hasOwn(k, key) ? k[key] : undefined) ?? {}, stamp),
    ]),
  ]);
}

function stampObject([at, version]: NonNullable<Sparse['s']>): JsonObject {
  return version === undefined ? { $lastUpdated: at } : { $lastUpdated: at, $lastUpdatedVersion: version };
}
