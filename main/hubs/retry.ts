/** When a failed call may be tried again, and how long to wait before. */
import type { HubFailureCause } from '../../preload/contract';

export interface TriedCall {
  readonly method: string;
  readonly path: string;
  readonly hasIfMatch: boolean;
}

export interface FailedTry {
  readonly cause: HubFailureCause;
  readonly status: number | null;
  /** The answer's `Retry-After`, in milliseconds from now. */
  readonly retryAfterMs: number | null;
  /** How many tries were made, this one included. */
  readonly attempts: number;
}

const mostAttempts = 4;
const firstPauseMs = 300;
const longestPauseMs = 8_000;
const longestRetryAfterMs = 30_000;

/** Reading changes nothing, so repeating it is harmless; a query is a POST that reads. */
function isSafe({ method, path }: TriedCall): boolean {
  return method === 'GET' || (method === 'POST' && path.startsWith('/devices/query'));
}

function mayRetry(call: TriedCall, { cause, status }: FailedTry): boolean {
  if (cause === 'throttled') return isSafe(call) || call.hasIfMatch;
  if (!isSafe(call)) return false;
  return cause === 'connectionLost' || (cause === 'serviceError' && status !== null);
}

/**
 * Null when the call must not be repeated; else the pause: exponential with full jitter, and not before `Retry-After`.
 * `random` gives 0 to 1. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryPauseMs(call: TriedCall, failed: FailedTry, random: () => number): number | null {
  if (failed.attempts >= mostAttempts || !mayRetry(call, failed)) return null;
  if (failed.retryAfterMs !== null && failed.retryAfterMs > longestRetryAfterMs) return null;
  const ceilingMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (failed.attempts - 1));
  return Math.max(failed.retryAfterMs ?? 0, random() * ceilingMs);
}

/** `Retry-After` as seconds or as a date (RFC 9110, 10.2.3); null when absent or unreadable. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
