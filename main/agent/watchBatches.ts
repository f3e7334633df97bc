/** Lets a window follow the agent without drowning in it. */
import type { AgentBatch, AgentStatus } from '../../preload/contract';
import type { EntryRing } from './entryRing';
import type { AgentClock } from './ports';

export interface Changes {
  /** Tells all watchers that there is something new. */
  changed(): void;
  /** Ends all watching. */
  close(): void;
  watch(signal: AbortSignal | undefined): AsyncGenerator<AgentBatch, void, void>;
}

/** Ten batches a second at most. */
const shortestBetweenMs = 100;

export function createChanges(ring: EntryRing, status: () => AgentStatus, clock: AgentClock): Changes {
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
      let sequence = 0;
      while (!ending.aborted) {
        const seen = version;
        const { entries, skipped } = ring.after(sequence);
        sequence = ring.lastSequence();
        yield { status: status(), entries, skipped };
        try {
          await clock.wait(shortestBetweenMs, ending);
        } catch (error) {
          if (ending.aborted) return;
          throw error;
        }
        await change(seen, ending);
      }
    },
  };
}
