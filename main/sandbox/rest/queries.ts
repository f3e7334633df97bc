/** `POST /devices/query`: parsed, run over the registry, answered in pages. */
import { z } from 'zod';
import { HubError } from '../hubError';
import { continuationToken, readContinuation } from '../query/continuation';
import { parseQuery } from '../query/parse';
import { QuerySyntaxError } from '../query/querySyntaxError';
import { type PlacedTwin, runQuery } from '../query/run';
import type { Query } from '../query/syntax';
import { refOf } from '../registry/record';
import { twinAnswer } from '../twins/twins';
import type { Answer } from './answer';
import { jsonOf, type RestRequest } from './request';
import type { HubRooms } from './rooms';

const queryBody = z.object({ query: z.string() });
const defaultPageSize = 100;
const largestPageSize = 1000;

export function answerQuery(request: RestRequest, rooms: HubRooms): Answer {
  const body = queryBody.safeParse(jsonOf(request));
  if (!body.success) throw new HubError('ArgumentInvalid', 'BadRequest: the body has no query.');
  const text = body.data.query;
  const query = parsed(text);
  const pageSize = pageSizeOf(request.headers['x-ms-max-item-count']);
  const from = readContinuation(oneHeader(request.headers['x-ms-continuation']), text);
  const result = runQuery(query, placedTwins(query, from.place, rooms), pageSize, from.taken);
  return {
    status: 200,
    body: [...result.items],
    headers: {
      'x-ms-item-type': result.itemType,
      ...(result.next ? { 'x-ms-continuation': continuationToken(text, result.next) } : {}),
    },
  };
}

function parsed(text: string): Query {
  try {
    return parseQuery(text);
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    throw new HubError('ArgumentInvalid', `BadRequest: query syntax: ${error.message}.`);
  }
}

function pageSizeOf(header: string | string[] | undefined): number {
  const text = oneHeader(header);
  if (text === undefined || text === '' || text === '-1') return defaultPageSize;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) {
    throw new HubError('ArgumentInvalid', 'BadRequest: x-ms-max-item-count is not a number of items.');
  }
  return Math.min(size, largestPageSize);
}

function oneHeader(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function* placedTwins(
  { from }: Query,
  place: number,
  { registry, sessions }: HubRooms,
): Iterable<PlacedTwin> {
  for (const record of registry.after(from, place)) {
    yield { place: record.number, twin: twinAnswer(record, sessions.isConnected(refOf(record))) };
  }
}
