import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import iotDevice from 'azure-iot-device';
import type { EventContext } from 'rhea';
import { describe, expect, it } from 'vitest';
import { eventsSettingsSchema } from '../../main/sandbox/events';
import { partitionOf } from '../../main/sandbox/events/places';
import type { Hub } from '../../main/sandbox/hub';
import { amqpConnection } from '../support/amqpConnection';
import { deviceClient } from '../support/deviceClients';
import { attach, eventsToken, managementOf, readPartition, refusalOf } from '../support/eventsReader';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import type { HubAddress } from '../support/processes/hubAddress';
import { sasToken } from '../support/sasToken';
import { createSteppedClock } from '../support/steppedClock';
import { temporaryFolder } from '../support/temporaryFolder';

const hour = 3_600_000;
const partition = partitionOf('pump-1', 4);

function addressOf({ hostName, port, caPem, policies }: Hub, policyName = 'service'): HubAddress {
  const policyKey = policies.find(({ name }) => name === policyName)?.primaryKey ?? '';
  return { hostName, port, caPem, policyName, policyKey };
}

function keep({ deviceSide }: Hub, body: string): void {
  deviceSide.acceptMessage({
    from: { deviceId: 'pump-1' },
    systemProperties: {},
    properties: {},
    body: Buffer.from(body),
  });
}

async function openEvents(hub: Hub, policyName?: string) {
  const address = addressOf(hub, policyName);
  return amqpConnection(address, eventsToken(address));
}

describe('the events endpoint', () => {
  it('forgets events after its retention time, and goes on counting', async () => {
    const { clock, advance } = createSteppedClock(new Date().toISOString());
    const { hub } = await startHub(undefined, { clock });
    keep(hub, 'old');
    advance(20 * hour);
    keep(hub, 'young');
    advance(5 * hour);
    const expiry = clock.now().getTime() / 1000 + 3600;
    const address = addressOf(hub);
    const connection = await amqpConnection(address, eventsToken(address, { expiry: Math.floor(expiry) }));
    const reader = readPartition(connection, partition);
    await eventually(() => expect(reader.bodies()).toEqual(['young']));
    const ask = await managementOf(connection);
    const { body } = await ask({ type: 'com.microsoft:partition', partition: String(partition) });
    expect(body).toMatchObject({ begin_sequence_number: 1, last_enqueued_sequence_number: 1 });
    expect(body.is_partition_empty).toBe(false);
  });

  it('keeps partitions of its making, groups and retention as it is told', async () => {
    const folder = temporaryFolder();
    const events = eventsSettingsSchema.parse({ partitions: 2, retentionDays: 7, consumerGroups: ['audit'] });
    const first = await startHub(folder, { events });
    const connection = await openEvents(first.hub);
    const { body } = await (await managementOf(connection))({ type: 'com.microsoft:eventhub' });
    expect(body).toMatchObject({ name: 'sandbox', partition_count: 2, partition_ids: ['0', '1'] });
    keep(first.hub, 'a');
    const reader = readPartition(connection, partitionOf('pump-1', 2));
    await eventually(() => expect(reader.bodies()).toEqual(['a']));
    const other = attach(connection, 0, undefined, {}, 'AUDIT');
    await once(other, 'receiver_open');
    expect(await refusalOf(attach(connection, 2))).toMatchObject({
      condition: 'com.microsoft:argument-out-of-range',
    });
    await first.stop();
    const again = await startHub(folder);
    expect(again.hub.events.partitions).toBe(2);
  });

  it('gives a consumer no more than it has credit for, whatever waits', async () => {
    const { hub } = await startHub();
    for (let index = 0; index < 300; index += 1) keep(hub, `message ${index}`);
    const connection = await openEvents(hub);
    const slow = attach(connection, partition);
    const taken: unknown[] = [];
    slow.on('message', ({ message }) => taken.push(message));
    slow.add_credit(7);
    const quick = readPartition(connection, partition);
    await eventually(() => expect(quick.messages).toHaveLength(300));
    expect(taken).toHaveLength(7);
    slow.add_credit(3);
    await eventually(() => expect(taken).toHaveLength(10));
  });

  it('keeps large events out of memory until a slow consumer takes them', async () => {
    const { hub } = await startHub();
    for (let index = 0; index < 60; index += 1) keep(hub, 'x'.repeat(256 * 1024));
    const connection = await openEvents(hub);
    const reader = readPartition(connection, partition);
    // 15 MB for a client that takes all: more than the hub leaves unread for anyone, and it keeps the connection.
    await eventually(() => expect(reader.messages).toHaveLength(60));
  });

  it('delivers a message that comes while consumers wait', async () => {
    const { hub } = await startHub();
    hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
    const connection = await openEvents(hub);
    const reader = readPartition(connection, partition, "amqp.annotation.x-opt-offset > '@latest'");
    await once(reader.receiver, 'receiver_open');
    const device = await deviceClient(hub, 'pump-1');
    await device.sendEvent(new iotDevice.Message('hello'));
    await eventually(() => expect(reader.bodies()).toEqual(['hello']));
    expect(reader.messages[0]?.message_annotations).toMatchObject({
      'iothub-connection-device-id': 'pump-1',
      'iothub-message-source': 'Telemetry',
      'iothub-connection-auth-method':
        '{"scope":"device","type":"sas","issuer":"iothub","acceptingIpFilterRule":null}',
      'x-opt-sequence-number': 0,
    });
  });

  it('lets nobody in with a wrong token, or with the right one for something else', async () => {
    const { hub } = await startHub();
    const address = addressOf(hub);
    const policyKey = Buffer.alloc(32).toString('base64');
    await expect(amqpConnection(hub, eventsToken({ ...address, policyKey }))).rejects.toThrow('refused');
    await expect(amqpConnection(hub, eventsToken(addressOf(hub, 'device')))).rejects.toThrow('refused');
    await expect(
      amqpConnection(hub, eventsToken({ ...address, hostName: 'elsewhere.servicebus.windows.net' })),
    ).rejects.toThrow('refused');
    await expect(amqpConnection(hub, eventsToken(address, { expiry: 1_000_000_000 }))).rejects.toThrow(
      'refused',
    );
    const other = await amqpConnection(
      hub,
      eventsToken(address, { path: 'sandbox/ConsumerGroups/$Default/Partitions/1' }),
    );
    expect(await refusalOf(attach(other, 0))).toMatchObject({ condition: 'amqp:unauthorized-access' });
    await once(attach(other, 1), 'receiver_open');
  });

  it('ends a link whose token has run out, and no other', async () => {
    const { clock, advance } = createSteppedClock(new Date().toISOString());
    const { hub } = await startHub(undefined, { clock });
    const address = addressOf(hub);
    const soon = Math.floor(clock.now().getTime() / 1000) + 2;
    const path = 'sandbox/ConsumerGroups/$Default/Partitions/0';
    const connection = await amqpConnection(hub, eventsToken(address, { path, expiry: soon }));
    const receiver = attach(connection, 0);
    await once(receiver, 'receiver_open');
    advance(3_000);
    expect(await refusalOf(receiver)).toMatchObject({ condition: 'amqp:unauthorized-access' });
    expect(connection.is_open()).toBe(true);
  });

  it.each([
    'amqp.annotation.x-opt-offset > ',
    "amqp.annotation.x-opt-offset > '1' AND 1=1",
    "amqp.annotation.x-opt-sequence-number > '9999'",
    'x'.repeat(10_000),
    7,
    [1, 2, 3],
    { toString: 'x' },
  ])('refuses the filter %j, and serves on', async (filter) => {
    const { hub } = await startHub();
    keep(hub, 'a');
    const connection = await openEvents(hub);
    expect(await refusalOf(attach(connection, partition, filter))).toMatchObject({
      condition: 'com.microsoft:argument-error',
    });
    const reader = readPartition(connection, partition);
    await eventually(() => expect(reader.bodies()).toEqual(['a']));
  });

  it.each([
    [{ 'com.microsoft:epoch': 'five' }, 0, 'com.microsoft:argument-error'],
    [{ 'com.microsoft:receiver-name': 'n'.repeat(1000) }, 0, 'com.microsoft:argument-error'],
    [{}, '-1', 'com.microsoft:argument-out-of-range'],
    [{}, '0x1', 'com.microsoft:argument-out-of-range'],
    [{}, '__proto__', 'com.microsoft:argument-out-of-range'],
  ])('refuses a receiver with %j of partition %s', async (properties, place, condition) => {
    const { hub } = await startHub();
    const connection = await openEvents(hub);
    const refused = attach(connection, place, undefined, properties);
    expect(await refusalOf(refused)).toMatchObject({ condition });
  });

  it('answers what it does not understand on $management with an error', async () => {
    const { hub } = await startHub();
    const ask = await managementOf(await openEvents(hub));
    for (const [question, status] of [
      [{ type: 'com.microsoft:eventhub', name: 'other' }, 404],
      [{ type: 'com.microsoft:namespace' }, 400],
      [{ type: 'com.microsoft:partition' }, 400],
      [{ type: 'com.microsoft:partition', partition: '4' }, 400],
      [{ type: 'com.microsoft:eventhub', operation: 'DELETE' }, 400],
    ] as const) {
      const { application_properties } = await ask(question);
      expect(application_properties?.['status-code']).toBe(status);
      expect(application_properties?.['error-condition']).toMatch(/^(amqp|com.microsoft):/);
    }
  });

  it('is where the hub sends those who ask for events at its own address', async () => {
    const { hub } = await startHub();
    const { policyName, policyKey } = addressOf(hub);
    const resource = `${hub.hostName}/messages/events`;
    const token = sasToken({ resource, key: policyKey, policyName });
    const connection = await amqpConnection(hub, token);
    const address = `amqps://${hub.hostName}/messages/events/$management`;
    const receiver = connection.open_receiver({ source: { address } });
    const [context] = (await once(receiver, 'receiver_error')) as [EventContext];
    expect(context.receiver?.error).toMatchObject({
      condition: 'amqp:link:redirect',
      info: {
        hostname: hub.hostName,
        'network-host': 'localhost',
        port: hub.port,
        address: `amqps://${hub.hostName}:${hub.port}/sandbox/$management`,
      },
    });
    // A token for the events alone sends nothing to devices.
    const sender = connection.open_sender('/messages/devicebound');
    await once(sender, 'sender_error');
  });

  it('is shown to services alone', async () => {
    const { hub } = await startHub();
    const { policyName, policyKey } = addressOf(hub, 'registryRead');
    const token = sasToken({ resource: hub.hostName, key: policyKey, policyName });
    await expect(amqpConnection(hub, token)).rejects.toThrow('refused');
  });

  it('takes settlements that come after their session has ended', async () => {
    const { hub } = await startHub();
    for (let index = 0; index < 20; index += 1) keep(hub, `message ${index}`);
    const connection = await openEvents(hub);
    const session = connection.create_session();
    session.begin();
    const address = `sandbox/ConsumerGroups/$Default/Partitions/${partition}`;
    const receiver = session.open_receiver({ source: { address }, credit_window: 0, autoaccept: false });
    receiver.add_credit(1);
    const [{ delivery }] = (await once(receiver, 'message')) as [EventContext];
    const ended = once(session, 'session_close');
    session.close();
    // The end is on its way, its answer is not here: @azure/event-hubs 6 settles in between.
    await setImmediate();
    delivery?.accept();
    await ended;
    const reader = readPartition(connection, partition);
    await eventually(() => expect(reader.messages).toHaveLength(20));
  });
});
