/** Lets a window follow what changes without drowning in it. */
import type { HubClock } from '../hubs';

export interface Changes<Batch> {
  /** There is something new. */
  changed(): void;
  /** Ends all watching. */
  close(): void;
  watch(signal: AbortSignal | undefined): AsyncGenerator<Batch, void, void>;
}

/** Four batches a second at most. */
const shortestBetweenMs = 250;

export function createChanges<Batch>(batch: () => Batch, clock: HubClock): Changes<Batch> {
  let version = 0;
  const closing = new AbortController();
  const waiting = new Set<() => void>();

  function change(seen: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (version !== seen || signal.aborted) {
        resolve();
        return;
      }
      const wake = (): void => {
        waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  return {
    changed: () => {
      version += 1;
      for (const wake of [...waiting]) wake();
    },
    close: () => closing.abort(),
    watch: async function* (signal) {
      const ending = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
      while (!ending.aborted) {
        const seen = version;
        yield batch();
        await clock.wait(shortestBetweenMs, ending).catch(() => {});
        await change(seen, ending);
      }
    },
  };
}
