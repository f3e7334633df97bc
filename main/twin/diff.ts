/** Where two sections differ, place by place. */
import type { JsonChange, JsonObject, JsonValue } from '../../preload/contract';
import { equals } from './equals';
import { isObject, objectOf, ownValue } from './jsonShape';

/**
 * Objects are compared level by level, everything else as a whole; in the order of the keys of `before`, then of what
 * only `after` has. Empty exactly when the two are equal.
 */
export function diffBetween(before: JsonObject, after: JsonObject): readonly JsonChange[] {
  return changesAt([], before, after);
}

function changesAt(path: readonly string[], before: JsonObject, after: JsonObject): JsonChange[] {
  const ofBefore = Object.entries(before).flatMap(([key, old]): JsonChange[] => {
    const place = [...path, key];
    const value = ownValue(after, key);
    if (value === undefined) return [{ kind: 'removed', path: place, before: old }];
    if (isObject(old) && isObject(value)) return changesAt(place, old, value);
    return equals(old, value) ? [] : [{ kind: 'changed', path: place, before: old, after: value }];
  });
  const added = Object.entries(after)
    .filter(([key]) => !Object.hasOwn(before, key))
    .map(([key, value]): JsonChange => ({ kind: 'added', path: [...path, key], after: value }));
  return [...ofBefore, ...added];
}

/** The changes as a patch that IoT Hub merges; what is removed becomes null. */
export function patchOf(changes: readonly JsonChange[]): JsonObject {
  return changes.reduce<JsonObject>(
    (patch, change) => withValue(patch, change.path, change.kind === 'removed' ? null : change.after),
    {},
  );
}

function withValue(object: JsonObject, [key, ...rest]: readonly string[], value: JsonValue): JsonObject {
  if (key === undefined) return object;
  const inner = ownValue(object, key);
  const written = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  return objectOf([...Object.entries(object).filter(([name]) => name !== key), [key, written]]);
}
