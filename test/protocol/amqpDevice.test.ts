import { once } from 'node:events';
import type { Message } from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import rhea from 'rhea';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { amqpConnection } from '../support/amqpConnection';
import { certificateFor } from '../support/deviceCertificates';
import { certificateClient, deviceClient, moduleClient } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { sasToken } from '../support/sasToken';

const device = { deviceId: 'pump-1' };
const module = { deviceId: 'pump-1', moduleId: 'azureiotsecurity' };

async function hubWithDevice() {
  const testHub = await startHub();
  testHub.hub.rooms.identities.write(device, {}, null);
  testHub.hub.rooms.identities.write(module, {}, null);
  return testHub;
}

function send({ rooms }: Hub, text: string): void {
  rooms.cloudToDevice.send('pump-1', {
    systemProperties: {
      mid: `id of ${text}`,
      cid: 'c',
      ct: 'text/plain',
      to: '/devices/pump-1/messages/devicebound',
    },
    properties: { 'kind & more': 'ä=1' },
    acknowledgement: 'full',
    expiresAtMs: null,
    body: Buffer.from(text),
  });
}

function waiting({ rooms }: Hub): number {
  return rooms.cloudToDevice.count(rooms.identities.find(device));
}

function isConnected({ rooms }: Hub): boolean {
  return rooms.sessions.isConnected(device);
}

describe.each([
  ['AMQP', iotDeviceAmqp.Amqp],
  ['AMQP over WebSocket', iotDeviceAmqp.AmqpWs],
])('a client over %s', (_, transport) => {
  it('sends messages with all their properties', async () => {
    const { hub, messages } = await hubWithDevice();
    const client = await moduleClient(hub, module.deviceId, module.moduleId, transport);
    const message = new iotDevice.Message(JSON.stringify({ pressureBar: 4 }));
    message.messageId = '3f2c9f0a-6f9b-4f1b-8a39-2f1c9f1a7c11';
    message.correlationId = 'not a uuid';
    message.contentType = 'application/json';
    message.contentEncoding = 'utf-8';
    // The declaration hides what AmqpMessage reads.
    Object.assign(message, { interfaceId: 'urn:azureiot:Security:SecurityAgent:1' });
    message.properties.add('alert', 'yes & no');
    await client.sendEvent(message);
    await client.sendEvent(new iotDevice.Message('two'));
    expect(messages[0]).toMatchObject({
      from: module,
      systemProperties: {
        mid: '3f2c9f0a-6f9b-4f1b-8a39-2f1c9f1a7c11',
        cid: 'not a uuid',
        ct: 'application/json',
        ce: 'utf-8',
        ifid: 'urn:azureiot:Security:SecurityAgent:1',
      },
      properties: { alert: 'yes & no' },
    });
    expect(messages.map(({ body }) => Buffer.from(body).toString())).toEqual(['{"pressureBar":4}', 'two']);
  });

  it('reads its twin, reports, and hears of desired changes', async () => {
    const { hub } = await hubWithDevice();
    const twin = await (await moduleClient(hub, module.deviceId, module.moduleId, transport)).getTwin();
    const patches: object[] = [];
    twin.on('properties.desired', (patch) => patches.push(patch));
    await eventually(() => expect(patches).toHaveLength(1));
    await new Promise<void>((resolve, reject) => {
      twin.properties.reported.update({ pressureBar: 4 }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    expect(hub.rooms.twins.readAsDevice(module).reported).toMatchObject({ pressureBar: 4, $version: 2 });
    hub.rooms.twins.patch(module, { properties: { desired: { limitBar: 9 } } }, null);
    await eventually(() => expect(patches).toContainEqual({ limitBar: 9, $version: 2 }));
  });

  it('is told why its report was refused', async () => {
    const { hub } = await hubWithDevice();
    const twin = await (await deviceClient(hub, 'pump-1', transport)).getTwin();
    const update = new Promise<void>((resolve, reject) => {
      twin.properties.reported.update({ 'a.b': 1 }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    await expect(update).rejects.toMatchObject({
      amqpError: { name: 'FormatError', message: expect.stringMatching(/^400004: /) },
    });
  });

  it('answers direct methods', async () => {
    const { hub } = await hubWithDevice();
    const client = await moduleClient(hub, module.deviceId, module.moduleId, transport);
    client.onMethod('restart', (request, response) => {
      void response?.send(201, { afterSeconds: request?.payload.seconds });
    });
    const call = { name: 'restart', payload: { seconds: 5 }, connectMs: 20_000, responseMs: 20_000 };
    expect(await hub.rooms.methods.invoke(module, call)).toEqual({
      status: 201,
      payload: { afterSeconds: 5 },
    });
  });

  it('receives messages and completes, rejects or abandons them', async () => {
    const { hub } = await hubWithDevice();
    for (const text of ['first', 'second', 'third']) send(hub, text);
    const client = await deviceClient(hub, 'pump-1', transport);
    const messages: Message[] = [];
    client.on('message', (message: Message) => messages.push(message));
    await eventually(() => expect(messages).toHaveLength(3));
    const [first, second, third] = messages;
    expect(first).toMatchObject({ messageId: 'id of first', correlationId: 'c', ack: 'full' });
    expect(first?.getData().toString()).toBe('first');
    expect(first?.properties.propertyList).toEqual([{ key: 'kind & more', value: 'ä=1' }]);
    await client.complete(first as Message);
    await client.reject(second as Message);
    await eventually(() => expect(waiting(hub)).toBe(1));
    await client.abandon(third as Message);
    await eventually(() => expect(messages).toHaveLength(4));
    await client.complete(messages[3] as Message);
    await eventually(() => expect(waiting(hub)).toBe(0));
  });

  it('is connected while it has links, and loses them to a second client', async () => {
    const { hub } = await hubWithDevice();
    const first = await deviceClient(hub, 'pump-1', transport);
    expect(isConnected(hub)).toBe(false);
    await first.getTwin();
    expect(isConnected(hub)).toBe(true);
    const disconnected = new Promise((resolve) => first.once('disconnect', resolve));
    const second = await deviceClient(hub, 'pump-1', transport);
    await second.getTwin();
    await disconnected;
    expect(isConnected(hub)).toBe(true);
    await second.close();
    await eventually(() => expect(isConnected(hub)).toBe(false));
  });

  it('is refused with a wrong key', async () => {
    const { hub } = await hubWithDevice();
    const wrong = {
      ...hub,
      rooms: { ...hub.rooms, identities: { ...hub.rooms.identities, find: withWrongKey(hub) } },
    };
    await expect(deviceClient(wrong, 'pump-1', transport)).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });

  it('is known by its certificate', async () => {
    const { hub, messages } = await hubWithDevice();
    const own = await certificateFor({ commonName: 'pump-2' });
    hub.rooms.identities.write(
      { deviceId: 'pump-2' },
      {
        authentication: {
          type: 'selfSigned',
          x509Thumbprint: { primaryThumbprint: own.sha256, secondaryThumbprint: own.sha256 },
        },
      },
      null,
    );
    const client = await certificateClient(hub, { deviceId: 'pump-2' }, own, transport);
    await client.sendEvent(new iotDevice.Message('hello'));
    expect(messages[0]?.from).toEqual({ deviceId: 'pump-2' });
  });
});

describe('a batch as the C SDK sends it', () => {
  const batchFormat = 0x80013700;

  async function sendBatch(body: readonly Buffer[]) {
    const testHub = await hubWithDevice();
    const { hub } = testHub;
    const { primaryKey } = hub.rooms.identities.find(device).authentication.symmetricKey;
    const token = sasToken({ resource: `${hub.hostName}/devices/pump-1`, key: primaryKey ?? '' });
    const sender = (await amqpConnection(hub, token)).open_sender('/devices/pump-1/messages/events');
    await once(sender, 'sendable');
    const outcome = Promise.race([
      once(sender, 'accepted').then(() => 'accepted'),
      once(sender, 'rejected').then(() => 'rejected'),
    ]);
    const { encode, data_sections } = rhea.message;
    sender.send(encode({ body: data_sections([...body]) }), undefined, batchFormat);
    return { outcome: await outcome, messages: testHub.messages };
  }

  it('is kept as the messages in it', async () => {
    const one = (text: string) =>
      rhea.message.encode({ message_id: text, body: rhea.message.data_section(Buffer.from(text)) });
    const { outcome, messages } = await sendBatch([one('first'), one('second')]);
    expect(outcome).toBe('accepted');
    expect(messages).toMatchObject([
      { systemProperties: { mid: 'first' }, body: Buffer.from('first') },
      { systemProperties: { mid: 'second' }, body: Buffer.from('second') },
    ]);
  });

  it('is rejected for what is no message', async () => {
    const { outcome, messages } = await sendBatch([Buffer.from([0xff, 0xff])]);
    expect(outcome).toBe('rejected');
    expect(messages).toEqual([]);
  });
});

function withWrongKey({ rooms }: Hub): Hub['rooms']['identities']['find'] {
  return (ref) => {
    const found = rooms.identities.find(ref);
    const primaryKey = Buffer.alloc(32, 1).toString('base64');
    const symmetricKey = { ...found.authentication.symmetricKey, primaryKey };
    return { ...found, authentication: { ...found.authentication, symmetricKey } };
  };
}
