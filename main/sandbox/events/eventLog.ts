/** The partitions: what is appended to them, how far back they reach, and who waits for more. */
import type { HubClock } from '../clock';
import type { AcceptedMessage } from '../ports';
import { isoTime } from '../times';
import type { EventMark, EventTable, Origin, StoredEvent } from './eventTable';
import { partitionOf } from './places';

export interface EventLog {
  /** Appends; what a transaction takes back was never there. */
  append(message: AcceptedMessage, origin: Origin): void;
  after(partition: number, sequence: number, most: number): readonly StoredEvent[];
  /** The oldest event that is not too old; null without one. */
  oldest(partition: number): EventMark | null;
  newest(partition: number): EventMark | null;
  /** The sequence number of the first event after this time; the one after the newest when there is none. */
  firstAfter(partition: number, timeMs: number): number;
  /** Hears that events were appended, and are kept. */
  onAppended(partition: number, listener: () => void): () => void;
  /** Removes some of what is too old; says whether more is left. */
  removeSomeOld(): boolean;
}

const msOfADay = 24 * 60 * 60_000;
/** Times are compared as texts, which holds for years of four digits. */
const lastComparableMs = Date.parse('9999-12-31T23:59:59.999Z');

export function createEventLog(
  table: EventTable,
  partitions: number,
  retentionDays: number,
  clock: HubClock,
): EventLog {
  const all = Array.from({ length: partitions }, (_, partition) => partition);
  const next = all.map((partition) => (table.last(partition)?.sequence ?? -1) + 1);
  const listeners = all.map(() => new Set<() => void>());
  const appendedTo = new Set<number>();

  /** When the turn is over, no transaction is open any more. */
  const settle = (): void => {
    const settled = [...appendedTo];
    appendedTo.clear();
    for (const partition of settled) {
      next[partition] = (table.last(partition)?.sequence ?? -1) + 1;
      for (const listener of [...(listeners[partition] ?? [])]) listener();
    }
  };
  const firstAfter = (partition: number, time: string): number => {
    const last = table.last(partition);
    if (!last || last.enqueuedTime <= time) return (last?.sequence ?? -1) + 1;
    let low = table.from(partition, 0)?.sequence ?? 0;
    let high = last.sequence;
    // Time goes on from event to event, so the place is found by halving.
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const mark = table.from(partition, middle);
      if (mark && mark.enqueuedTime <= time) low = mark.sequence + 1;
      else high = middle;
    }
    return low;
  };
  const oldestKept = (): string => isoTime(new Date(clock.now().getTime() - retentionDays * msOfADay));

  return {
    append: (message, origin) => {
      const partition = partitionOf(message.from.deviceId, partitions);
      const sequence = next[partition] ?? 0;
      table.insert(partition, sequence, message, origin);
      next[partition] = sequence + 1;
      if (appendedTo.size === 0) queueMicrotask(settle);
      appendedTo.add(partition);
    },
    after: table.after,
    oldest: (partition) => table.from(partition, firstAfter(partition, oldestKept())),
    newest: table.last,
    firstAfter: (partition, timeMs) => {
      const time = Math.min(Math.max(timeMs, 0), lastComparableMs);
      return firstAfter(partition, isoTime(new Date(time)));
    },
    onAppended: (partition, listener) => {
      listeners[partition]?.add(listener);
      return () => listeners[partition]?.delete(listener);
    },
    removeSomeOld: () => {
      // The newest stays, whatever its age: its number is where the next one goes on.
      const isMoreLeft = all.map((partition) => {
        const newest = table.last(partition)?.sequence ?? 0;
        return table.removeBefore(partition, Math.min(firstAfter(partition, oldestKept()), newest));
      });
      return isMoreLeft.includes(true);
    },
  };
}
