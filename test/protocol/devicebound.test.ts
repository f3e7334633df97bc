import type { Message } from 'azure-iot-common';
import type { Client } from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { connectAsync } from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { deviceClient } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { connectPacket, type RawConnection, rawDevice } from '../support/rawMqtt';

const filter = 'devices/pump-1/messages/devicebound/#';

async function hubWithDevice() {
  const testHub = await startHub();
  testHub.hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
  return testHub;
}

function send({ rooms }: Hub, text: string, acknowledgement: 'none' | 'full' = 'none'): void {
  rooms.cloudToDevice.send('pump-1', {
    systemProperties: { mid: `id of ${text}`, to: '/devices/pump-1/messages/devicebound' },
    properties: { 'kind & more': 'ä=1' },
    acknowledgement,
    expiresAtMs: null,
    body: Buffer.from(text),
  });
}

function waiting({ rooms }: Hub): number {
  return rooms.cloudToDevice.count(rooms.identities.find({ deviceId: 'pump-1' }));
}

/** The SDK gives no promise for messages; the first ones are collected until there are enough. */
async function receive(client: Client, count: number): Promise<readonly Message[]> {
  const messages: Message[] = [];
  client.on('message', (message: Message) => messages.push(message));
  await eventually(() => expect(messages).toHaveLength(count));
  return messages;
}

async function subscribed(hub: Hub, qos: 0 | 1, clean = true): Promise<RawConnection> {
  const raw = await rawDevice(hub, 'pump-1', { clean });
  raw.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos }] });
  await raw.next('suback');
  return raw;
}

describe.each([
  ['MQTT', iotDeviceMqtt.Mqtt],
  ['MQTT over WebSocket', iotDeviceMqtt.MqttWs],
])('a device over %s', (_, transport) => {
  it('receives what waited for it and what comes later, with all properties', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'waited', 'full');
    const client = await deviceClient(hub, 'pump-1', transport);
    const received = receive(client, 2);
    await eventually(() => expect(waiting(hub)).toBe(0));
    send(hub, 'came later');
    const [first, second] = await received;
    expect(first?.getData().toString()).toBe('waited');
    expect(first).toMatchObject({ messageId: 'id of waited', to: '/devices/pump-1/messages/devicebound' });
    expect(first?.properties.propertyList).toEqual([
      { key: 'iothub-ack', value: 'full' },
      { key: 'kind & more', value: 'ä=1' },
    ]);
    expect(second?.getData().toString()).toBe('came later');
  });
});

describe('a message to a device over MQTT', () => {
  it('is completed by PUBACK, of which feedback tells', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'hello', 'full');
    const raw = await subscribed(hub, 1);
    const { messageId } = await raw.next('publish');
    expect(waiting(hub)).toBe(1);
    raw.send({ cmd: 'puback', messageId } as never);
    await eventually(() => expect(waiting(hub)).toBe(0));
    const feedback = await eventually(() => {
      const delivery = hub.rooms.cloudToDevice.feedback.receive();
      if (!delivery) throw new Error('no feedback yet');
      return delivery;
    });
    expect(feedback.records).toMatchObject([
      { originalMessageId: 'id of hello', statusCode: 'Success', deviceId: 'pump-1' },
    ]);
  });

  it('is completed by its delivery to a subscriber at QoS 0', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'hello');
    const raw = await subscribed(hub, 0);
    expect(await raw.next('publish')).toMatchObject({ qos: 0 });
    expect(waiting(hub)).toBe(0);
  });

  it('comes again on the next connection of a kept session when it was not acknowledged', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'hello');
    const first = await subscribed(hub, 1, false);
    await first.next('publish');
    first.destroy();
    await eventually(() => expect(hub.rooms.sessions.isConnected({ deviceId: 'pump-1' })).toBe(false));
    send(hub, 'sent meanwhile');
    const second = await rawDevice(hub, 'pump-1', { clean: false });
    expect(String((await second.next('publish', 1)).payload)).toBe('hello');
    expect(String((await second.next('publish', 2)).payload)).toBe('sent meanwhile');
  });

  it('is not delivered to a device that has not subscribed, or no longer', async () => {
    const { hub } = await hubWithDevice();
    const raw = await subscribed(hub, 1);
    raw.send({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [filter] });
    await raw.next('unsuback');
    send(hub, 'hello');
    raw.send({ cmd: 'pingreq' });
    await raw.next('pingresp');
    expect(raw.packets.map(({ cmd }) => cmd)).not.toContain('publish');
    expect(waiting(hub)).toBe(1);
  });

  it('does not hold up the hub when its device was deleted', async () => {
    const { hub } = await hubWithDevice();
    const raw = await subscribed(hub, 1);
    send(hub, 'hello');
    await raw.next('publish');
    hub.rooms.identities.remove({ deviceId: 'pump-1' }, null);
    await raw.closed;
    hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
    expect(waiting(hub)).toBe(0);
  });

  it('arrives with all others, though they are more than the connection takes at once', async () => {
    const { hub } = await hubWithDevice();
    for (let count = 0; count < 50; count += 1) send(hub, 'x'.repeat(30_000));
    const raw = await subscribed(hub, 1);
    await raw.next('publish', 50);
  });
});

describe('the plain mqtt client', () => {
  it('connects as a device, sends, receives, and leaves a last will', async () => {
    const { hub, messages } = await hubWithDevice();
    const { clientId, username, password } = connectPacket(hub, 'pump-1');
    const client = await connectAsync(`mqtts://localhost:${hub.port}`, {
      ca: hub.caPem,
      clientId,
      username: username ?? '',
      password: password ?? '',
      reconnectPeriod: 0,
      will: { topic: 'devices/pump-1/messages/events/', payload: Buffer.from('gone'), qos: 1, retain: false },
    });
    onTestFinished(() => {
      client.end(true);
    });
    await client.subscribeAsync(filter, { qos: 1 });
    const arrival = new Promise<[string, Buffer]>((resolve) => {
      client.once('message', (topic, payload) => resolve([topic, payload]));
    });
    send(hub, 'hello');
    const [topic, payload] = await arrival;
    expect(topic).toBe(
      'devices/pump-1/messages/devicebound/%24.mid=id%20of%20hello&%24.to=%2Fdevices%2Fpump-1%2Fmessages%2Fdevicebound&kind%20%26%20more=%C3%A4%3D1',
    );
    expect(String(payload)).toBe('hello');
    await client.publishAsync('devices/pump-1/messages/events/%24.ct=text%2Fplain&a=b', 'up', { qos: 1 });
    client.stream.destroy();
    await eventually(() =>
      expect(messages).toMatchObject([
        { systemProperties: { ct: 'text/plain' }, properties: { a: 'b' } },
        { properties: { 'iothub-MessageType': 'Will' } },
      ]),
    );
  });
});
