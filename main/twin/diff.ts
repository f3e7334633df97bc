/** Where two sections differ, place by place. */
import type { JsonChange, JsonObject } from '../../preload/contract';
import { equals } from './equals';
import { isObject, ownValue } from './jsonShape';

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
