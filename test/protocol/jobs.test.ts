import { describe, expect, it, vi } from 'vitest';
import type { JobSettings } from '../../main/sandbox/jobs';
import { deviceClient, moduleClient } from '../support/deviceClients';
import { startHub, type TestHub } from '../support/hub';
import { temporaryFolder } from '../support/temporaryFolder';

const site = { etag: '*', tags: { site: 'León' } };

async function fleet(size: number, options: { folder?: string; jobs?: JobSettings } = {}): Promise<TestHub> {
  const { folder, ...others } = options;
  const started = await startHub(folder, others);
  const registry = started.registryAs('iothubowner');
  for (let n = 0; n < size; n += 1) await registry.create({ deviceId: `d${String(n).padStart(2, '0')}` });
  return started;
}

/** Slow enough to be caught in the middle, on any machine. */
const slowly = (deviceOperationsPerS: number): JobSettings => ({ concurrentJobs: 2, deviceOperationsPerS });

async function jobThat(hub: TestHub, jobId: string, holds: (job: Job) => boolean): Promise<Job> {
  const client = hub.jobClient();
  return vi.waitFor(
    async () => {
      const { jobStatus } = await client.getJob(jobId);
      if (!holds(jobStatus)) throw new Error(`the job is ${JSON.stringify(jobStatus)}`);
      return jobStatus;
    },
    { timeout: 20_000, interval: 30 },
  );
}

interface Job {
  readonly status: string;
  readonly deviceJobStatistics?: { readonly succeededCount: number; readonly pendingCount: number };
}

const isOver = ({ status }: Job): boolean => ['completed', 'failed', 'cancelled'].includes(status);

async function deviceJobs({ registryAs }: TestHub, where: string): Promise<Record<string, unknown>[]> {
  const query = registryAs('service').createQuery(`SELECT * FROM devices.jobs WHERE ${where}`, 7);
  const rows: Record<string, unknown>[] = [];
  while (query.hasMoreResults) rows.push(...(await query.next(query.continuationToken)).result);
  return rows;
}

async function statusOf(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  return call.then(
    () => ({ status: 200, message: '' }),
    ({ statusCode, body }: { statusCode: number; body: string }) => ({
      status: statusCode,
      message: JSON.parse(body).Message,
    }),
  );
}

describe('a job that updates twins', () => {
  it('writes those its condition selects, and tells what became of each', async () => {
    const hub = await fleet(5);
    const client = hub.jobClient();
    const { jobStatus } = await client.scheduleTwinUpdate('job-1', "deviceId IN ['d01', 'd03']", site);
    expect(jobStatus).toMatchObject({ jobId: 'job-1', type: 'scheduleUpdateTwin', updateTwin: site });
    expect(await jobThat(hub, 'job-1', isOver)).toMatchObject({
      status: 'completed',
      deviceJobStatistics: { deviceCount: 2, succeededCount: 2, failedCount: 0, pendingCount: 0 },
    });
    const registry = hub.registryAs('iothubowner');
    expect((await registry.getTwin('d03')).responseBody.tags).toEqual({ site: 'León' });
    expect((await registry.getTwin('d02')).responseBody.tags).toEqual({});
    expect(await deviceJobs(hub, "devices.jobs.jobId = 'job-1'")).toMatchObject([
      { deviceId: 'd01', jobType: 'scheduleUpdateTwin', status: 'completed' },
      { deviceId: 'd03', jobType: 'scheduleUpdateTwin', status: 'completed' },
    ]);
  });

  it('says which devices a twin does not fit into, and fails when that is all of them', async () => {
    const hub = await fleet(2);
    const registry = hub.registryAs('iothubowner');
    await registry.updateTwin('d00', { tags: full(0, 2) }, '*');
    const more = { etag: '*', tags: full(2, 1) };
    await hub.jobClient().scheduleTwinUpdate('some', '*', more);
    expect(await jobThat(hub, 'some', isOver)).toMatchObject({
      status: 'completed',
      deviceJobStatistics: { succeededCount: 1, failedCount: 1 },
    });
    expect(await deviceJobs(hub, "status = 'failed'")).toMatchObject([
      { deviceId: 'd00', error: { code: 'ArgumentInvalid', description: expect.stringContaining('tags') } },
    ]);
    await hub.jobClient().scheduleTwinUpdate('none', "deviceId = 'd00'", more);
    expect(await jobThat(hub, 'none', isOver)).toMatchObject({ status: 'failed' });
  });

  it('waits for its time, and is not begun when it is cancelled before', async () => {
    const hub = await fleet(1);
    const client = hub.jobClient();
    await client.scheduleTwinUpdate('later', '*', site, new Date(Date.now() + 3_600_000), 60);
    await client.scheduleTwinUpdate('soon', '*', site, new Date(Date.now() + 400), 60);
    expect((await client.getJob('later')).jobStatus).toMatchObject({ status: 'scheduled' });
    expect(await jobThat(hub, 'soon', isOver)).toMatchObject({ status: 'completed' });
    const { jobStatus } = await client.cancelJob('later');
    expect(jobStatus).toMatchObject({ status: 'cancelled' });
    expect(await deviceJobs(hub, "jobId = 'later'")).toEqual([]);
    expect(await statusOf(client.cancelJob('later'))).toMatchObject({ status: 405 });
  });

  it('leaves devices alone that wait when it is cancelled', async () => {
    const hub = await fleet(30, { jobs: slowly(40) });
    const client = hub.jobClient();
    await client.scheduleTwinUpdate('job', '*', site);
    await jobThat(hub, 'job', ({ deviceJobStatistics }) => (deviceJobStatistics?.succeededCount ?? 0) > 0);
    await client.cancelJob('job');
    const done = await deviceJobs(hub, "status = 'completed'");
    const left = await deviceJobs(hub, "status = 'canceled'");
    expect(left.length).toBeGreaterThan(0);
    expect(done.length + left.length).toBe(30);
    const registry = hub.registryAs('iothubowner');
    for (const { deviceId } of left) {
      expect((await registry.getTwin(String(deviceId))).responseBody.tags).toEqual({});
    }
  });

  it('ends when its maximum time is over', async () => {
    const hub = await fleet(30, { jobs: slowly(10) });
    await hub.jobClient().scheduleTwinUpdate('job', '*', site, new Date(), 1);
    expect(await jobThat(hub, 'job', isOver)).toMatchObject({ status: 'completed' });
    const late = await deviceJobs(hub, "status = 'failed'");
    expect(late[0]).toMatchObject({ error: { code: 'GenericTimeout' } });
  });

  it('goes on after a restart of the hub and writes every twin once', async () => {
    const folder = temporaryFolder();
    const first = await fleet(30, { folder, jobs: slowly(40) });
    const desired = { etag: '*', properties: { desired: { level: 3 } } };
    await first.jobClient().scheduleTwinUpdate('job', '*', desired);
    await jobThat(first, 'job', ({ deviceJobStatistics }) => (deviceJobStatistics?.succeededCount ?? 0) > 2);
    await first.stop();
    const second = await startHub(folder);
    expect(await jobThat(second, 'job', isOver)).toMatchObject({
      status: 'completed',
      deviceJobStatistics: { succeededCount: 30 },
    });
    const query = second.registryAs('service').createQuery('SELECT * FROM devices', 100);
    const { result } = await query.nextAsTwin();
    expect(result.map(({ properties }) => properties.desired.$version)).toEqual(Array(30).fill(2));
  });
});

describe('a job that calls methods', () => {
  it('keeps the answer of each device, and the error of one that is not connected', async () => {
    const hub = await fleet(2);
    const device = await deviceClient(hub.hub, 'd00');
    const isSubscribed = new Promise<void>((resolve) => {
      device.onDeviceMethod('reboot', (request, response) => {
        void response.send(202, { asked: request.payload });
      });
      resolve();
    });
    await isSubscribed;
    await vi.waitFor(() => hub.serviceClient().invokeDeviceMethod('d00', { methodName: 'reboot' }), 20_000);
    await hub
      .jobClient()
      .scheduleDeviceMethod('job', '*', { methodName: 'reboot', payload: { inS: 5 } }, new Date(), 60);
    expect(await jobThat(hub, 'job', isOver)).toMatchObject({
      status: 'completed',
      cloudToDeviceMethod: { methodName: 'reboot' },
      deviceJobStatistics: { deviceCount: 2, succeededCount: 1, failedCount: 1 },
    });
    expect(await deviceJobs(hub, "jobId = 'job'")).toMatchObject([
      {
        deviceId: 'd00',
        status: 'completed',
        outcome: { deviceMethodResponse: { status: 202, payload: { asked: { inS: 5 } } } },
      },
      { deviceId: 'd01', status: 'failed', error: { code: 'DeviceNotOnline' } },
    ]);
  });

  it('reaches modules', async () => {
    const hub = await fleet(1);
    await hub.registryAs('iothubowner').addModule({ deviceId: 'd00', moduleId: 'm' });
    const module_ = await moduleClient(hub.hub, 'd00', 'm');
    module_.onMethod('ping', (_, response) => {
      void response?.send(200, 'pong');
    });
    await vi.waitFor(
      () => hub.serviceClient().invokeDeviceMethod('d00', 'm', { methodName: 'ping' }),
      20_000,
    );
    const condition = "FROM devices.modules WHERE moduleId = 'm'";
    await hub.jobClient().scheduleDeviceMethod('job', condition, { methodName: 'ping' });
    await jobThat(hub, 'job', isOver);
    expect(await deviceJobs(hub, "moduleId = 'm'")).toMatchObject([
      { deviceId: 'd00', outcome: { deviceMethodResponse: { status: 200, payload: 'pong' } } },
    ]);
  });
});

describe('a method that is running when the hub ends', () => {
  it.each(['running', 'cancelled'] as const)(
    'in a job that is %s has failed, and is not called again',
    async (state) => {
      const folder = temporaryFolder();
      const first = await fleet(1, { folder });
      const calls: string[] = [];
      const silent = (hub: TestHub) =>
        hub.hub.deviceSide.attach({
          identity: { deviceId: 'd00' },
          notifyDesired: () => {},
          invokeMethod: (name) => {
            calls.push(name);
            return new Promise(() => {});
          },
          close: () => {},
        });
      silent(first);
      await first
        .jobClient()
        .scheduleDeviceMethod('job', '*', { methodName: 'reboot', responseTimeoutInSeconds: 300 });
      await vi.waitFor(() => expect(calls).toEqual(['reboot']), 20_000);
      if (state === 'cancelled') await first.jobClient().cancelJob('job');
      await first.stop();
      const second = await startHub(folder);
      silent(second);
      await jobThat(second, 'job', isOver);
      expect(await deviceJobs(second, "jobId = 'job'")).toMatchObject([
        { deviceId: 'd00', status: 'failed', error: { code: 'ServerError' } },
      ]);
      expect(calls).toEqual(['reboot']);
    },
  );
});

describe('jobs', () => {
  it('are listed by type and status, the newest first, in pages', async () => {
    const hub = await fleet(1);
    const client = hub.jobClient();
    const later = new Date(Date.now() + 3_600_000);
    for (const id of ['a', 'b', 'c']) await client.scheduleTwinUpdate(id, '*', site, later, 60);
    await client.scheduleDeviceMethod('m', '*', { methodName: 'ping' }, later, 60);
    await client.scheduleTwinUpdate('now', '*', site);
    await jobThat(hub, 'now', isOver);
    const idsOf = async (...filter: Parameters<typeof client.createQuery>): Promise<unknown[]> => {
      const query = client.createQuery(...filter);
      const ids: unknown[] = [];
      while (query.hasMoreResults) {
        const { result } = await query.next(query.continuationToken);
        ids.push(...result.map(({ jobId }: { jobId: unknown }) => jobId));
      }
      return ids;
    };
    expect(await idsOf(undefined, undefined, 2)).toEqual(['now', 'm', 'c', 'b', 'a']);
    expect(await idsOf('scheduleUpdateTwin', 'scheduled', 2)).toEqual(['c', 'b', 'a']);
    expect(await idsOf('scheduleDeviceMethod')).toEqual(['m']);
    expect(await idsOf(undefined, 'finished')).toEqual(['now']);
  });

  it('that are wrong are refused', async () => {
    const hub = await fleet(1, { jobs: slowly(1) });
    const client = hub.jobClient();
    expect(await statusOf(client.scheduleTwinUpdate('j', 'tags.group = 1', site))).toEqual({
      status: 400,
      message: "ErrorCode:ArgumentInvalid;BadRequest: query syntax: Line 1:6 did not expect 'group'.",
    });
    expect(await statusOf(client.scheduleTwinUpdate('j', '*', { tags: {} }))).toMatchObject({ status: 400 });
    expect(await statusOf(client.scheduleTwinUpdate('a b', '*', site))).toMatchObject({ status: 400 });
    expect(
      await statusOf(client.scheduleTwinUpdate('j', 'FROM devices.jobs WHERE 1 = 1', site)),
    ).toMatchObject({
      status: 400,
    });
    const reported = { etag: '*', properties: { reported: { a: 1 } } };
    expect(await statusOf(client.scheduleTwinUpdate('j', '*', reported))).toMatchObject({ status: 400 });
    expect(await statusOf(client.getJob('j'))).toMatchObject({ status: 404 });
    expect(await statusOf(client.cancelJob('j'))).toMatchObject({ status: 404 });
    const later = new Date(Date.now() + 3_600_000);
    await client.scheduleTwinUpdate('j', '*', site, later, 60);
    expect(await statusOf(client.scheduleTwinUpdate('j', '*', site, later, 60))).toMatchObject({
      status: 409,
    });
  });

  it('beyond those a hub takes at once are refused', async () => {
    const hub = await fleet(20, { jobs: slowly(5) });
    const client = hub.jobClient();
    for (const id of ['a', 'b']) await client.scheduleTwinUpdate(id, '*', site);
    expect(await statusOf(client.scheduleTwinUpdate('c', '*', site))).toMatchObject({
      status: 429,
      message: expect.stringMatching(/^ErrorCode:ThrottlingMaxActiveJobCountExceeded;/),
    });
    await client.cancelJob('a');
    await client.scheduleTwinUpdate('c', '*', site);
  });
});

/** Tags of about 3,600 bytes each. */
function full(first: number, count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${first + n}`, 'x'.repeat(3600)]));
}
