/** Jobs of the hub: scheduled, followed, cancelled, remembered for thirty days. */
import type { Database } from '../../store';
import type { HubClock, Schedule } from '../clock';
import { HubError } from '../hubError';
import type { Methods } from '../methods/methods';
import type { IdentityRef, JsonObject, JsonValue } from '../ports';
import type { ContinuationTokens } from '../query/continuation';
import { parseCondition } from '../query/parse';
import type { Condition } from '../query/syntax';
import type { Registry } from '../registry/registry';
import type { Twins } from '../twins/twins';
import type { DeviceJobTable } from './deviceJobTable';
import { createDeviceWork } from './deviceWork';
import { isOver, type Job, jobAnswer } from './job';
import { readJobPlan } from './jobBody';
import { type JobFilter, type JobTable, openJobTable } from './jobTable';
import { createJobRunner } from './runner';
import type { JobSettings } from './settings';

export { openDeviceJobTable } from './deviceJobTable';
export { jobStatuses, jobTypes } from './job';
export { type JobSettings, jobSettingsOf } from './settings';

export interface Jobs {
  /** Fails with JobAlreadyExists, ThrottlingMaxActiveJobCountExceeded, or ArgumentInvalid. */
  schedule(id: string, body: JsonValue | undefined): JsonObject;
  /** Fails with JobNotFound. */
  read(id: string): JsonObject;
  /** Devices that are being worked on are done; those that wait are not begun. */
  cancel(id: string): JsonObject;
  list(filter: JobFilter, size: number, continuation: string | undefined): JobPage;
  /** To be called before connections are closed, so that their end is no answer of a device. */
  close(): void;
}

export interface JobPage {
  readonly items: readonly JsonObject[];
  readonly continuation: string | null;
}

export interface JobPorts {
  readonly database: Database;
  readonly registry: Registry;
  readonly twins: Twins;
  readonly methods: Methods;
  readonly deviceJobs: DeviceJobTable;
  /** Who a condition is about, as of now. */
  readonly selectedBy: (condition: Condition) => AsyncIterable<IdentityRef>;
  readonly tokens: ContinuationTokens;
  readonly clock: HubClock;
  readonly schedule: Schedule;
  readonly settings: JobSettings;
}

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-jobs.md. */
const rememberedMs = 30 * 24 * 60 * 60 * 1000;

/** Goes on at once with jobs that a hub before this one had begun. */
export function openJobs(ports: JobPorts): Jobs {
  const { database, registry, deviceJobs, selectedBy, tokens, clock, settings } = ports;
  const jobs: JobTable = openJobTable(database);
  const nowMs = (): number => clock.now().getTime();
  let isClosed = false;
  const runner = createJobRunner({
    jobs,
    deviceJobs,
    work: createDeviceWork({ ...ports, nowMs, isClosed: () => isClosed }),
    targetsOf: ({ queryCondition }) => selectedBy(parseCondition(queryCondition)),
    atOnce: registry.atOnce,
    clock,
    schedule: ports.schedule,
    settings,
    isClosed: () => isClosed,
  });

  const find = (id: string): Job => {
    const job = jobs.find(id);
    if (!job) throw new HubError('JobNotFound', `There is no job ${id}.`);
    return job;
  };
  const answer = (job: Job): JsonObject => jobAnswer(job, deviceJobs.counts(job.number));
  const forgetOld = (): void => jobs.forgetOlderThan(nowMs() - rememberedMs);

  forgetOld();
  runner.recover();
  return {
    schedule: (id, body) => {
      const plan = readJobPlan(id, body, clock.now());
      forgetOld();
      if (jobs.find(id)) throw new HubError('JobAlreadyExists', `A job with ID '${id}' already exists.`);
      const isForLater = plan.startMs > nowMs();
      const active = jobs.withStatus('queued').length + jobs.withStatus('running').length;
      if (!isForLater && active >= settings.concurrentJobs) {
        throw new HubError(
          'ThrottlingMaxActiveJobCountExceeded',
          `${active} jobs are active, as many as this hub takes at once.`,
        );
      }
      const job = jobs.insert(plan, isForLater ? 'scheduled' : 'queued', nowMs());
      runner.wake();
      return answer(job);
    },
    read: (id) => answer(find(id)),
    cancel: (id) => {
      const job = find(id);
      if (isOver(job)) {
        throw new HubError('OperationNotAllowedInCurrentState', `The job ${id} is over: ${job.status}.`);
      }
      runner.cancel(job);
      return answer(find(id));
    },
    list: (filter, size, continuation) => {
      const text = `jobs ${filter.type ?? ''} ${filter.status ?? ''}`;
      const { place, taken } = tokens.read(continuation, text);
      const found = jobs.list(filter, place === null ? Number.MAX_SAFE_INTEGER : Number(place), size + 1);
      const shown = found.slice(0, size);
      const last = shown.at(-1);
      const next = { place: String(last?.number), group: null, taken: taken + shown.length };
      return {
        items: shown.map(answer),
        continuation: last && found.length > size ? tokens.write(text, next) : null,
      };
    },
    close: () => {
      isClosed = true;
      runner.close();
    },
  };
}
