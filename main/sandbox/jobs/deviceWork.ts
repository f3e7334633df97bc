/** What a job does with one device: a twin written together with the note of it, or a method called. */
import { HubError } from '../hubError';
import { type Methods, readMethodCall } from '../methods/methods';
import type { Registry } from '../registry/registry';
import type { Twins } from '../twins/twins';
import type { DeviceJobTable, DeviceTask } from './deviceJobTable';
import type { DeviceOutcome, Job } from './job';

export interface DeviceWork {
  /** Never fails: what goes wrong is the outcome. */
  perform(job: Job, task: DeviceTask): Promise<void>;
  /**
   * After a restart, what was running: a twin is as it was and has its turn again if the job goes on, a method may have been
   * carried out.
   */
  recover(job: Job): void;
}

export interface WorkPorts {
  readonly registry: Pick<Registry, 'atOnce'>;
  readonly twins: Twins;
  readonly methods: Methods;
  readonly deviceJobs: DeviceJobTable;
  readonly nowMs: () => number;
  readonly isClosed: () => boolean;
}

export function createDeviceWork(ports: WorkPorts): DeviceWork {
  const { registry, twins, methods, deviceJobs, nowMs, isClosed } = ports;

  const updateTwin = ({ work }: Job, { number, ref }: DeviceTask): void => {
    try {
      registry.atOnce(() => {
        twins.patch(ref, work, null);
        deviceJobs.finish(number, { kind: 'done', methodResponse: null }, nowMs());
      });
    } catch (error) {
      deviceJobs.finish(number, failureOf(error), nowMs());
    }
  };

  const invokeMethod = async ({ work }: Job, { number, ref }: DeviceTask): Promise<void> => {
    const outcome = await methods
      .invoke(ref, readMethodCall(work))
      .then((response): DeviceOutcome => ({ kind: 'done', methodResponse: { ...response } }), failureOf);
    if (!isClosed()) deviceJobs.finish(number, outcome, nowMs());
  };

  return {
    perform: async (job, task) => {
      if (job.type === 'scheduleUpdateTwin') updateTwin(job, task);
      else await invokeMethod(job, task);
    },
    recover: (job) => {
      const { number, type, status } = job;
      if (type === 'scheduleDeviceMethod') {
        deviceJobs.endAll(number, 'running', 'failed', interrupted, nowMs());
      } else if (status === 'running') deviceJobs.release(number, nowMs());
      else deviceJobs.endAll(number, 'running', 'canceled', null, nowMs());
    },
  };
}

const interrupted: DeviceOutcome = {
  kind: 'failed',
  code: 'ServerError',
  description: 'The hub was restarted while the method was running; whether it was carried out is not known.',
};

function failureOf(error: unknown): DeviceOutcome {
  return error instanceof HubError
    ? { kind: 'failed', code: error.codeName, description: error.message }
    : { kind: 'failed', code: 'ServerError', description: String(error) };
}
