/** A wait that something else may end early. */
import type { AgentClock } from './ports';

export interface Alarm {
  /** Ends the present wait, or the next one before it starts. */
  ring(): void;
  /** Resolves when rung, or after `durationMs` (null: only when rung); rejects when the signal aborts. */
  wait(durationMs: number | null, signal: AbortSignal): Promise<void>;
}

export function createAlarm(clock: AgentClock): Alarm {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    wait: async (durationMs, signal) => {
      signal.throwIfAborted();
      if (!isRung) {
        const ended = new AbortController();
        const end = (): void => ended.abort();
        wake = end;
        signal.addEventListener('abort', end, { once: true });
        try {
          if (durationMs === null) await aborted(ended.signal);
          else await clock.wait(durationMs, ended.signal);
        } catch (error) {
          if (!ended.signal.aborted) throw error;
        } finally {
          wake = null;
          signal.removeEventListener('abort', end);
        }
        signal.throwIfAborted();
      }
      isRung = false;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
