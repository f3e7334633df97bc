/** Whether two JSON values say the same. */
import type { JsonValue } from '../../preload/contract';
import { isObject } from './jsonShape';

/** Deep equality; the order of keys does not count, the order of array elements does. */
export function equals(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => equals(element, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && equals(a[name], b[name]))
    );
  }
  return false;
}
