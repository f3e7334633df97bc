/** Work on many devices at a scheduled time. Source: MicrosoftDocs/azure-docs iot-hub-devguide-jobs.md and query-jobs.md. */
import type { JsonObject } from '../ports';

export const jobTypes = ['scheduleUpdateTwin', 'scheduleDeviceMethod'] as const;
export type JobType = (typeof jobTypes)[number];

export const jobStatuses = ['scheduled', 'queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** What a client asked for. */
export interface JobPlan {
  readonly id: string;
  readonly type: JobType;
  /** A WHERE body, `*`, or `FROM collection WHERE …`. */
  readonly queryCondition: string;
  /** The twin, or the method, as the client wrote it. */
  readonly work: JsonObject;
  readonly startMs: number;
  readonly maxExecutionS: number;
}

export interface Job extends JobPlan {
  readonly number: number;
  readonly status: JobStatus;
  readonly createdMs: number;
  readonly startedMs: number | null;
  readonly endMs: number | null;
  /** Whether its devices are known; they are chosen when it starts. */
  readonly isPlanned: boolean;
  readonly failureReason: string | null;
}

/** `canceled` is how the service spells it here. */
export type DeviceJobStatus = 'pending' | 'running' | 'completed' | 'failed' | 'canceled';

export interface DeviceJob {
  readonly number: number;
  readonly jobId: string;
  readonly jobType: JobType;
  readonly deviceId: string;
  /** Empty for a device's own. */
  readonly moduleId: string;
  readonly status: DeviceJobStatus;
  readonly jobStartMs: number;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly endMs: number | null;
  readonly outcome: DeviceOutcome | null;
}

export type DeviceOutcome =
  | { readonly kind: 'done'; readonly methodResponse: JsonObject | null }
  | { readonly kind: 'failed'; readonly code: string; readonly description: string };

export type DeviceCounts = Readonly<Record<DeviceJobStatus, number>>;

export function isOver({ status }: Pick<Job, 'status'>): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}

const isoTime = (ms: number): string => new Date(ms).toISOString();

/** A job as REST answers it. */
export function jobAnswer(job: Job, counts: DeviceCounts): JsonObject {
  const { pending, running, completed, failed, canceled } = counts;
  return {
    jobId: job.id,
    queryCondition: job.queryCondition,
    createdTime: isoTime(job.createdMs),
    startTime: isoTime(job.startMs),
    ...(job.endMs === null ? {} : { endTime: isoTime(job.endMs) }),
    maxExecutionTimeInSeconds: job.maxExecutionS,
    type: job.type,
    ...(job.type === 'scheduleUpdateTwin' ? { updateTwin: job.work } : { cloudToDeviceMethod: job.work }),
    status: job.status,
    ...(job.failureReason === null ? {} : { failureReason: job.failureReason }),
    ...(job.isPlanned
      ? {
          deviceJobStatistics: {
            deviceCount: pending + running + completed + failed + canceled,
            failedCount: failed,
            succeededCount: completed,
            runningCount: running,
            pendingCount: pending,
          },
        }
      : {}),
  };
}

/** A job of one device as queries of `devices.jobs` answer it. */
export function deviceJobAnswer(deviceJob: DeviceJob): JsonObject {
  const { outcome } = deviceJob;
  return {
    deviceId: deviceJob.deviceId,
    ...(deviceJob.moduleId === '' ? {} : { moduleId: deviceJob.moduleId }),
    jobId: deviceJob.jobId,
    jobType: deviceJob.jobType,
    status: deviceJob.status,
    startTimeUtc: isoTime(deviceJob.jobStartMs),
    ...(deviceJob.endMs === null ? {} : { endTimeUtc: isoTime(deviceJob.endMs) }),
    createdDateTimeUtc: isoTime(deviceJob.createdMs),
    lastUpdatedDateTimeUtc: isoTime(deviceJob.updatedMs),
    ...(outcome?.kind === 'done' ? { outcome: { deviceMethodResponse: outcome.methodResponse } } : {}),
    ...(outcome?.kind === 'failed'
      ? { error: { code: outcome.code, description: outcome.description } }
      : {}),
  };
}
