/** Runs a query over twins as they come, a page at a time. */
import type { JsonObject, JsonValue } from '../ports';
import { selects, valueAt } from './evaluate';
import type { AggregateName, Path, Query, SelectItem } from './syntax';

/** A twin and its place in the order of the collection. */
export interface PlacedTwin {
  readonly place: number;
  readonly twin: JsonObject;
}

export interface ResultPage {
  readonly items: readonly JsonObject[];
  readonly itemType: 'twin' | 'raw';
  /** Where the next page begins; null after the last. */
  readonly next: { readonly place: number; readonly taken: number } | null;
}

/** `taken` counts what earlier pages of the same query gave, for TOP. */
export function runQuery(
  query: Query,
  twins: Iterable<PlacedTwin>,
  pageSize: number,
  taken: number,
): ResultPage {
  const { select, where } = query;
  if (select?.some(({ kind }) => kind === 'aggregate') || query.groupBy) {
    return { items: aggregated(query, twins), itemType: 'raw', next: null };
  }
  const limit = Math.min(pageSize, (query.top ?? Number.POSITIVE_INFINITY) - taken);
  const items: JsonObject[] = [];
  let lastPlace = 0;
  for (const { place, twin } of twins) {
    if (!selects(where, twin)) continue;
    if (items.length >= limit) {
      const isTopReached = query.top !== null && taken + items.length >= query.top;
      return page(select, items, isTopReached ? null : { place: lastPlace, taken: taken + items.length });
    }
    items.push(select === null ? twin : projected(select, twin));
    lastPlace = place;
  }
  return page(select, items, null);
}

function page(select: Query['select'], items: readonly JsonObject[], next: ResultPage['next']): ResultPage {
  return { items, itemType: select === null ? 'twin' : 'raw', next };
}

function projected(select: readonly SelectItem[], twin: JsonObject): JsonObject {
  return Object.fromEntries(
    select.flatMap((item): [string, JsonValue][] => {
      const value = item.kind === 'path' ? valueAt(item.path, twin) : undefined;
      return value === undefined ? [] : [[item.name, value]];
    }),
  );
}

function aggregated({ select, where, groupBy }: Query, twins: Iterable<PlacedTwin>): JsonObject[] {
  const groups = new Map<string, { key: JsonValue | undefined; members: JsonObject[] }>();
  for (const { twin } of twins) {
    if (!selects(where, twin)) continue;
    const key = groupBy ? valueAt(groupBy, twin) : undefined;
    const name = JSON.stringify(key) ?? 'undefined';
    const group = groups.get(name) ?? { key, members: [] };
    group.members.push(twin);
    groups.set(name, group);
  }
  if (!groupBy && groups.size === 0) groups.set('undefined', { key: undefined, members: [] });
  return [...groups.values()].map(({ key, members }) =>
    Object.fromEntries(
      (select ?? []).flatMap((item): [string, JsonValue][] => {
        const value = item.kind === 'path' ? key : aggregateOf(item.of, item.path, members);
        return value === undefined ? [] : [[item.name, value]];
      }),
    ),
  );
}

function aggregateOf(
  name: AggregateName,
  path: Path | null,
  members: readonly JsonObject[],
): JsonValue | undefined {
  if (name === 'COUNT' && path === null) return members.length;
  const values = members.map((member) => (path ? valueAt(path, member) : undefined));
  if (name === 'COUNT') return values.filter((value) => value !== undefined).length;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'SUM':
      return sum;
    case 'AVG':
      return sum / numbers.length;
    case 'MIN':
      return numbers.reduce((least, value) => Math.min(least, value));
    case 'MAX':
      return numbers.reduce((most, value) => Math.max(most, value));
  }
}
