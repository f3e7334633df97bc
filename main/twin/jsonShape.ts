/** Tells the shapes of JSON values apart, and builds objects that any key is safe in. */
import type { JsonObject, JsonValue } from '../../preload/contract';

/** True for `{…}`, not for arrays and null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own value of a key; a key like `__proto__` or `toString` finds only what the JSON text held. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Entries to object, keeping a key `__proto__` an ordinary key. */
export function objectOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(entries);
}
