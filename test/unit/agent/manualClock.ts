/** A clock that stands still until told. */
import type { AgentClock } from '../../../main/agent';

export interface ManualClock extends AgentClock {
  /** Moves on, waking every wait on its way in order, and lets what follows from each run out. */
  advance(durationMs: number): Promise<void>;
  /** Moves on at once, as for a machine that slept, and then wakes what is due. */
  jump(durationMs: number): Promise<void>;
  /** As when somebody sets it, back by a negative number: waits end when they would have. */
  set(byMs: number): void;
}

interface Wait {
  atMs: number;
  resolve(): void;
}

export function createManualClock(start = '2021-02-15T09:30:00.000Z'): ManualClock {
  /** An arbitrary time since an arbitrary moment, so that taking it for a time of day shows. */
  let elapsedMs = 5000;
  let startMs = Date.parse(start) - elapsedMs;
  const waits = new Set<Wait>();

  async function wakeUntil(endMs: number): Promise<void> {
    for (;;) {
      const next = [...waits].sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > endMs) return;
      elapsedMs = Math.max(elapsedMs, next.atMs);
      waits.delete(next);
      next.resolve();
      await settled();
    }
  }

  return {
    now: () => new Date(startMs + elapsedMs),
    elapsedMs: () => elapsedMs,
    wait: (durationMs, signal) =>
      new Promise((resolve, reject) => {
        const wait: Wait = { atMs: elapsedMs + durationMs, resolve: () => end(resolve) };
        const abort = (): void => end(() => reject(signal?.reason));
        const end = (settle: () => void): void => {
          waits.delete(wait);
          signal?.removeEventListener('abort', abort);
          settle();
        };
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        waits.add(wait);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    advance: async (durationMs) => {
      await settled();
      const endMs = elapsedMs + durationMs;
      await wakeUntil(endMs);
      elapsedMs = endMs;
    },
    jump: async (durationMs) => {
      await settled();
      elapsedMs += durationMs;
      await wakeUntil(elapsedMs);
    },
    set: (byMs) => {
      startMs += byMs;
    },
  };
}

/** Everything under test runs in memory, so a few turns of the event loop let it come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
