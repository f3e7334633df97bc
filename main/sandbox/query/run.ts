/** Runs a query over documents as they come, a page at a time, leaving time to the hub's other clients. */
import type { JsonObject, JsonValue } from '../ports';
import { compileCondition, compilePath } from './compile';
import type { Continuation } from './continuation';
import { type GroupedRows, groupRows } from './groups';
import type { Query, SelectItem } from './syntax';
import { beginTurns } from './turns';

/** A document and its place in the order of its collection. */
export interface PlacedDocument {
  readonly place: string;
  /** As much of it as the query looks at. */
  readonly document: JsonObject;
  /** All of it; null when it is gone. */
  whole(): JsonObject | null;
}

export interface ResultPage {
  readonly items: readonly JsonObject[];
  readonly itemType: 'twin' | 'deviceJob' | 'raw';
  /** Where the next page begins; null after the last. */
  readonly next: Continuation | null;
}

/** `documents` begin after `from.place`. */
export async function runQuery(
  query: Query,
  documents: Iterable<PlacedDocument>,
  pageSize: number,
  from: Continuation,
): Promise<ResultPage> {
  const { select, top, groupBy } = query;
  const left = (top ?? Number.POSITIVE_INFINITY) - from.taken;
  const limit = Math.min(pageSize, left);
  if (limit < 1) return { items: [], itemType: itemTypeOf(query), next: null };
  const matching = selected(query, documents);
  const { items, next } =
    select && (groupBy || select.some(({ kind }) => kind === 'aggregate'))
      ? await grouped(groupRows(select, groupBy, limit, from), matching)
      : await listed(select ? projection(select) : wholeOf, matching, limit, from);
  return { items, itemType: itemTypeOf(query), next: limit === left ? null : next };
}

type Rows = Pick<ResultPage, 'items' | 'next'>;

function itemTypeOf({ select, from }: Query): ResultPage['itemType'] {
  if (select !== null) return 'raw';
  return from === 'jobs' ? 'deviceJob' : 'twin';
}

/** What the condition selects; between two documents others may have their turn. */
export async function* selected(
  { where }: Pick<Query, 'where'>,
  documents: Iterable<PlacedDocument>,
): AsyncGenerator<PlacedDocument> {
  const isSelected = compileCondition(where);
  const turns = beginTurns();
  try {
    for (const placed of documents) {
      if (isSelected(placed.document)) yield placed;
      const isOver = turns.step();
      if (isOver) await isOver;
    }
  } finally {
    turns.end();
  }
}

async function grouped(rows: GroupedRows, matching: AsyncIterable<PlacedDocument>): Promise<Rows> {
  for await (const { document } of matching) rows.add(document);
  return rows.page();
}

async function listed(
  project: (placed: PlacedDocument) => JsonObject | null,
  matching: AsyncIterable<PlacedDocument>,
  limit: number,
  from: Continuation,
): Promise<Rows> {
  const items: JsonObject[] = [];
  let last = from.place;
  for await (const placed of matching) {
    if (items.length >= limit) {
      return { items, next: { place: last, group: null, taken: from.taken + items.length } };
    }
    const item = project(placed);
    if (item) items.push(item);
    last = placed.place;
  }
  return { items, next: null };
}

const wholeOf = (placed: PlacedDocument): JsonObject | null => placed.whole();

/** A path without a value is left out. */
function projection(select: readonly SelectItem[]): (placed: PlacedDocument) => JsonObject {
  const columns = select.flatMap((item) =>
    item.kind === 'path' ? [{ name: item.name, read: compilePath(item.path) }] : [],
  );
  return ({ document }) =>
    Object.fromEntries(
      columns.flatMap(({ name, read }): [string, JsonValue][] => {
        const value = read(document);
        return value === undefined ? [] : [[name, value]];
      }),
    );
}
