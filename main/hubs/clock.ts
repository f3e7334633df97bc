/** Time as hub calls need it. */
import { setTimeout as delay } from 'node:timers/promises';

export interface HubClock {
  now(): Date;
  /** Rejects with the signal's reason when it aborts. */
  wait(durationMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: HubClock = {
  now: () => new Date(),
  wait: async (durationMs, signal) => {
    signal?.throwIfAborted();
    await delay(durationMs, undefined, signal ? { signal } : {});
  },
};
