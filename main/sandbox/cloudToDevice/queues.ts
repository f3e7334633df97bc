/** Durable queues of messages: put, taken under a lock, settled; time moves them on. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../store';
import { atOnce } from '../atOnce';
import type { HubClock, Schedule } from '../clock';
import { HubError } from '../hubError';
import { atTime, deadlineMs, locked, type Settlement, type Step, settled } from './lifecycle';
import type { MessageEnd } from './message';
import { openMessageTable, type Row } from './messageTable';
import type { QueueRules } from './settings';

export interface Taken {
  readonly lockToken: string;
  readonly sequence: number;
  readonly enqueuedAtMs: number;
  readonly expiresAtMs: number;
  readonly deliveryCount: number;
  readonly header: string;
  readonly body: Uint8Array;
}

export interface Queues {
  put(queue: string, header: string, body: Uint8Array, expiresAtMs: number): void;
  /** Locks the oldest message that is ready; null when there is none. */
  take(queue: string, rules: QueueRules): Taken | null;
  /** Fails with DeviceMessageLockLost when the token's lock is no longer held. */
  settle(queue: string, lockToken: string, how: Settlement, rules: QueueRules): void;
  /** Ends every message of the queue; returns how many there were. */
  purge(queue: string): number;
  /** Locked ones included. */
  count(queue: string): number;
  /** Calls soon after a message of the queue may have become ready. Returns what ends that. */
  onReady(queue: string, listener: () => void): () => void;
  /** Plans what time will do to the messages kept from before. */
  start(): void;
  close(): void;
}

export interface QueuePorts {
  readonly database: Database;
  readonly clock: HubClock;
  readonly schedule: Schedule;
  /** Called within the transaction that removes the message. */
  readonly onEnd: (row: Row, end: MessageEnd) => void;
}

export function openQueues({ database, clock, schedule, onEnd }: QueuePorts): Queues {
  const table = openMessageTable(database);
  const listeners = new Map<string, Set<() => void>>();
  let plan: { readonly atMs: number; readonly cancel: () => void } | null = null;

  const nowMs = (): number => clock.now().getTime();

  const apply = (row: Row, step: Step): void => {
    if (step.kind === 'stays') {
      table.update(row.sequence, step.entry);
    } else {
      table.remove(row);
      onEnd(row, step.end);
    }
  };
  const together = <T>(work: () => T): T => {
    try {
      return atOnce(database, work);
    } catch (error) {
      table.recount();
      throw error;
    }
  };
  /** After the transaction under way, which a listener must neither see half done nor undo. */
  const tell = (queue: string): void => {
    queueMicrotask(() => {
      for (const listener of [...(listeners.get(queue) ?? [])]) listener();
    });
  };
  const planFor = (atMs: number): void => {
    if (plan !== null && plan.atMs <= atMs) return;
    plan?.cancel();
    plan = { atMs, cancel: schedule(passTime, atMs - nowMs()) };
  };
  function passTime(): void {
    plan = null;
    const now = nowMs();
    const touched = together(() => {
      const due = table.dueAt(now);
      for (const row of due) apply(row, atTime(row, now));
      return new Set(due.map(({ queue }) => queue));
    });
    planNext();
    for (const queue of touched) tell(queue);
  }
  function planNext(): void {
    const first = table.firstDeadlineMs();
    if (first !== null) planFor(first);
  }
  /** The queue's messages as they are now; what has expired is gone from the table, too. */
  const present = (queue: string, now: number): readonly Row[] =>
    table.inQueue(queue).flatMap((row) => {
      const step = atTime(row, now);
      if (step.kind === 'stays') return [{ ...row, ...step.entry }];
      apply(row, step);
      return [];
    });

  return {
    put: (queue, header, body, expiresAtMs) => {
      const entry = { expiresAtMs, deliveryCount: 0, lock: null };
      table.insert({ ...entry, queue, enqueuedAtMs: nowMs(), header }, body);
      planFor(expiresAtMs);
      tell(queue);
    },
    take: (queue, rules) => {
      const now = nowMs();
      return together(() => {
        const row = present(queue, now).find(({ lock }) => lock === null);
        if (!row) return null;
        const lockToken = randomUUID();
        const entry = locked(row, lockToken, now, rules);
        table.update(row.sequence, entry);
        planFor(deadlineMs(entry));
        const { sequence, enqueuedAtMs, expiresAtMs, deliveryCount, header } = row;
        return {
          lockToken,
          sequence,
          enqueuedAtMs,
          expiresAtMs,
          deliveryCount,
          header,
          body: table.body(sequence),
        };
      });
    },
    settle: (queue, lockToken, how, rules) => {
      together(() => {
        const row = present(queue, nowMs()).find(({ lock }) => lock?.token === lockToken);
        if (!row) throw lockLost();
        apply(row, settled(row, how, rules));
      });
      planNext();
      if (how === 'abandon' || how === 'release') tell(queue);
    },
    purge: (queue) =>
      together(() => {
        const rows = present(queue, nowMs());
        for (const row of rows) apply(row, { kind: 'ends', end: 'Purged' });
        return rows.length;
      }),
    count: (queue) => table.count(queue),
    onReady: (queue, listener) => {
      const own = listeners.get(queue) ?? new Set();
      listeners.set(queue, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(queue) === own) listeners.delete(queue);
      };
    },
    start: planNext,
    close: () => {
      plan?.cancel();
      listeners.clear();
    },
  };
}

function lockLost(): HubError {
  return new HubError(
    'DeviceMessageLockLost',
    'The lock of the message has run out, or the message was settled before.',
  );
}
