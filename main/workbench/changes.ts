/** What a draft changes, property by property. */
import type { JsonValue, PropertyChange } from '../../preload/contract';
import { equals } from '../twin';

type Values = Readonly<Record<string, JsonValue>>;

/** In the order of the properties' names; a property that is absent on a side counts as not set there. */
export function changesBetween(before: Values, after: Values): PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((property): PropertyChange[] => {
    const old = before[property];
    const value = after[property];
    if (old === undefined)
      return value === undefined ? [] : [{ property, kind: 'set', before: null, after: value }];
    if (value === undefined) return [{ property, kind: 'removed', before: old, after: null }];
    return equals(old, value) ? [] : [{ property, kind: 'changed', before: old, after: value }];
  });
}
