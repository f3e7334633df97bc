/** When the agent's three timers fire next. */
import type { AgentStatus } from '../../preload/contract';
import type { Steering } from './configuration';
import type { AgentClock } from './ports';

/** On the clock's `elapsedMs`; each is that of the last time plus its interval. */
export interface Schedule {
  readonly snapshotAtMs: number;
  readonly highPrioritySendAtMs: number;
  readonly lowPrioritySendAtMs: number;
}

/** The first snapshot is taken at once. */
export function firstSchedule(steering: Steering, nowMs: number): Schedule {
  return {
    snapshotAtMs: nowMs,
    highPrioritySendAtMs: nowMs + steering.highPriorityMs,
    lowPrioritySendAtMs: nowMs + steering.lowPriorityMs,
  };
}

/** New intervals count from when their timer last fired. */
export function rescheduled(schedule: Schedule, before: Steering, after: Steering): Schedule {
  return {
    snapshotAtMs: schedule.snapshotAtMs - before.snapshotMs + after.snapshotMs,
    highPrioritySendAtMs: schedule.highPrioritySendAtMs - before.highPriorityMs + after.highPriorityMs,
    lowPrioritySendAtMs: schedule.lowPrioritySendAtMs - before.lowPriorityMs + after.lowPriorityMs,
  };
}

/** As the machine's clock will show then, unless it is set. */
export function statusOfSchedule(
  schedule: Schedule | null,
  clock: Pick<AgentClock, 'now' | 'elapsedMs'>,
): AgentStatus['next'] {
  if (schedule === null) return { snapshotAt: null, highPrioritySendAt: null, lowPrioritySendAt: null };
  const sinceMs = clock.now().getTime() - clock.elapsedMs();
  const instant = (atMs: number): string => new Date(sinceMs + atMs).toISOString();
  return {
    snapshotAt: instant(schedule.snapshotAtMs),
    highPrioritySendAt: instant(schedule.highPrioritySendAtMs),
    lowPrioritySendAt: instant(schedule.lowPrioritySendAtMs),
  };
}
