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
  const changes: JsonChange[] = [];
  for (const [key, old] of Object.entries(before)) {
    const value = ownValue(after, key);
    if (value === undefined) changes.push({ kind: 'removed', path: [...path, key], before: old });
    else if (isObject(old) && isObject(value)) changes.push(...changesAt([...path, key], old, value));
    else if (!equals(old, value)) {
      changes.push({ kind: 'changed', path: [...path, key], before: old, after: value });
    }
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) changes.push({ kind: 'added', path: [...path, key], after: value });
  }
  return changes;
}
