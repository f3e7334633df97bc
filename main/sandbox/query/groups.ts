/** Rows of a query with aggregates. They come in the order of their group's value, a page's worth kept at a time. */
import type { AggregateName } from '../../../preload/queryLanguage';
import type { JsonObject, JsonValue } from '../ports';
import { compilePath, type Evaluate } from './compile';
import type { Continuation } from './continuation';
import { isSamePath } from './readTerminal';
import type { Path, SelectItem } from './syntax';
import { isPrimitive, type Primitive, type Value } from './values';

/** Undefined is the group of documents without a value, objects and arrays included: the service compares primitives. */
type Key = Primitive | undefined;

interface Tally {
  rows: number;
  values: number;
  numbers: number;
  sum: number;
  least: number;
  most: number;
}

interface Column {
  readonly of: AggregateName;
  readonly name: string;
  /** Null counts rows. */
  readonly value: Evaluate | null;
}

export interface GroupedRows {
  add(document: JsonObject): void;
  /** The rows of this page, and where the next one begins. */
  page(): { readonly items: readonly JsonObject[]; readonly next: Continuation | null };
}

export function groupRows(
  select: readonly SelectItem[],
  groupBy: Path | null,
  limit: number,
  from: Continuation,
): GroupedRows {
  const keyOf = groupBy ? compilePath(groupBy) : () => undefined;
  const columns = select.flatMap((item): Column[] =>
    item.kind === 'aggregate'
      ? [{ of: item.of, name: item.name, value: item.path ? compilePath(item.path) : null }]
      : [],
  );
  const names = select.flatMap((item) =>
    item.kind === 'path' && groupBy && isSamePath(item.path, groupBy) ? [item.name] : [],
  );
  const groups = new Map<Key, readonly Tally[]>();
  const isAfterToken = (key: Key): boolean => !from.group || compareKeys(key, from.group[0]) > 0;
  /** Keys beyond it belong to later pages. */
  let ceiling: { readonly key: Key } | null = null;
  if (!groupBy) groups.set(undefined, columns.map(freshTally));

  const dropLaterPages = (): void => {
    const kept = [...groups.keys()].sort(compareKeys).slice(0, limit + 1);
    const keep = new Set(kept);
    for (const key of groups.keys()) if (!keep.has(key)) groups.delete(key);
    ceiling = { key: kept.at(-1) };
  };

  return {
    add: (document) => {
      const value = keyOf(document);
      const key = isPrimitive(value) ? value : undefined;
      if (!isAfterToken(key) || (ceiling && compareKeys(key, ceiling.key) > 0)) return;
      let tallies = groups.get(key);
      if (!tallies) {
        tallies = columns.map(freshTally);
        groups.set(key, tallies);
        if (groups.size > 2 * limit + 2) dropLaterPages();
      }
      for (const [index, { value: read }] of columns.entries()) {
        const tally = tallies[index];
        if (tally) count(tally, read?.(document));
      }
    },
    page: () => {
      const keys = [...groups.keys()].sort(compareKeys);
      const shown = keys.slice(0, limit);
      const items = shown.map((key) => rowOf(key, names, columns, groups.get(key) ?? []));
      const last = shown.at(-1);
      const group = last === undefined ? [] : [last];
      const next = { place: null, group, taken: from.taken + shown.length };
      return { items, next: keys.length > limit ? next : null };
    },
  };
}

function freshTally(): Tally {
  return {
    rows: 0,
    values: 0,
    numbers: 0,
    sum: 0,
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  };
}

function count(tally: Tally, value: Value): void {
  tally.rows += 1;
  if (value === undefined) return;
  tally.values += 1;
  if (typeof value !== 'number') return;
  tally.numbers += 1;
  tally.sum += value;
  tally.least = Math.min(tally.least, value);
  tally.most = Math.max(tally.most, value);
}

function rowOf(
  key: Key,
  names: readonly string[],
  columns: readonly Column[],
  tallies: readonly Tally[],
): JsonObject {
  const row: [string, JsonValue][] = key === undefined ? [] : names.map((name) => [name, key]);
  for (const [index, { of, name, value }] of columns.entries()) {
    const tally = tallies[index];
    const result = tally && resultOf(of, tally, value === null);
    if (result !== undefined) row.push([name, result]);
  }
  return Object.fromEntries(row);
}

/** Values of any kind are counted; sums and the like are of numbers alone. */
function resultOf(of: AggregateName, tally: Tally, isOfRows: boolean): number | undefined {
  if (of === 'COUNT') return isOfRows ? tally.rows : tally.values;
  if (tally.numbers === 0) return undefined;
  switch (of) {
    case 'SUM':
      return tally.sum;
    case 'AVG':
      return tally.sum / tally.numbers;
    case 'MIN':
      return tally.least;
    case 'MAX':
      return tally.most;
  }
}

const ranks = ['undefined', 'object', 'boolean', 'number', 'string'];

/** Nothing, null, false, true, numbers, texts. */
function compareKeys(a: Key, b: Key): number {
  const order = ranks.indexOf(typeof a) - ranks.indexOf(typeof b);
  if (order !== 0 || a === b || a === undefined || b === undefined || a === null || b === null) return order;
  return a < b ? -1 : 1;
}
