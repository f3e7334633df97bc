/** The embedded hub's clock and timers for a test: time stands still until it is moved on. */
import type { HubClock, Schedule } from '../../main/sandbox/clock';

export interface SteppedClock {
  readonly clock: HubClock;
  readonly schedule: Schedule;
  /** Moves on, doing all planned work on the way at its time. */
  advance(durationMs: number): void;
}

interface Planned {
  readonly atMs: number;
  readonly work: () => void;
}

export function createSteppedClock(start = '2026-03-01T08:00:00.000Z'): SteppedClock {
  let nowMs = Date.parse(start);
  const planned = new Set<Planned>();
  return {
    clock: { now: () => new Date(nowMs) },
    schedule: (work, delayMs) => {
      const plan = { atMs: nowMs + Math.max(delayMs, 0), work };
      planned.add(plan);
      return () => planned.delete(plan);
    },
    advance: (durationMs) => {
      const endMs = nowMs + durationMs;
      for (;;) {
        const next = [...planned].sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined || next.atMs > endMs) break;
        planned.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.work();
      }
      nowMs = endMs;
    },
  };
}
