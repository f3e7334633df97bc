/** Looks for what happens on the machine, and makes events of it: each by itself, or many as one. */
import type { AgentEntry } from '../../preload/contract';
import { scrubSecrets } from '../secrets';
import { triggeredSecurityEvent } from '../security';
import type { Aggregator } from './aggregator';
import { type ConfigurationInUse, eventPriority, type Steering } from './configuration';
import type { Diagnose } from './diagnose';
import type { AgentClock, CollectingWay, TriggeredCollector } from './ports';
import { newStamp } from './stamp';
import { withTimeLimit } from './timeLimit';
import type { WaitingEvents } from './waitingEvents';

export interface Happenings {
  /** Looks where it is time to, or everywhere when asked to. */
  poll(inUse: ConfigurationInUse, steering: Steering, isAsked: boolean, signal: AbortSignal): Promise<void>;
  /** On the clock's `elapsedMs`. */
  nextPollMs(inUse: ConfigurationInUse): number | null;
}

export interface HappeningsPorts {
  readonly collectors: readonly TriggeredCollector[];
  readonly aggregator: Aggregator;
  readonly events: WaitingEvents;
  readonly clock: AgentClock;
  readonly diagnose: Diagnose;
  onEntry(entry: AgentEntry): void;
}

const pollLimitMs = 30_000;
/** Sampling misses what is shorter; logs keep ten minutes for the next look. */
const betweenMs: Readonly<Record<CollectingWay, number>> = { audit: 30_000, log: 30_000, sampling: 10_000 };
/** Of a collector that cannot collect, in the end; somebody may install or allow what it needs. */
const longestAfterFailureMs = 600_000;

export function createHappenings(ports: HappeningsPorts): Happenings {
  const { clock, events, aggregator } = ports;
  const nextLooksMs = new Map<string, number>();
  const ways = new Map<string, CollectingWay>();
  const failuresInARow = new Map<string, number>();
  const nowMs = clock.elapsedMs;

  async function look(
    { name, poll }: TriggeredCollector,
    inUse: ConfigurationInUse,
    steering: Steering,
    signal: AbortSignal,
  ): Promise<void> {
    const priority = eventPriority(inUse, name);
    if (priority === 'Off') return;
    const { way, events: happened } = await withTimeLimit(
      (ending) => poll(clock.now(), ending),
      pollLimitMs,
      clock,
      signal,
    );
    if (ways.get(name) !== way) ports.onEntry({ kind: 'collectingWay', name, way });
    ways.set(name, way);
    failuresInARow.delete(name);
    lookAgainAfter(name, betweenMs[way]);
    const single = happened.flatMap(({ at, payload }) => {
      if (aggregator.add(name, payload, steering.aggregation)) return [];
      const stamp = newStamp(clock);
      return [triggeredSecurityEvent(name, payload, { ...stamp, at: at ?? stamp.at })];
    });
    events.addAll(single, priority);
  }

  function lookAgainAfter(name: string, nextAfterMs: number): void {
    nextLooksMs.set(name, nowMs() + nextAfterMs);
  }

  function dueAtMs(name: string): number {
    return nextLooksMs.get(name) ?? 0;
  }

  /** One that worked before is asked again soon, twice as late each time: what logs keep must not run out meanwhile. */
  function afterFailureMs(name: string): number {
    const failures = (failuresInARow.get(name) ?? 0) + 1;
    failuresInARow.set(name, failures);
    const way = ways.get(name);
    return way === undefined
      ? longestAfterFailureMs
      : Math.min(longestAfterFailureMs, betweenMs[way] * 2 ** (failures - 1));
  }

  return {
    poll: async (inUse, steering, isAsked, signal) => {
      for (const collector of ports.collectors) {
        const { name } = collector;
        if (eventPriority(inUse, name) === 'Off') {
          collector.forget();
          continue;
        }
        if (!isAsked && nowMs() < dueAtMs(name)) continue;
        try {
          await look(collector, inUse, steering, signal);
        } catch (error) {
          signal.throwIfAborted();
          lookAgainAfter(name, afterFailureMs(name));
          const detail = scrubSecrets(error instanceof Error ? error.message : String(error));
          ports.onEntry({ kind: 'collectorFailed', name, detail });
          ports.diagnose('Warning', `${name} could not be collected: ${detail}`);
        }
      }
      const ended = aggregator.takeEnded(steering.aggregation);
      // Counted while the event was on, so told even when it is off by now.
      const queueOf = (name: string): 'High' | 'Low' =>
        eventPriority(inUse, name) === 'High' ? 'High' : 'Low';
      for (const queue of ['High', 'Low'] as const) {
        const own = ended.filter(({ name }) => queueOf(name) === queue);
        events.addAll(
          own.map(({ name, payload }) => triggeredSecurityEvent(name, payload, newStamp(clock))),
          queue,
        );
      }
    },
    nextPollMs: (inUse) => {
      const on = ports.collectors.filter(({ name }) => eventPriority(inUse, name) !== 'Off');
      return on.length === 0 ? null : Math.min(...on.map(({ name }) => dueAtMs(name)));
    },
  };
}
