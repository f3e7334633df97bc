/** Queries of a hub: read, run over its twins and jobs, answered a page at a time. */
import type { FunctionName } from '../../../queryLanguage';
import type { IdentityRef, JsonObject } from '../ports';
import type { Registry } from '../registry/registry';
import type { Continuation, ContinuationTokens } from './continuation';
import { type DocumentRooms, documentsOf } from './documents';
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
    selectedBy: async function* (condition) {
      for await (const { document } of selected(condition, documentsOf(condition, null, rooms))) {
        const { deviceId, moduleId } = document;
        if (typeof deviceId !== 'string') continue;
        yield typeof moduleId === 'string' ? { deviceId, moduleId } : { deviceId };
      }
    },
  };
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
