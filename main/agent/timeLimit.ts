/** An end for work that may never end by itself. */
import type { AgentClock } from './ports';

/**
 * Rejects with an error named `TimeoutError` after `limitMs`, and with the signal's reason when it aborts. The work's own
 * signal aborts at the same moment, so that nothing it does afterwards counts.
 */
export async function withTimeLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  clock: AgentClock,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  const ended = new AbortController();
  const abort = (): void => ended.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const limit = clock.wait(limitMs, ended.signal).then(() => {
    ended.abort(Object.assign(new Error(`No answer within ${limitMs} ms.`), { name: 'TimeoutError' }));
    throw ended.signal.reason;
  });
  limit.catch(() => undefined);
  try {
    return await Promise.race([work(ended.signal), limit]);
  } finally {
    signal.removeEventListener('abort', abort);
    ended.abort();
  }
}
