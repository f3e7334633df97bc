/** Starts jobs when their time has come, works through their devices and says how they ended. */
import type { HubClock, Schedule } from '../clock';
import type { IdentityRef } from '../ports';
import type { DeviceJobTable } from './deviceJobTable';
import type { DeviceWork } from './deviceWork';
import type { DeviceOutcome, Job } from './job';
import type { JobTable } from './jobTable';
import { createPace } from './pace';
import type { JobSettings } from './settings';

export interface RunnerPorts {
  readonly jobs: JobTable;
  readonly deviceJobs: DeviceJobTable;
  readonly work: DeviceWork;
  /** Who the job is about, as of now. */
  readonly targetsOf: (job: Job) => AsyncIterable<IdentityRef>;
  readonly atOnce: (work: () => void) => void;
  readonly clock: HubClock;
  readonly schedule: Schedule;
  readonly settings: JobSettings;
  readonly isClosed: () => boolean;
}

export interface JobRunner {
  /** Looks for jobs whose time has come. */
  wake(): void;
  /** Goes on with what a hub before this one had begun. */
  recover(): void;
  cancel(job: Job): void;
  close(): void;
}

/** Methods of one job that wait for their devices at the same time. */
const devicesAtOnce = 10;
const plannedAtOnce = 200;

const outOfTime: DeviceOutcome = {
  kind: 'failed',
  code: 'GenericTimeout',
  description: 'The maximum execution time of the job was over before this device was done.',
};

export function createJobRunner(ports: RunnerPorts): JobRunner {
  const { jobs, deviceJobs, work, targetsOf, atOnce, clock, schedule, settings, isClosed } = ports;
  const nowMs = (): number => clock.now().getTime();
  const pace = createPace(settings.deviceOperationsPerS, nowMs);
  /** What ends a running job early, by its number. */
  const running = new Map<number, () => void>();
  let cancelWake = (): void => {};

  const wake = (): void => {
    cancelWake();
    if (isClosed()) return;
    for (const job of jobs.withStatus('scheduled')) {
      if (job.startMs > nowMs()) {
        cancelWake = schedule(wake, job.startMs - nowMs());
        break;
      }
      jobs.update(job.number, { status: 'queued' });
    }
    for (const job of jobs.withStatus('queued')) {
      if (running.size >= settings.concurrentJobs) break;
      jobs.update(job.number, { status: 'running', startedMs: nowMs() });
      start({ ...job, startedMs: nowMs() });
    }
  };

  const start = (job: Job): void => {
    let stop = (): void => {};
    const isStopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    running.set(job.number, stop);
    const deadlineMs = (job.startedMs ?? nowMs()) + job.maxExecutionS * 1000;
    const cancelDeadline = schedule(() => {
      endAsOutOfTime(job);
      stop();
    }, deadlineMs - nowMs());
    void Promise.race([runThrough(job), isStopped]).then(() => {
      cancelDeadline();
      running.delete(job.number);
      wake();
    });
  };

  const isRunning = ({ number }: Job): boolean => running.has(number) && !isClosed();

  const runThrough = async (job: Job): Promise<void> => {
    try {
      if (!job.isPlanned) await plan(job);
      await Promise.all(Array.from({ length: devicesAtOnce }, () => workOn(job)));
      if (isRunning(job)) end(job);
    } catch (error) {
      if (isRunning(job)) {
        jobs.update(job.number, { status: 'failed', endMs: nowMs(), failureReason: String(error) });
      }
    }
  };

  const plan = async (job: Job): Promise<void> => {
    let batch: IdentityRef[] = [];
    const keep = (): void => {
      const refs = batch;
      batch = [];
      if (!isRunning(job)) return;
      atOnce(() => {
        for (const ref of refs) deviceJobs.add(job.number, ref, nowMs());
      });
    };
    for await (const ref of targetsOf(job)) {
      if (!isRunning(job)) return;
      batch.push(ref);
      if (batch.length >= plannedAtOnce) keep();
    }
    keep();
    if (isRunning(job)) jobs.update(job.number, { isPlanned: true });
  };

  const workOn = async (job: Job): Promise<void> => {
    for (;;) {
      await pace();
      const task = isRunning(job) ? deviceJobs.take(job.number, nowMs()) : null;
      if (!task) return;
      await work.perform(job, task);
    }
  };

  /** A job that helped no device has failed; single failures are told device by device. */
  const end = ({ number }: Job): void => {
    const { completed, failed } = deviceJobs.counts(number);
    const status = completed === 0 && failed > 0 ? 'failed' : 'completed';
    jobs.update(number, { status, endMs: nowMs() });
  };

  const endAsOutOfTime = (job: Job): void => {
    atOnce(() => {
      for (const status of ['pending', 'running'] as const) {
        deviceJobs.endAll(job.number, status, 'failed', outOfTime, nowMs());
      }
      end(job);
    });
  };

  return {
    wake,
    recover: () => {
      for (const job of jobs.withStatus('cancelled')) work.recover(job);
      for (const job of jobs.withStatus('running')) {
        work.recover(job);
        start(job);
      }
      wake();
    },
    cancel: ({ number }) => {
      atOnce(() => {
        deviceJobs.endAll(number, 'pending', 'canceled', null, nowMs());
        jobs.update(number, { status: 'cancelled', endMs: nowMs() });
      });
      running.get(number)?.();
      running.delete(number);
    },
    close: () => {
      cancelWake();
      for (const stop of running.values()) stop();
      running.clear();
    },
  };
}
