/** The machine's own time. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClock } from './ports';

export const systemClock: AgentClock = {
  now: () => new Date(),
  wait: async (durationMs, signal) => {
    signal?.throwIfAborted();
    try {
      await delay(durationMs, undefined, signal ? { signal } : {});
    } catch (error) {
      // Node rejects with an error of its own.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
