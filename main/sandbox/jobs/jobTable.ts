/** Jobs in SQLite. */
import { z } from 'zod';
import type { Database } from '../../store';
import { atOnce } from '../atOnce';
import type { JsonObject } from '../ports';
import { type Job, type JobPlan, type JobStatus, type JobType, jobStatuses, jobTypes } from './job';

export interface JobTable {
  insert(plan: JobPlan, status: JobStatus, createdMs: number): Job;
  find(id: string): Job | null;
  withStatus(status: JobStatus): readonly Job[];
  /** Newest first, beginning before the number. */
  list(filter: JobFilter, before: number, limit: number): readonly Job[];
  update(
    number: number,
    change: Partial<Pick<Job, 'status' | 'startedMs' | 'endMs' | 'isPlanned' | 'failureReason'>>,
  ): void;
  /** Jobs that were over before the time, with what they left of every device. */
  forgetOlderThan(endMs: number): void;
}

export interface JobFilter {
  readonly type: JobType | null;
  readonly status: JobStatus | null;
}

const row = z.object({
  number: z.number(),
  id: z.string(),
  type: z.enum(jobTypes),
  status: z.enum(jobStatuses),
  query_condition: z.string(),
  work: z.string(),
  created_ms: z.number(),
  start_ms: z.number(),
  started_ms: z.number().nullable(),
  end_ms: z.number().nullable(),
  max_execution_s: z.number(),
  is_planned: z.number(),
  failure_reason: z.string().nullable(),
});

export function openJobTable(database: Database): JobTable {
  const insert = database.prepare(
    `INSERT INTO job (id, type, status, query_condition, work, created_ms, start_ms, max_execution_s, is_planned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const find = database.prepare('SELECT * FROM job WHERE id = ?');
  const withStatus = database.prepare('SELECT * FROM job WHERE status = ? ORDER BY start_ms, number');
  const list = database.prepare(
    `SELECT * FROM job WHERE number < ? AND type = COALESCE(?, type) AND status = COALESCE(?, status)
     ORDER BY number DESC LIMIT ?`,
  );
  const update = database.prepare(
    `UPDATE job SET status = COALESCE(?, status), started_ms = COALESCE(?, started_ms), end_ms = COALESCE(?, end_ms),
     is_planned = COALESCE(?, is_planned), failure_reason = COALESCE(?, failure_reason) WHERE number = ?`,
  );
  const old = 'SELECT number FROM job WHERE end_ms < ?';
  const forgetDevices = database.prepare(`DELETE FROM device_job WHERE job_number IN (${old})`);
  const forgetJobs = database.prepare('DELETE FROM job WHERE end_ms < ?');
  const jobWithId = (id: string): Job | null => {
    const found: unknown = find.get(id);
    return found === undefined ? null : jobOfRow(found);
  };

  return {
    insert: (plan, status, createdMs) => {
      const { id, type, queryCondition, work, startMs, maxExecutionS } = plan;
      insert.run(
        ...[id, type, status, queryCondition, JSON.stringify(work), createdMs, startMs, maxExecutionS],
      );
      const job = jobWithId(id);
      if (!job) throw new Error(`job ${id} was not kept`);
      return job;
    },
    find: jobWithId,
    withStatus: (status) => withStatus.all(status).map(jobOfRow),
    list: ({ type, status }, before, limit) => list.all(before, type, status, limit).map(jobOfRow),
    update: (number, { status, startedMs, endMs, isPlanned, failureReason }) => {
      const planned = isPlanned === undefined ? null : Number(isPlanned);
      update.run(status ?? null, startedMs ?? null, endMs ?? null, planned, failureReason ?? null, number);
    },
    forgetOlderThan: (endMs) =>
      atOnce(database, () => {
        forgetDevices.run(endMs);
        forgetJobs.run(endMs);
      }),
  };
}

function jobOfRow(raw: unknown): Job {
  const r = row.parse(raw);
  return {
    number: r.number,
    id: r.id,
    type: r.type,
    status: r.status,
    queryCondition: r.query_condition,
    // The column is written by this file alone, from an object.
    work: JSON.parse(r.work) as JsonObject,
    createdMs: r.created_ms,
    startMs: r.start_ms,
    startedMs: r.started_ms,
    endMs: r.end_ms,
    maxExecutionS: r.max_execution_s,
    isPlanned: r.is_planned === 1,
    failureReason: r.failure_reason,
  };
}
