import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newDevice } from './identities';
import { jobClient, registryClient } from './serviceClients';

/** A hub has few jobs at once and takes its time (iot-hub-devguide-jobs.md). */
const patience = { timeout: 50_000, interval: 500 };

describe('a job', () => {
  it('writes the twins its condition names, and says how far it is', async () => {
    const [one, other] = [await newDevice(), await newDevice()];
    const jobs = jobClient();
    const jobId = `siteward-${randomUUID()}`;
    const condition = `deviceId IN ['${one.deviceId}', '${other.deviceId}']`;
    // The declaration asks for a whole twin; the service takes a patch.
    const patch = { etag: '*', tags: { job: jobId } } as never;
    await jobs.scheduleTwinUpdate(jobId, condition, patch, new Date(), 300);
    const job = async () => (await jobs.getJob(jobId)).jobStatus;
    await expect.poll(async () => (await job()).status, patience).toBe('completed');
    expect((await job()).deviceJobStatistics).toMatchObject({ deviceCount: 2, succeededCount: 2 });
    const { responseBody } = await registryClient().getTwin(one.deviceId);
    expect(responseBody.tags).toMatchObject({ job: jobId });
  });

  it('that nobody scheduled is not there', async () => {
    await expect(jobClient().getJob(`siteward-${randomUUID()}`)).rejects.toBeInstanceOf(Error);
  });
});
