/** The machine's own time. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClock } from './ports';

export const systemClock: AgentClock = {
  now: () => new Date(),
  wait: async (durationMs, signal) => {
    signal?.throwIfAborted();
    await delay(durationMs, undefined, signal ? { signal } : {});
  },
};
