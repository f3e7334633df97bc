/** Turns what services throw into what the contract declares; anything else gets an id that the log explains. */
import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { ExpectedFailure } from '../failures';
import type { EventLog } from '../log';

/** The window learns the code and data of an expected failure, and of a defect only an id that stands in the log. */
export function toContractError(error: unknown, log: EventLog): unknown {
  if (error instanceof ExpectedFailure) return new ORPCError(error.code, { data: error.data });
  if (error instanceof ORPCError) return error;
  // The window left: nobody waits for the answer, and nothing went wrong.
  if (error instanceof Error && error.name === 'AbortError') return new ORPCError('CLIENT_CLOSED_REQUEST');
  const defectId = randomUUID();
  log.error('router.defect', {
    defectId,
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? (error.stack ?? null) : null,
  });
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: defectId });
}
