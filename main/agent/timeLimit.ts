/** An end for work that may never end by itself. */
import type { AgentClock } from './ports';

/** Rejects with an error named `TimeoutError` after `limitMs`, and with the signal's reason when it aborts. */
export async function withTimeLimit<T>(
  work: Promise<T>,
  limitMs: number,
  clock: AgentClock,
  signal: AbortSignal,
): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  const ended = new AbortController();
  const abort = (): void => ended.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const limit = clock.wait(limitMs, ended.signal).then(
    () => {
      throw Object.assign(new Error(`No answer within ${limitMs} ms.`), { name: 'TimeoutError' });
    },
    (error: unknown) => {
      signal.throwIfAborted();
      throw error;
    },
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    signal.removeEventListener('abort', abort);
    ended.abort();
    limit.catch(() => undefined);
  }
}
