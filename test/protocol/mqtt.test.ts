import { once } from 'node:events';
import { connect } from 'node:tls';
import iotDevice from 'azure-iot-device';
import mqttPacket, { type IConnackPacket, type IConnectPacket, type Packet } from 'mqtt-packet';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { deviceClient, moduleClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { sasToken } from '../support/sasToken';

const everyCharacter = "Az09-.+%_#*?!(),:=@$'";

async function hubWithModule(deviceId = 'pump-1', moduleId = 'azureiotsecurity') {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId });
  await registry.addModule({ deviceId, moduleId });
  return { ...testHub, registry };
}

/** A connection that speaks packets, for what no SDK would send. */
async function rawConnection({ port, caPem, hostName }: Hub) {
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'secureConnect');
  const parser = mqttPacket.parser({ protocolVersion: 4 });
  const packets: Packet[] = [];
  parser.on('packet', (packet: Packet) => packets.push(packet));
  socket.on('data', (chunk: Buffer) => parser.parse(chunk));
  const closed = once(socket, 'close');
  return {
    packets,
    closed,
    send: (packet: Packet) => mqttPacket.writeToStream(packet, socket, { protocolVersion: 4 }),
  };
}

async function connectPacket(
  hub: Hub,
  deviceId: string,
  changes: Partial<IConnectPacket> = {},
): Promise<IConnectPacket> {
  const key = hub.rooms.identities.find({ deviceId }).authentication.symmetricKey.primaryKey ?? '';
  return {
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    clientId: deviceId,
    username: `${hub.hostName}/${deviceId}/?api-version=2021-04-12`,
    password: Buffer.from(sasToken({ resource: `${hub.hostName}/devices/${deviceId}`, key })),
    ...changes,
  };
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
    await vi.waitFor(() =>
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
    const { result } = await vi.waitFor(() =>
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
    await vi.waitFor(async () => {
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
    const packet = await connectPacket(hub, 'pump-1');
    const raw = await rawConnection(hub);
    raw.send(packet);
    await raw.closed;
    expect(raw.packets).toMatchObject([{ cmd: 'connack', returnCode: 3 }]);
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
    raw.send(await connectPacket(hub, 'd', changes(hub, key)));
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
    raw.send(await connectPacket(hub, 'd'));
    raw.send(packet);
    await raw.closed;
    expect(messages).toEqual([]);
  });

  it('by none of its wishes for filters: those of others are refused one by one', async () => {
    const { hub, registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const raw = await rawConnection(hub);
    raw.send(await connectPacket(hub, 'd'));
    const subscriptions = [
      { topic: '$iothub/twin/res/#', qos: 2 as const },
      { topic: '#', qos: 0 as const },
    ];
    raw.send({ cmd: 'subscribe', messageId: 7, subscriptions });
    await vi.waitFor(() =>
      expect(raw.packets).toMatchObject([{ cmd: 'connack' }, { cmd: 'suback', granted: [1, 0x80] }]),
    );
  });
});
