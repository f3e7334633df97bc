/** What a job did with each of its devices, in SQLite. */
import { z } from 'zod';
import type { Database } from '../../store';
import type { IdentityRef } from '../ports';
import { type DeviceCounts, type DeviceJob, type DeviceJobStatus, type DeviceOutcome, jobTypes } from './job';

/** A device that a job is to work on. */
export interface DeviceTask {
  readonly number: number;
  readonly ref: IdentityRef;
}

export interface DeviceJobTable {
  /** A device that the job has already is left as it is. */
  add(jobNumber: number, ref: IdentityRef, atMs: number): void;
  /** Takes the next pending device and marks it as running. */
  take(jobNumber: number, atMs: number): DeviceTask | null;
  /** Notes the outcome of a device that is still running; one that was ended meanwhile stays as it is. */
  finish(number: number, outcome: DeviceOutcome, atMs: number): void;
  /** What was running has its turn again. */
  release(jobNumber: number, atMs: number): void;
  /** Ends every device that is in the state. */
  endAll(
    jobNumber: number,
    from: DeviceJobStatus,
    to: 'failed' | 'canceled',
    outcome: DeviceOutcome | null,
    atMs: number,
  ): void;
  counts(jobNumber: number): DeviceCounts;
  /** In the order of their making, beginning after the number. */
  after(number: number, filter: DeviceJobFilter): Iterable<DeviceJob>;
}

export interface DeviceJobFilter {
  readonly deviceId: string | null;
  readonly jobId: string | null;
}

const statuses = ['pending', 'running', 'completed', 'failed', 'canceled'] as const;
const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('done'),
    methodResponse: z.record(z.string(), z.json()).nullable(),
  }),
  z.object({ kind: z.literal('failed'), code: z.string(), description: z.string() }),
]);
const taskRow = z.object({ number: z.number(), device_id: z.string(), module_id: z.string() });
const countRow = z.object({ status: z.enum(statuses), total: z.number() });
const deviceJobRow = taskRow.extend({
  id: z.string(),
  type: z.enum(jobTypes),
  status: z.enum(statuses),
  start_ms: z.number(),
  created_ms: z.number(),
  updated_ms: z.number(),
  end_ms: z.number().nullable(),
  outcome: z.string().nullable(),
});

const pageRows = 500;

export function openDeviceJobTable(database: Database): DeviceJobTable {
  const add = database.prepare(
    `INSERT OR IGNORE INTO device_job (job_number, device_id, module_id, status, created_ms, updated_ms)
     VALUES (?, ?, ?, 'pending', ?, ?)`,
  );
  const take = database.prepare(
    `UPDATE device_job SET status = 'running', updated_ms = ? WHERE number = (
       SELECT number FROM device_job WHERE job_number = ? AND status = 'pending' ORDER BY number LIMIT 1
     ) RETURNING number, device_id, module_id`,
  );
  const finish = database.prepare(
    `UPDATE device_job SET status = ?, outcome = ?, updated_ms = ?, end_ms = ?
     WHERE number = ? AND status = 'running'`,
  );
  const release = database.prepare(
    "UPDATE device_job SET status = 'pending', updated_ms = ? WHERE job_number = ? AND status = 'running'",
  );
  const endAll = database.prepare(
    `UPDATE device_job SET status = ?, outcome = ?, updated_ms = ?, end_ms = ?
     WHERE job_number = ? AND status = ?`,
  );
  const count = database.prepare(
    'SELECT status, COUNT(*) AS total FROM device_job WHERE job_number = ? GROUP BY status',
  );
  const columns = `device_job.number, device_id, module_id, id, type, device_job.status, start_ms,
    device_job.created_ms, updated_ms, device_job.end_ms, outcome`;
  const pageOf = (condition: string) =>
    database.prepare(
      `SELECT ${columns} FROM device_job JOIN job ON job.number = job_number
       WHERE device_job.number > ? ${condition} ORDER BY device_job.number LIMIT ${pageRows}`,
    );
  const pages = {
    all: pageOf(''),
    ofDevice: pageOf('AND device_id = ?'),
    ofJob: pageOf('AND id = ?'),
    ofDeviceInJob: pageOf('AND device_id = ? AND id = ?'),
  };
  const pageAfter = (number: number, { deviceId, jobId }: DeviceJobFilter): readonly unknown[] => {
    if (deviceId === null) return jobId === null ? pages.all.all(number) : pages.ofJob.all(number, jobId);
    return jobId === null
      ? pages.ofDevice.all(number, deviceId)
      : pages.ofDeviceInJob.all(number, deviceId, jobId);
  };

  return {
    add: (jobNumber, { deviceId, moduleId }, atMs) => {
      add.run(jobNumber, deviceId, moduleId ?? '', atMs, atMs);
    },
    take: (jobNumber, atMs) => {
      const taken: unknown = take.get(atMs, jobNumber);
      if (taken === undefined) return null;
      const { number, device_id: deviceId, module_id: moduleId } = taskRow.parse(taken);
      return { number, ref: moduleId === '' ? { deviceId } : { deviceId, moduleId } };
    },
    finish: (number, result, atMs) => {
      const status = result.kind === 'done' ? 'completed' : 'failed';
      finish.run(status, JSON.stringify(result), atMs, atMs, number);
    },
    release: (jobNumber, atMs) => {
      release.run(atMs, jobNumber);
    },
    endAll: (jobNumber, from, to, result, atMs) => {
      endAll.run(to, result && JSON.stringify(result), atMs, atMs, jobNumber, from);
    },
    counts: (jobNumber) => {
      const totals = z.array(countRow).parse(count.all(jobNumber));
      const of = (status: DeviceJobStatus): number => totals.find((row) => row.status === status)?.total ?? 0;
      return {
        pending: of('pending'),
        running: of('running'),
        completed: of('completed'),
        failed: of('failed'),
        canceled: of('canceled'),
      };
    },
    *after(number, filter) {
      let last = number;
      for (;;) {
        const page = pageAfter(last, filter).map(deviceJobOfRow);
        yield* page;
        const end = page.at(-1);
        if (end === undefined || page.length < pageRows) return;
        last = end.number;
      }
    },
  };
}

function deviceJobOfRow(raw: unknown): DeviceJob {
  const r = deviceJobRow.parse(raw);
  return {
    number: r.number,
    jobId: r.id,
    jobType: r.type,
    deviceId: r.device_id,
    moduleId: r.module_id,
    status: r.status,
    jobStartMs: r.start_ms,
    createdMs: r.created_ms,
    updatedMs: r.updated_ms,
    endMs: r.end_ms,
    outcome: r.outcome === null ? null : outcome.parse(JSON.parse(r.outcome)),
  };
}
