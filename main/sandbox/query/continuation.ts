/** The opaque token that leads to a query's next page; good only with the same query. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HubError } from '../hubError';

const token = z.object({ query: z.string(), place: z.number().int(), taken: z.number().int() });

export interface Continuation {
  readonly place: number;
  readonly taken: number;
}

export function continuationToken(queryText: string, { place, taken }: Continuation): string {
  return Buffer.from(JSON.stringify({ query: fingerprint(queryText), place, taken })).toString('base64');
}

export function readContinuation(header: string | undefined, queryText: string): Continuation {
  if (header === undefined || header === '') return { place: 0, taken: 0 };
  const parsed = token.safeParse(jsonIn(header));
  if (!parsed.success || parsed.data.query !== fingerprint(queryText)) {
    throw new HubError('ArgumentInvalid', 'BadRequest: the continuation token is not one of this query.');
  }
  return parsed.data;
}

function jsonIn(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    return null;
  }
}

function fingerprint(queryText: string): string {
  return createHash('sha256').update(queryText).digest('base64url').slice(0, 16);
}
