/**
 * The opaque token that leads to a query's next page; good only with the same query and the hub that made it. It names the
 * last row that was given, never a count of rows, so that devices may come and go between two pages.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { HubError } from '../hubError';
import type { Registry } from '../registry/registry';

const continuation = z.object({
  /** Of listed rows: the place of the last one given; null before the first. */
  place: z.string().nullable(),
  /** Of grouped rows: the value of the last group given; an empty list is the group without a value. */
  group: z
    .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .max(1)
    .nullable(),
  /** Rows given by all pages before, for TOP. */
  taken: z.number(),
});
export type Continuation = z.infer<typeof continuation>;

export const fromTheStart: Continuation = { place: null, group: null, taken: 0 };

export interface ContinuationTokens {
  write(queryText: string, next: Continuation): string;
  /** From the start without a token; fails on one that this hub did not write for this query. */
  read(token: string | undefined, queryText: string): Continuation;
}

/** Signed, because a place is read as the registry wrote it. */
export function createContinuationTokens(key: string): ContinuationTokens {
  const signature = (content: string, queryText: string): Buffer =>
    createHmac('sha256', key).update(`${content}\n${queryText}`).digest().subarray(0, signatureBytes);
  return {
    write: (queryText, next) => {
      const content = JSON.stringify(next);
      return Buffer.concat([signature(content, queryText), Buffer.from(content)]).toString('base64');
    },
    read: (token, queryText) => {
      if (token === undefined || token === '') return fromTheStart;
      const bytes = Buffer.from(token, 'base64');
      const content = bytes.subarray(signatureBytes).toString('utf8');
      const expected = signature(content, queryText);
      const given = bytes.subarray(0, signatureBytes);
      if (given.length !== signatureBytes || !timingSafeEqual(given, expected)) {
        throw new HubError('ArgumentInvalid', 'BadRequest: the continuation token is not one of this query.');
      }
      return continuation.parse(JSON.parse(content));
    },
  };
}

const signatureBytes = 16;

/** Their key is kept, so that a token outlives a restart of the hub. */
export function openContinuationTokens(registry: Registry): ContinuationTokens {
  const name = 'continuationKey';
  const kept = registry.setting(name);
  if (kept !== null) return createContinuationTokens(kept);
  const key = randomBytes(32).toString('base64');
  registry.keepSetting(name, key);
  return createContinuationTokens(key);
}
