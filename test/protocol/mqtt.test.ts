import { once } from 'node:events';
import iotDevice from 'azure-iot-device';
import type { IConnackPacket, IConnectPacket, Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { deviceClient, moduleClient } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { connectPacket, rawConnection, rawDevice, telemetry } from '../support/rawMqtt';
import { sasToken } from '../support/sasToken';

const everyCharacter = "Az09-.+%_#*?!(),:=@$'";

async function hubWithModule(deviceId = 'pump-1', moduleId = 'azureiotsecurity') {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId });
  await registry.addModule({ deviceId, moduleId });
  return { ...testHub, registry };
}

describe('a device or module over MQTT', () => {
  it('sends telemetry that the hub keeps with its system and application properties', async () => {
    const { hub, messages } = await hubWithModule();
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    const message = new iotDevice.Message('{"a":1}');
    message.messageId = 'm-1';
    message.contentType = 'application/json';
    message.properties.add('kind & more', 'ä=1');
    await client.sendEvent(message);
    expect(messages).toMatchObject([
      {
        from: { deviceId: 'pump-1', moduleId: 'azureiotsecurity' },
        systemProperties: { mid: 'm-1', ct: 'application/json' },
        properties: { 'kind & more': 'ä=1' },
      },
    ]);
    expect(Buffer.from(messages[0]?.body ?? []).toString()).toBe('{"a":1}');
  });

  it('may have every legal character in its names', async () => {
    const { hub, messages } = await hubWithModule(everyCharacter, everyCharacter);
    const client = await moduleClient(hub, everyCharacter, everyCharacter);
    await client.sendEvent(new iotDevice.Message('x'));
    expect(messages[0]?.from).toEqual({ deviceId: everyCharacter, moduleId: everyCharacter });
  });

  it('reads its twin, reports, and is told of desired changes with nulls and version', async () => {
    const { hub, registry } = await hubWithModule();
    await registry.updateModuleTwin(
      'pump-1',
      'azureiotsecurity',
      { properties: { desired: { a: 1, b: 2 } } },
      '*',
    );
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    const twin = await client.getTwin();
    expect(twin.properties.desired).toMatchObject({ a: 1, b: 2, $version: 2 });

    await new Promise<void>((resolve, reject) => {
      twin.properties.reported.update({ state: { ok: true } }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    const { responseBody } = await registry.getModuleTwin('pump-1', 'azureiotsecurity');
    expect(responseBody.properties.reported).toMatchObject({ state: { ok: true }, $version: 2 });

    const told = new Promise((resolve) => {
      let isFirst = true;
      twin.on('properties.desired', (delta: unknown) => {
        // The SDK hands over the present state before any change.
        if (!isFirst) resolve(delta);
        isFirst = false;
      });
    });
    await eventually(() =>
      expect(hub.rooms.sessions.isConnected({ deviceId: 'pump-1', moduleId: 'azureiotsecurity' })).toBe(true),
    );
    await new Promise<void>((resolve, reject) => {
      // A reported patch is answered after the subscription to desired changes, which was sent before it.
      twin.properties.reported.update({ again: 1 }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    await registry.updateModuleTwin(
      'pump-1',
      'azureiotsecurity',
      { properties: { desired: { a: null, c: 3 } } },
      '*',
    );
    expect(await told).toEqual({ a: null, c: 3, $version: 3 });
  });

  it('is refused a report that breaks the limits of twins', async () => {
    const { hub } = await hubWithModule();
    const twin = await (await moduleClient(hub, 'pump-1', 'azureiotsecurity')).getTwin();
    const update = new Promise<void>((resolve, reject) => {
      twin.properties.reported.update({ a: 'x'.repeat(5000) }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    await expect(update).rejects.toThrow(/more than the 4096 allowed/);
  });

  it('answers direct methods', async () => {
    const { hub, serviceClient } = await hubWithModule();
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    client.onMethod('ping', (request, response) => {
      void response?.send(207, { got: request?.payload });
    });
    const methods = { deviceId: 'pump-1', moduleId: 'azureiotsecurity' };
    // The subscription is acknowledged on its own connection; until then the module counts as not online.
    const { result } = await eventually(() =>
      serviceClient().invokeDeviceMethod(methods.deviceId, methods.moduleId, {
        methodName: 'ping',
        payload: [1],
      }),
    );
    expect(result).toEqual({ status: 207, payload: { got: [1] } });
  });

  it('is shown as connected while it is, each identity for itself', async () => {
    const { hub, registry } = await hubWithModule();
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    expect((await registry.getModule('pump-1', 'azureiotsecurity')).responseBody.connectionState).toBe(
      'Connected',
    );
    expect((await registry.get('pump-1')).responseBody.connectionState).toBe('Disconnected');
    await client.close();
    await eventually(async () => {
      const { responseBody } = await registry.getModule('pump-1', 'azureiotsecurity');
      expect(responseBody.connectionState).toBe('Disconnected');
    });
  });

  it('loses its connection to a newer one of the same identity', async () => {
    const { hub } = await hubWithModule();
    const first = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    const lost = once(first, 'disconnect');
    await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    await lost;
  });

  it('loses its connection when the device is disabled or deleted', async () => {
    const { hub, registry } = await hubWithModule();
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    const lost = once(client, 'disconnect');
    await registry.update({ deviceId: 'pump-1', status: 'disabled' });
    await lost;
    const packet = connectPacket(hub, 'pump-1');
    const raw = await rawConnection(hub);
    raw.send(packet);
    await raw.closed;
    expect(raw.packets).toMatchObject([{ cmd: 'connack', returnCode: 3 }]);
  });

  it('loses its connection when its keys are changed', async () => {
    const { hub, registry } = await hubWithModule();
    const client = await deviceClient(hub, 'pump-1');
    const module = await moduleClient(hub, 'pump-1', 'azureiotsecurity');
    const lost = once(client, 'disconnect');
    const key = Buffer.alloc(32, 1).toString('base64');
    const symmetricKey = { primaryKey: key, secondaryKey: key };
    await registry.update({ deviceId: 'pump-1', authentication: { symmetricKey } });
    await lost;
    await module.sendEvent(new iotDevice.Message('the module has keys of its own'));
  });

  it('loses its connection when its token expires', async () => {
    const { hub } = await hubWithModule();
    const key =
      hub.rooms.identities.find({ deviceId: 'pump-1' }).authentication.symmetricKey.primaryKey ?? '';
    const resource = `${hub.hostName}/devices/pump-1`;
    const expiry = Math.floor(Date.now() / 1000) + 2;
    const raw = await rawDevice(hub, 'pump-1', {
      password: Buffer.from(sasToken({ resource, key, expiry })),
    });
    await raw.closed;
    expect(Date.now()).toBeGreaterThanOrEqual(expiry * 1000);
  });

  it('loses its connection after one and a half times its keep-alive in silence', async () => {
    const { hub } = await hubWithModule();
    const raw = await rawDevice(hub, 'pump-1', { keepalive: 1 });
    const connectedAt = Date.now();
    await raw.closed;
    expect(Date.now() - connectedAt).toBeGreaterThanOrEqual(1400);
    expect(hub.rooms.sessions.isConnected({ deviceId: 'pump-1' })).toBe(false);
  });

  it('leaves its last will as telemetry when it breaks off, and not when it says goodbye', async () => {
    const { hub, messages } = await hubWithModule();
    const will = {
      topic: 'devices/pump-1/messages/events/a=1',
      payload: Buffer.from('gone'),
      qos: 1,
      retain: false,
    } as const;
    const polite = await rawDevice(hub, 'pump-1', { will });
    polite.send({ cmd: 'disconnect' });
    await polite.closed;
    expect(messages).toEqual([]);
    const broken = await rawDevice(hub, 'pump-1', { will });
    broken.destroy();
    await eventually(() =>
      expect(messages).toMatchObject([
        { from: { deviceId: 'pump-1' }, properties: { a: '1', 'iothub-MessageType': 'Will' } },
      ]),
    );
    expect(String(messages[0]?.body)).toBe('gone');
  });

  it('is not connected with a last will for somebody else', async () => {
    const { hub } = await hubWithModule();
    const raw = await rawConnection(hub);
    const will = {
      topic: 'devices/pump-2/messages/events/',
      payload: Buffer.from('x'),
      qos: 0,
      retain: false,
    } as const;
    raw.send(connectPacket(hub, 'pump-1', { will }));
    await raw.closed;
    expect(raw.packets).toEqual([]);
  });

  it('has its retained messages marked', async () => {
    const { hub, messages } = await hubWithModule();
    const raw = await rawDevice(hub, 'pump-1');
    raw.send(telemetry('pump-1', 'x', { retain: true, qos: 1, messageId: 3 }));
    expect(await raw.next('puback')).toMatchObject({ messageId: 3 });
    expect(messages).toMatchObject([{ properties: { 'mqtt-retain': 'true' } }]);
  });

  it('keeps its subscriptions for a session that is not clean', async () => {
    const { hub } = await hubWithModule();
    const subscriptions = [{ topic: '$iothub/twin/PATCH/properties/desired/#', qos: 0 as const }];
    const first = await rawDevice(hub, 'pump-1', { clean: false });
    first.send({ cmd: 'subscribe', messageId: 1, subscriptions });
    await first.next('suback');
    first.send({ cmd: 'disconnect' });
    await first.closed;
    const second = await rawDevice(hub, 'pump-1', { clean: false });
    expect(await second.next('connack')).toMatchObject({ sessionPresent: true });
    hub.rooms.twins.patch({ deviceId: 'pump-1' }, { properties: { desired: { a: 1 } } }, null);
    expect(String((await second.next('publish')).payload)).toBe('{"a":1,"$version":2}');
    second.send({ cmd: 'disconnect' });
    await second.closed;
    const third = await rawDevice(hub, 'pump-1', { clean: true });
    expect(await third.next('connack')).toMatchObject({ sessionPresent: false });
  });

  it('does not inherit the session of a deleted device of the same name', async () => {
    const { hub } = await hubWithModule();
    const first = await rawDevice(hub, 'pump-1', { clean: false });
    hub.rooms.identities.remove({ deviceId: 'pump-1' }, null);
    await first.closed;
    hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
    const second = await rawDevice(hub, 'pump-1', { clean: false });
    expect(await second.next('connack')).toMatchObject({ sessionPresent: false });
  });

  it('is told no more of what it has unsubscribed from', async () => {
    const { hub } = await hubWithModule();
    const raw = await rawDevice(hub, 'pump-1');
    const filter = '$iothub/twin/PATCH/properties/desired/#';
    raw.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: filter, qos: 0 }] });
    raw.send({ cmd: 'unsubscribe', messageId: 2, unsubscriptions: [filter] });
    await raw.next('unsuback');
    hub.rooms.twins.patch({ deviceId: 'pump-1' }, { properties: { desired: { a: 1 } } }, null);
    raw.send({ cmd: 'pingreq' });
    await raw.next('pingresp');
    expect(raw.packets.map(({ cmd }) => cmd)).not.toContain('publish');
  });

  it('moves its last activity with each message', async () => {
    const { hub } = await hubWithModule();
    const raw = await rawDevice(hub, 'pump-1');
    const activity = () => hub.rooms.identities.find({ deviceId: 'pump-1' }).lastActivity;
    const connected = activity();
    await eventually(() => expect(new Date().toISOString() > connected).toBe(true));
    raw.send(telemetry('pump-1', 'x', { qos: 1, messageId: 1 }));
    await raw.next('puback');
    expect(activity() > connected).toBe(true);
  });

  it('of a device receives nothing that belongs to its module', async () => {
    const { hub, registry } = await hubWithModule();
    const client = await deviceClient(hub, 'pump-1');
    expect((await client.getTwin()).properties.desired).toMatchObject({ $version: 1 });
    expect((await registry.get('pump-1')).responseBody.connectionState).toBe('Connected');
  });
});

describe('a connection over MQTT is refused', () => {
  const past = Math.floor(Date.now() / 1000) - 3600;
  it.each<[string, number, (hub: Hub, key: string) => Partial<IConnectPacket>]>([
    [
      'with a wrong signature',
      5,
      ({ hostName }) => ({
        password: Buffer.from(sasToken({ resource: `${hostName}/devices/d`, key: 'AAAA' })),
      }),
    ],
    [
      'with an expired token',
      5,
      ({ hostName }, key) => ({
        password: Buffer.from(sasToken({ resource: `${hostName}/devices/d`, key, expiry: past })),
      }),
    ],
    [
      'with the token of another device',
      5,
      ({ hostName }, key) => ({
        password: Buffer.from(sasToken({ resource: `${hostName}/devices/e`, key })),
      }),
    ],
    [
      'for a device that does not exist',
      5,
      ({ hostName }) => ({ clientId: 'nobody', username: `${hostName}/nobody/?api-version=2021-04-12` }),
    ],
    ['without a token', 4, () => ({ password: Buffer.from('let me in') })],
    [
      'under a user name of another hub',
      2,
      () => ({ username: 'other.azure-devices.net/d/?api-version=2021-04-12' }),
    ],
    ['under a client id that is none', 2, () => ({ clientId: 'a/b/c' })],
  ])('%s', async (_, returnCode, changes) => {
    const { hub, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const key = hub.rooms.identities.find({ deviceId: 'd' }).authentication.symmetricKey.primaryKey ?? '';
    const raw = await rawConnection(hub);
    raw.send(connectPacket(hub, 'd', changes(hub, key)));
    await raw.closed;
    expect(raw.packets).toMatchObject([{ cmd: 'connack', returnCode } satisfies Partial<IConnackPacket>]);
  });
});

describe('a connection over MQTT is ended', () => {
  it.each<[string, Packet]>([
    [
      'by a topic of somebody else',
      {
        cmd: 'publish',
        topic: 'devices/e/messages/events/',
        payload: 'x',
        qos: 0,
        dup: false,
        retain: false,
      },
    ],
    [
      'by QoS 2',
      {
        cmd: 'publish',
        topic: 'devices/d/messages/events/',
        payload: 'x',
        qos: 2,
        messageId: 1,
        dup: false,
        retain: false,
      },
    ],
    [
      'by a message over 256 KB',
      {
        cmd: 'publish',
        topic: 'devices/d/messages/events/',
        payload: Buffer.alloc(256 * 1024 + 1),
        qos: 0,
        dup: false,
        retain: false,
      },
    ],
    [
      'by a property bag that is not percent-encoded',
      {
        cmd: 'publish',
        topic: 'devices/d/messages/events/a=%E0%A4%A',
        payload: 'x',
        qos: 0,
        dup: false,
        retain: false,
      },
    ],
    [
      'by a topic that is not one of IoT Hub',
      { cmd: 'publish', topic: 'pumps/1', payload: 'x', qos: 0, dup: false, retain: false },
    ],
  ])('%s', async (_, packet) => {
    const { hub, messages, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const raw = await rawConnection(hub);
    raw.send(connectPacket(hub, 'd'));
    raw.send(packet);
    await raw.closed;
    expect(messages).toEqual([]);
  });

  it('by none of its wishes for filters: those of others are refused one by one', async () => {
    const { hub, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const raw = await rawConnection(hub);
    raw.send(connectPacket(hub, 'd'));
    const subscriptions = [
      { topic: '$iothub/twin/res/#', qos: 2 as const },
      { topic: '#', qos: 0 as const },
    ];
    raw.send({ cmd: 'subscribe', messageId: 7, subscriptions });
    await eventually(() =>
      expect(raw.packets).toMatchObject([{ cmd: 'connack' }, { cmd: 'suback', granted: [1, 0x80] }]),
    );
  });
});
