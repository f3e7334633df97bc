/** Queries of a hub: read, run over its twins and jobs, answered a page at a time. */
import type { FunctionName } from '../../../preload/queryLanguage';
import type { IdentityRef, JsonObject } from '../ports';
import type { Registry } from '../registry/registry';
import { type Continuation, type ContinuationTokens, fromTheStart } from './continuation';
import { type DocumentRooms, documentsOf, identitiesOf } from './documents';
import { lookupsIn } from './lookups';
import { parseQuery } from './parse';
import { readOrRefuse } from './readOrRefuse';
import { type ResultPage, runQuery, selected } from './run';
import type { Condition, Query } from './syntax';

export interface QueryAnswer {
  readonly items: readonly JsonObject[];
  readonly itemType: ResultPage['itemType'];
  /** What the next page is asked for with; null after the last. */
  readonly continuation: string | null;
  /** Functions in use that the service documents for message routes only. */
  readonly routeFunctions: readonly FunctionName[];
}

export interface Queries {
  page(text: string, size: number, continuation: string | undefined): Promise<QueryAnswer>;
  /** How many rows all pages of the query have. */
  countRows(text: string): Promise<number>;
  /** Devices or modules that meet a condition, as they are found. */
  selectedBy(condition: Condition): AsyncIterable<IdentityRef>;
}

export function createQueries(rooms: DocumentRooms, tokens: ContinuationTokens): Queries {
  const { registry } = rooms;

  const run = async (query: Query, size: number, from: Continuation): Promise<ResultPage> =>
    countedByIndex(query, registry) ?? runQuery(query, documentsOf(query, from.place, rooms), size, from);

  return {
    page: async (text, size, continuation) => {
      const query = readOrRefuse(() => parseQuery(text));
      const { items, itemType, next } = await run(query, size, tokens.read(continuation, text));
      return {
        items,
        itemType,
        continuation: next && tokens.write(text, next),
        routeFunctions: query.routeFunctions,
      };
    },
    countRows: async (text) => {
      const query = readOrRefuse(() => parseQuery(text));
      if (isListing(query)) {
        const { items } = await run({ ...query, select: [countOfRows], top: null }, 1, fromTheStart);
        return Math.min(Number(items[0]?.[countOfRows.name]), query.top ?? Number.POSITIVE_INFINITY);
      }
      let rows = 0;
      for (let from: Continuation | null = fromTheStart; from; ) {
        const page: ResultPage = await run(query, countedAtOnce, from);
        rows += page.items.length;
        from = page.next;
      }
      return rows;
    },
    selectedBy: async function* (condition) {
      for await (const { document } of selected(condition, identitiesOf(condition, rooms))) {
        const { deviceId, moduleId } = document;
        if (typeof deviceId !== 'string') continue;
        yield typeof moduleId === 'string' ? { deviceId, moduleId } : { deviceId };
      }
    },
  };
}

const countOfRows = { kind: 'aggregate', of: 'COUNT', path: null, name: 'rows' } as const;
const countedAtOnce = 1000;

/** One row for each document. */
function isListing({ select, groupBy }: Query): boolean {
  return !groupBy && (select === null || select.every(({ kind }) => kind === 'path'));
}

/** `SELECT COUNT()` over what look-ups find needs no twin at all. Null for any other query. */
function countedByIndex(query: Query, registry: Registry): ResultPage | null {
  const [item, ...others] = query.select ?? [];
  if (query.from === 'jobs' || query.groupBy || item?.kind !== 'aggregate' || others.length > 0) return null;
  if (item.of !== 'COUNT' || item.path !== null) return null;
  const { lookups, isWhole } = lookupsIn(query);
  if (!isWhole) return null;
  const items = [Object.fromEntries([[item.name, registry.count(query.from, lookups)]])];
  return { items, itemType: 'raw', next: null };
}
