/** Holds work back to so many operations a second, one after the other, and lets others have their turn in between. */
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

export function createPace(operationsPerS: number, nowMs: () => number): () => Promise<void> {
  let nextMs = 0;
  return async () => {
    const now = nowMs();
    const waitMs = Math.max(nextMs - now, 0);
    nextMs = Math.max(nextMs, now) + 1000 / operationsPerS;
    await (waitMs > 0 ? delay(waitMs) : nextTurn());
  };
}
