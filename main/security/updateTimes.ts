/** When something in a section last changed, by the hub's clock. */
import type { JsonObject, JsonValue } from '../../preload/contract';
import { isObject, ownValue } from '../twin';

/**
 * Newest `$lastUpdated` at the key or anywhere below it, without a key that of the whole section; ISO 8601, null where
 * the hub says none.
 */
export function newestUpdate(section: JsonObject, key?: string): string | null {
  const metadata = ownValue(section, '$metadata');
  if (key === undefined || !isObject(metadata)) return newestIn(metadata);
  return newestIn(ownValue(metadata, key));
}

function newestIn(metadata: JsonValue | undefined): string | null {
  if (!isObject(metadata)) return null;
  let newest: string | null = null;
  for (const key of Object.keys(metadata)) {
    const inner = metadata[key];
    newest = newerOf(newest, key === '$lastUpdated' && typeof inner === 'string' ? inner : newestIn(inner));
  }
  return newest;
}

/** The later of two times; null counts as never. */
export function newerOf(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return compareInstants(a, b) < 0 ? b : a;
}

/** Negative when `a` is earlier; hubs write seven decimals of a second, more than `Date` keeps. */
export function compareInstants(a: string, b: string): number {
  if (a === b) return 0;
  // Texts of one writing, as a hub has them, sort as their times do.
  if (a.length === b.length && a.endsWith('Z') && b.endsWith('Z')) return a < b ? -1 : 1;
  const differenceMs = Date.parse(a) - Date.parse(b);
  if (differenceMs !== 0 && !Number.isNaN(differenceMs)) return differenceMs;
  return fraction(a) - fraction(b);
}

function fraction(instant: string): number {
  return Number(`0${/\.\d+/.exec(instant)?.[0] ?? ''}`);
}
