/** One look at what a module sent lately: at an embedded hub, beside other devices and readers, and at one that does not answer. */
import { once } from 'node:events';
import iotDevice from 'azure-iot-device';
import rhea from 'rhea';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../main/hubs';
import { eventsAccessOf } from '../../main/hubs/eventsAccess';
import { targetOfSandbox } from '../../main/hubs/openedHub';
import { type LastMessagesWish, lastMessages } from '../../main/messages';
import { partitionOf } from '../../main/sandbox/events/places';
import type { Hub } from '../../main/sandbox/hub';
import { secretOf } from '../../main/secrets';
import { amqpConnection } from '../support/amqpConnection';
import { moduleClient } from '../support/deviceClients';
import { complaints, deviceId, diagnosisBench, moduleRef, resultOf } from '../support/diagnosis/bench';
import { closedPort, mutePort } from '../support/diagnosis/servers';
import { attach, eventsToken } from '../support/eventsReader';
import { startHub } from '../support/hub';
import { createSteppedClock } from '../support/steppedClock';

const hour = 3_600_000;
const never = new AbortController().signal;

const policyOf = (hub: Hub, name: string) => {
  const policy = hub.policies.find((each) => each.name === name);
  if (!policy) throw new Error(`The hub has no policy ${name}.`);
  return policy;
};

function look(
  hub: Hub,
  wish: Partial<LastMessagesWish> & { readonly through?: number; readonly policyName?: string } = {},
  signal = never,
) {
  const { through = hub.port, policyName = 'service', ...more } = wish;
  const { hostName, caPem } = hub;
  const address = { port: through, hostName, caPem, connectionString: secretOf('') };
  const target = targetOfSandbox(address, policyName, secretOf(policyOf(hub, policyName).primaryKey));
  const since = { sinceMs: Date.now() - hour, limitMs: 20_000, mostMessages: 10_000 };
  return lastMessages(eventsAccessOf(target, systemClock), { ...moduleRef, ...since, ...more }, signal);
}

function keep({ deviceSide }: Hub, from: { readonly deviceId: string; readonly moduleId?: string }): void {
  deviceSide.acceptMessage({ from, systemProperties: {}, properties: {}, body: Buffer.from('{}') });
}

/** Reads the partition of the device for itself. */
async function readExclusively({ hostName, port, caPem, ...hub }: Hub): Promise<void> {
  const policy = hub.policies.find(({ name }) => name === 'service');
  const address = { hostName, port, caPem, policyName: 'service', policyKey: policy?.primaryKey ?? '' };
  const connection = await amqpConnection(address, eventsToken(address));
  const level = { 'com.microsoft:epoch': rhea.types.wrap_long(1) };
  await once(attach(connection, partitionOf(deviceId, 4), undefined, level), 'receiver_open');
}

describe('a look at what a module sent lately', () => {
  it('counts its messages and nobody else’s, and knows when the last one came', async () => {
    const { hub } = await startHub();
    hub.rooms.identities.write({ deviceId }, {}, null);
    hub.rooms.identities.write(moduleRef, {}, null);
    const client = await moduleClient(hub, deviceId, moduleRef.moduleId);
    await client.sendEvent(new iotDevice.Message('{}'));
    for (const other of ['pump-08', 'pump-09', 'pump-10', 'pump-11']) keep(hub, { deviceId: other });
    keep(hub, { deviceId });
    keep(hub, { deviceId, moduleId: 'other' });
    const before = Date.now();
    await client.sendEvent(new iotDevice.Message('{}'));
    const seen = await look(hub);
    expect(seen).toMatchObject({ kind: 'read', count: 2, lookedAt: 8, isAll: true });
    const lastMs = Date.parse(String(seen.kind === 'read' && seen.lastAt));
    expect(lastMs).toBeGreaterThanOrEqual(before);
    expect(lastMs).toBeLessThanOrEqual(Date.now());
  });

  it('ends at once where nothing came since, and where nothing ever came', async () => {
    const { clock, advance } = createSteppedClock(new Date(Date.now() - 2 * hour).toISOString());
    const { hub } = await startHub(undefined, { clock });
    const nothing = { kind: 'read', count: 0, lastAt: null, lookedAt: 0, isAll: true };
    advance(hour / 2);
    keep(hub, moduleRef);
    advance(1.5 * hour);
    expect(await look(hub)).toEqual(nothing);
    keep(hub, { deviceId: 'pump-08' });
    expect(await look(hub)).toEqual({ ...nothing, lookedAt: 1 });
  });

  it('stops when it saw enough, and says that this was not all', async () => {
    const { hub } = await startHub();
    for (let count = 0; count < 50; count += 1) keep(hub, { deviceId });
    expect(await look(hub, { mostMessages: 20 })).toMatchObject({ lookedAt: 20, isAll: false, count: 0 });
  });

  it('is refused without the right to read, and beside a reader that wants to be alone', async () => {
    const { hub } = await startHub();
    keep(hub, moduleRef);
    expect(await look(hub, { policyName: 'registryRead' })).toMatchObject({
      kind: 'notRead',
      failure: { reason: 'unauthorized' },
    });
    await readExclusively(hub);
    expect(await look(hub)).toMatchObject({ kind: 'notRead', failure: { reason: 'consumerGroupTaken' } });
  });

  it('ends in time where nobody answers, and at once where nobody listens or waits any more', async () => {
    const { hub } = await startHub();
    const unreachable = { kind: 'notRead', failure: { reason: 'unreachable' } };
    expect(await look(hub, { through: await mutePort(), limitMs: 300 })).toMatchObject(unreachable);
    expect(await look(hub, { through: await closedPort() })).toMatchObject(unreachable);
    const leaving = new AbortController();
    const port = await mutePort(() => leaving.abort(new Error('left')));
    await expect(look(hub, { through: port }, leaving.signal)).rejects.toThrow('left');
  });
});

describe('the check of last messages', () => {
  it('tells of a healthy device what came and when', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    keep(bench.hub, moduleRef);
    const diagnosis = await bench.run();
    expect(complaints(diagnosis)).toEqual([]);
    expect(resultOf(diagnosis, 'lastMessages')).toMatchObject({
      outcome: 'pass',
      verdict: 'lastMessagesSeen',
      detail: { count: '1' },
    });
  });

  it('is skipped with the reason when another program reads the messages for itself', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    keep(bench.hub, moduleRef);
    await readExclusively(bench.hub);
    const diagnosis = await bench.run({ checkIds: ['lastMessages'] });
    expect(complaints(diagnosis)).toEqual([]);
    expect(resultOf(diagnosis, 'lastMessages')).toMatchObject({
      outcome: 'skipped',
      verdict: 'lastMessagesGroupTaken',
    });
  });

  it('is skipped with the reason when the endpoint does not answer, within its time', async () => {
    const bench = await diagnosisBench();
    bench.startAgent();
    const port = await mutePort();
    const { events } = bench.diagnosed();
    const silent = { ...events, port, route: { ...events.route, port } };
    const startedAtMs = performance.now();
    const diagnosis = await bench.run({ hub: { events: silent } });
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
    expect(complaints(diagnosis)).toEqual([]);
    expect(resultOf(diagnosis, 'lastMessages')).toMatchObject({
      outcome: 'skipped',
      verdict: 'lastMessagesNotReadable',
      evidence: [{ name: 'problem', value: 'No answer came in time.' }],
    });
  });
});
