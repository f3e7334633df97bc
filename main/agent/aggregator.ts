/** Counts events that agents take for the same, and tells them as one when their window ends. */
import type { JsonObject } from '../../preload/contract';
import {
  type AggregatedEventName,
  aggregatedEventNames,
  aggregatedPayload,
  aggregationIdentity,
} from '../security';
import type { AggregationSteering } from './configuration';
import type { AgentClock } from './ports';

export interface AggregatedEvent {
  readonly name: AggregatedEventName;
  readonly payload: JsonObject;
}

export interface Aggregator {
  /** False when events of this name are not aggregated. */
  add(name: string, payload: JsonObject, steering: AggregationSteering): boolean;
  /** Takes out what windows that ended hold; windows of names no longer aggregated end at once. */
  takeEnded(steering: AggregationSteering): readonly AggregatedEvent[];
  /** When the next window with events ends, on the clock's `elapsedMs`; null when none holds any. */
  nextEndMs(steering: AggregationSteering): number | null;
}

interface Window {
  startedMs: number;
  readonly groups: Map<string, { readonly first: JsonObject; hitCount: number }>;
}

/** A window that saw so many different events ends early, so that memory stays small. */
const mostGroups = 5000;

export function createAggregator(clock: Pick<AgentClock, 'now' | 'elapsedMs'>): Aggregator {
  const nowMs = clock.elapsedMs;
  const windows = new Map<AggregatedEventName, Window>(
    aggregatedEventNames.map((name) => [name, { startedMs: nowMs(), groups: new Map() }]),
  );

  function take(name: AggregatedEventName, window: Window): AggregatedEvent[] {
    const endedAt = clock.now();
    const endedMs = nowMs();
    const bounds = {
      // By the clock of the end, so that it is before the end and as long as the window was.
      startedAt: new Date(endedAt.getTime() - (endedMs - window.startedMs)),
      endedAt,
      utcOffsetMinutes: -endedAt.getTimezoneOffset(),
    };
    const events = [...window.groups.values()].map(({ first, hitCount }) => ({
      name,
      payload: aggregatedPayload(name, first, hitCount, bounds),
    }));
    window.groups.clear();
    window.startedMs = endedMs;
    return events;
  }

  return {
    add: (name, payload, steering) => {
      const own = aggregatedEventNames.find((each) => each === name);
      const window = own === undefined ? undefined : windows.get(own);
      if (own === undefined || window === undefined || !steering[own].isEnabled) return false;
      if (window.groups.size === 0) {
        // Empty windows followed each other meanwhile.
        const { intervalMs } = steering[own];
        window.startedMs += Math.floor((nowMs() - window.startedMs) / intervalMs) * intervalMs;
      }
      const identity = aggregationIdentity(own, payload);
      const group = window.groups.get(identity);
      if (group === undefined) window.groups.set(identity, { first: payload, hitCount: 1 });
      else group.hitCount += 1;
      return true;
    },
    takeEnded: (steering) =>
      [...windows].flatMap(([name, window]) => {
        const { isEnabled, intervalMs } = steering[name];
        const isOver =
          !isEnabled || nowMs() - window.startedMs >= intervalMs || window.groups.size >= mostGroups;
        return isOver && window.groups.size > 0 ? take(name, window) : [];
      }),
    nextEndMs: (steering) => {
      const ends = [...windows].flatMap(([name, { startedMs, groups }]) =>
        groups.size === 0 ? [] : [startedMs + steering[name].intervalMs],
      );
      return ends.length === 0 ? null : Math.min(...ends);
    },
  };
}
