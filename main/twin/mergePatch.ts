/** How IoT Hub applies a patch to a twin's section, and the patch that leads from one state to another. */
import type { JsonObject, JsonValue } from '../../preload/contract';
import { equals } from './equals';
import { isObject, objectOf, ownValue } from './jsonShape';

/**
 * Objects merge level by level, everything else replaces, null deletes; nulls inside a new object are dropped
 * (MicrosoftDocs/azure-docs iot-hub-devguide-device-twins.md; the same rule as RFC 7396).
 */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(target));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) merged.delete(key);
    else merged.set(key, mergedValue(ownValue(target, key), change));
  }
  return objectOf(merged);
}

function mergedValue(old: JsonValue | undefined, change: JsonValue): JsonValue {
  if (!isObject(change)) return change;
  return mergePatch(isObject(old) ? old : {}, change);
}

/** The smallest patch with `mergePatch(before, patch)` equal to `after`; null values in `after` cannot be reached. */
export function patchBetween(before: JsonObject, after: JsonObject): JsonObject {
  const removed = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key): [string, JsonValue] => [key, null]);
  const written = Object.entries(after).flatMap(([key, value]): [string, JsonValue][] => {
    const old = ownValue(before, key);
    if (equals(old, value)) return [];
    return [[key, isObject(old) && isObject(value) ? patchBetween(old, value) : value]];
  });
  return objectOf([...removed, ...written]);
}
