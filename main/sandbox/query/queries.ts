/** Queries of a hub: read, run over its twins and jobs, answered a page at a time. */
import { randomBytes } from 'node:crypto';
import type { FunctionName } from '../../../queryLanguage';
import { HubError } from '../hubError';
import type { JsonObject } from '../ports';
import type { Registry } from '../registry/registry';
import { type Continuation, createContinuationTokens } from './continuation';
import { type DocumentRooms, documentsOf } from './documents';
import { lookupsIn } from './lookups';
import { parseQuery } from './parse';
import { QuerySyntaxError } from './querySyntaxError';
import { type ResultPage, runQuery } from './run';
import type { Query } from './syntax';

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
}

export function createQueries(rooms: DocumentRooms): Queries {
  const { registry } = rooms;
  const tokens = createContinuationTokens(continuationKey(registry));

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
  };
}

/** Turns a mistake in a query into the hub's answer to it. */
export function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    throw new HubError('ArgumentInvalid', `BadRequest: query syntax: ${error.message}.`);
  }
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

/** Kept, so that a token outlives a restart of the hub. */
function continuationKey(registry: Registry): string {
  const name = 'continuationKey';
  const kept = registry.setting(name);
  if (kept !== null) return kept;
  const key = randomBytes(32).toString('base64');
  registry.keepSetting(name, key);
  return key;
}
