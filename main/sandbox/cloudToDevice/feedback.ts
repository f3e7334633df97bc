/** Feedback: records of how messages ended, put together into messages for the service side. */
import { z } from 'zod';
import type { Database } from '../../store';
import { atOnce } from '../atOnce';
import type { HubClock, Schedule } from '../clock';
import type { Settlement } from './lifecycle';
import type { FeedbackRecord } from './message';
import type { Queues } from './queues';
import { limits, type QueueRules } from './settings';

/** A feedback message handed to a service client, its lock held until it is settled. */
export interface FeedbackDelivery {
  readonly lockToken: string;
  readonly sequence: number;
  readonly enqueuedAtMs: number;
  readonly deliveryCount: number;
  readonly records: readonly FeedbackRecord[];
}

/** One queue for the whole hub: each message goes to one of the clients that wait. */
export interface FeedbackQueue {
  receive(): FeedbackDelivery | null;
  /** Fails with DeviceMessageLockLost when the lock is no longer held. */
  settle(lockToken: string, how: Settlement): void;
  /** Calls soon after a message may have become ready. Returns what ends that. */
  onReady(listener: () => void): () => void;
}

export interface FeedbackRoom {
  readonly queue: FeedbackQueue;
  /** Keeps the record until it is sent with others. */
  note(record: FeedbackRecord): void;
  start(): void;
  close(): void;
}

export interface FeedbackPorts {
  readonly database: Database;
  readonly queues: Queues;
  readonly clock: HubClock;
  readonly schedule: Schedule;
  readonly rules: QueueRules;
  /** Feedback about a device that was deleted is dropped. */
  readonly isThere: (deviceId: string, generationId: string) => boolean;
}

const queueName = 'feedback';

const storedRecord = z.object({ sequence: z.number(), record: z.string() });

export function openFeedback(ports: FeedbackPorts): FeedbackRoom {
  const { database, queues, clock, schedule, rules, isThere } = ports;
  const insert = database.prepare('INSERT INTO feedback_record (record) VALUES (?)');
  const oldest = database.prepare('SELECT sequence, record FROM feedback_record ORDER BY sequence LIMIT ?');
  const count = database.prepare('SELECT COUNT(*) AS total FROM feedback_record');
  const removeUpTo = database.prepare('DELETE FROM feedback_record WHERE sequence <= ?');
  let lastSentMs = Number.NEGATIVE_INFINITY;
  let cancelPlan: (() => void) | null = null;

  // The statement above names the column.
  const waiting = (): number => (count.get() as { total: number }).total;

  /** A message goes out when it is full, and otherwise no sooner than a while after the one before. */
  const plan = (): void => {
    const records = waiting();
    const isFull = records >= limits.feedbackRecordsPerMessage;
    if (records === 0 || (cancelPlan !== null && !isFull)) return;
    cancelPlan?.();
    const delayMs = isFull ? 0 : lastSentMs + limits.feedbackEveryMs - clock.now().getTime();
    cancelPlan = schedule(send, Math.max(delayMs, 0));
  };
  function send(): void {
    cancelPlan = null;
    const nowMs = clock.now().getTime();
    lastSentMs = nowMs;
    atOnce(database, () => {
      const rows = oldest.all(limits.feedbackRecordsPerMessage).map((row) => storedRecord.parse(row));
      const last = rows.at(-1);
      if (!last) return;
      removeUpTo.run(last.sequence);
      // Records are written by this room only, so their shape is known.
      const records = rows
        .map(({ record }) => JSON.parse(record) as FeedbackRecord)
        .filter(({ deviceId, deviceGenerationId }) => isThere(deviceId, deviceGenerationId));
      if (records.length > 0) {
        queues.put(queueName, JSON.stringify(records), Buffer.alloc(0), nowMs + rules.timeToLiveMs);
      }
    });
    plan();
  }

  return {
    note: (record) => {
      insert.run(JSON.stringify(record));
      plan();
    },
    queue: {
      receive: () => {
        const taken = queues.take(queueName, rules);
        if (!taken) return null;
        const { lockToken, sequence, enqueuedAtMs, deliveryCount, header } = taken;
        return { lockToken, sequence, enqueuedAtMs, deliveryCount, records: JSON.parse(header) };
      },
      settle: (lockToken, how) => queues.settle(queueName, lockToken, how, rules),
      onReady: (listener) => queues.onReady(queueName, listener),
    },
    start: plan,
    close: () => cancelPlan?.(),
  };
}
