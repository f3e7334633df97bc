import { once } from 'node:events';
import rhea, { type Connection, type Message } from 'rhea';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { amqpConnection } from '../support/amqpConnection';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { sasToken } from '../support/sasToken';

async function hubWithDevice() {
  const testHub = await startHub();
  testHub.hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
  return testHub;
}

/** Resolves with the condition of the error when the message is rejected, with null when it is accepted. */
async function outcome(connection: Connection, message: Message): Promise<string | null> {
  const sender = connection.open_sender('/messages/devicebound');
  await once(sender, 'sendable');
  const ended = new Promise<string | null>((resolve) => {
    sender.on('accepted', () => resolve(null));
    sender.on('rejected', ({ delivery }) => resolve(delivery?.remote_state?.error.condition));
  });
  sender.send(message);
  return ended;
}

function to(deviceId: string): Message {
  return {
    to: `/devices/${deviceId}/messages/devicebound`,
    body: rhea.message.data_section(Buffer.from('hi')),
  };
}

function waiting({ rooms }: Hub): number {
  return rooms.cloudToDevice.count(rooms.identities.find({ deviceId: 'pump-1' }));
}

describe('a service over AMQP', () => {
  it('sends messages that the device gets with all their properties', async () => {
    const testHub = await hubWithDevice();
    const connection = await amqpConnection(testHub.hub, testHub.policyToken('service'));
    const expiresAtMs = Date.now() + 60_000;
    const sent: Message = {
      ...to('pump-1'),
      message_id: 'm1',
      correlation_id: 'c1',
      content_type: 'text/plain',
      absolute_expiry_time: new Date(expiresAtMs),
      application_properties: { 'iothub-ack': 'full', kind: 'a' },
    };
    expect(await outcome(connection, sent)).toBeNull();
    expect(testHub.hub.rooms.cloudToDevice.receive('pump-1')?.message).toMatchObject({
      systemProperties: { mid: 'm1', cid: 'c1', ct: 'text/plain', to: sent.to },
      properties: { kind: 'a' },
      acknowledgement: 'full',
      expiresAtMs,
      body: Buffer.from('hi'),
    });
  });

  it('is told of unknown devices, full queues and wrong properties', async () => {
    const testHub = await hubWithDevice();
    const connection = await amqpConnection(testHub.hub, testHub.policyToken('service'));
    expect(await outcome(connection, to('nobody'))).toBe('amqp:not-found');
    const past = { ...to('pump-1'), absolute_expiry_time: new Date(1000) };
    expect(await outcome(connection, past)).toBe('com.microsoft:argument-error');
    const odd = { ...to('pump-1'), application_properties: { 'iothub-ack': 'perhaps' } };
    expect(await outcome(connection, odd)).toBe('com.microsoft:argument-error');
    for (let sent = 0; sent < 50; sent += 1) {
      testHub.hub.rooms.cloudToDevice.send('pump-1', {
        systemProperties: {},
        properties: {},
        acknowledgement: 'none',
        expiresAtMs: null,
        body: Buffer.from('hi'),
      });
    }
    expect(await outcome(connection, to('pump-1'))).toBe('amqp:resource-limit-exceeded');
    expect(waiting(testHub.hub)).toBe(50);
  });

  it('hears how its messages ended, once it has settled what it heard', async () => {
    const testHub = await hubWithDevice();
    const { cloudToDevice } = testHub.hub.rooms;
    const connection = await amqpConnection(testHub.hub, testHub.policyToken('service'));
    await outcome(connection, {
      ...to('pump-1'),
      message_id: 'm1',
      application_properties: { 'iothub-ack': 'full' },
    });
    cloudToDevice.settle('pump-1', cloudToDevice.receive('pump-1')?.lockToken ?? '', 'complete');
    const receiver = connection.open_receiver({
      source: '/messages/serviceBound/feedback',
      autoaccept: false,
    });
    const [{ message, delivery }] = await once(receiver, 'message');
    expect(message.content_type).toBe('application/vnd.microsoft.iothub.feedback.json');
    expect(JSON.parse(message.body.content.toString())).toMatchObject([
      { originalMessageId: 'm1', statusCode: 'Success', deviceId: 'pump-1' },
    ]);
    delivery.modified({ undeliverable_here: false, delivery_failed: true });
    const [again] = await once(receiver, 'message');
    again.delivery.accept();
    await eventually(() => expect(cloudToDevice.feedback.receive()).toBeNull());
  });

  it.each([
    ['file notifications', '/messages/serviceBound/filenotifications', 'amqp:not-implemented'],
    ['what is not there', '/nowhere', 'amqp:not-found'],
    ['the twin of a device', '/devices/pump-1/twin', 'amqp:unauthorized-access'],
  ])('is refused %s', async (_, address, condition) => {
    const testHub = await hubWithDevice();
    const connection = await amqpConnection(testHub.hub, testHub.policyToken('service'));
    const receiver = connection.open_receiver(address);
    const [context] = await once(receiver, 'receiver_error');
    expect(context.receiver.error.condition).toBe(condition);
  });

  it('is refused with a policy that may not connect as a service', async () => {
    const testHub = await hubWithDevice();
    await expect(amqpConnection(testHub.hub, testHub.policyToken('registryRead'))).rejects.toThrow('refused');
  });

  it('is refused with a key that is not the policy’s', async () => {
    const testHub = await hubWithDevice();
    const resource = testHub.hub.hostName;
    const key = Buffer.alloc(32, 1).toString('base64');
    await expect(
      amqpConnection(testHub.hub, sasToken({ resource, key, policyName: 'service' })),
    ).rejects.toThrow('refused');
  });
});
