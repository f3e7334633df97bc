/** Queued messages in SQLite. Rules live in the files that call this. */
import { z } from 'zod';
import type { Database } from '../../store';
import { deadlineMs, type Entry } from './lifecycle';

/** A row without its body, which is read when the message is handed over only. */
export interface Row extends Entry {
  readonly sequence: number;
  readonly queue: string;
  readonly enqueuedAtMs: number;
  /** What the queue's owner keeps with the body, as it was put. */
  readonly header: string;
}

export interface MessageTable {
  /** In the order in which they were put. */
  inQueue(queue: string): readonly Row[];
  dueAt(nowMs: number): readonly Row[];
  /** Null without any message. */
  firstDeadlineMs(): number | null;
  count(queue: string): number;
  /** Counts anew: what was changed since may have been taken back. */
  recount(): void;
  body(sequence: number): Uint8Array;
  insert(row: Omit<Row, 'sequence'>, body: Uint8Array): void;
  update(sequence: number, entry: Entry): void;
  remove(row: Row): void;
}

const columns =
  'sequence, queue, enqueued_at_ms, expires_at_ms, delivery_count, lock_token, locked_until_ms, header';

const storedRow = z.object({
  sequence: z.number(),
  queue: z.string(),
  enqueued_at_ms: z.number(),
  expires_at_ms: z.number(),
  delivery_count: z.number(),
  lock_token: z.string().nullable(),
  locked_until_ms: z.number().nullable(),
  header: z.string(),
});

const countRow = z
  .object({ queue: z.string(), total: z.number() })
  .transform(({ queue, total }): [string, number] => [queue, total]);

export function openMessageTable(database: Database): MessageTable {
  const inQueue = database.prepare(`SELECT ${columns} FROM message WHERE queue = ? ORDER BY sequence`);
  const due = database.prepare(`SELECT ${columns} FROM message WHERE deadline_ms <= ? ORDER BY sequence`);
  const first = database.prepare('SELECT MIN(deadline_ms) AS deadline FROM message');
  const countAll = database.prepare('SELECT queue, COUNT(*) AS total FROM message GROUP BY queue');
  const body = database.prepare('SELECT body FROM message WHERE sequence = ?');
  const insert = database.prepare(
    `INSERT INTO message (queue, enqueued_at_ms, expires_at_ms, delivery_count, lock_token, locked_until_ms,
       deadline_ms, header, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    `UPDATE message SET expires_at_ms = ?, delivery_count = ?, lock_token = ?, locked_until_ms = ?, deadline_ms = ?
       WHERE sequence = ?`,
  );
  const remove = database.prepare('DELETE FROM message WHERE sequence = ?');
  let counts: Map<string, number> | null = null;
  /** In memory, because twins show it and queries read a million of them. */
  const counted = (): Map<string, number> => {
    counts ??= new Map(countAll.all().map((row) => countRow.parse(row)));
    return counts;
  };
  const change = (queue: string, by: 1 | -1): void => {
    const total = (counted().get(queue) ?? 0) + by;
    if (total > 0) counted().set(queue, total);
    else counted().delete(queue);
  };
  const entryColumns = (entry: Entry) => [
    entry.expiresAtMs,
    entry.deliveryCount,
    entry.lock?.token ?? null,
    entry.lock?.untilMs ?? null,
    deadlineMs(entry),
  ];
  return {
    inQueue: (queue) => inQueue.all(queue).map(rowOf),
    dueAt: (nowMs) => due.all(nowMs).map(rowOf),
    // The statements of this function name the columns they are read by.
    firstDeadlineMs: () => (first.get() as { deadline: number | null }).deadline,
    count: (queue) => counted().get(queue) ?? 0,
    recount: () => {
      counts = null;
    },
    body: (sequence) => (body.get(sequence) as { body: Uint8Array }).body,
    insert: (row, bytes) => {
      counted();
      insert.run(row.queue, row.enqueuedAtMs, ...entryColumns(row), row.header, Buffer.from(bytes));
      change(row.queue, 1);
    },
    update: (sequence, entry) => {
      update.run(...entryColumns(entry), sequence);
    },
    remove: ({ sequence, queue }) => {
      counted();
      remove.run(sequence);
      change(queue, -1);
    },
  };
}

function rowOf(raw: unknown): Row {
  const r = storedRow.parse(raw);
  return {
    sequence: r.sequence,
    queue: r.queue,
    enqueuedAtMs: r.enqueued_at_ms,
    expiresAtMs: r.expires_at_ms,
    deliveryCount: r.delivery_count,
    lock:
      r.lock_token === null || r.locked_until_ms === null
        ? null
        : { token: r.lock_token, untilMs: r.locked_until_ms },
    header: r.header,
  };
}
