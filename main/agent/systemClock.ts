/** The machine's own time. */
import { uptime } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClock } from './ports';

/**
 * Nobody can set the monotonic clock. On Linux, there only, it stands still while the machine sleeps; the uptime does not.
 * Sources: clock_gettime(2); libuv/libuv src/unix/linux.c (`uv_uptime`) and src/unix/darwin.c (`uv__hrtime`).
 */
export const systemClock: AgentClock = {
  now: () => new Date(),
  elapsedMs:
    process.platform === 'linux' ? () => Math.round(uptime() * 1000) : () => Math.round(performance.now()),
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
