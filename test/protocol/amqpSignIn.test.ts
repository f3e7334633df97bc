/** Who is let in over AMQP, and for how long: SASL PLAIN, tokens of policies for any device, many devices on one connection. */
import { once } from 'node:events';
import iotDevice from 'azure-iot-device';
import type { Connection } from 'rhea';
import { describe, expect, it } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { amqpConnection, endOf, openAmqp, putToken, sendTo } from '../support/amqpConnection';
import { opened } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';
import { sasToken } from '../support/sasToken';

async function hubWithDevices() {
  const testHub = await startHub();
  for (const deviceId of ['pump-1', 'pump-2']) {
    testHub.hub.rooms.identities.write({ deviceId }, {}, null);
    testHub.hub.rooms.identities.write({ deviceId, moduleId: 'm' }, {}, null);
  }
  return testHub;
}

function deviceToken({ hostName, rooms }: Hub, deviceId: string, lifeS = 600): string {
  const { primaryKey } = rooms.identities.find({ deviceId }).authentication.symmetricKey;
  const expiry = Math.floor(Date.now() / 1000) + lifeS;
  return sasToken({ resource: `${hostName}/devices/${deviceId}`, key: primaryKey ?? '', expiry });
}

const eventsOf = (deviceId: string): string => `/devices/${deviceId}/messages/events`;
/** Long enough to use the token on a busy machine: later the hub would take it for one of a clock that differs. */
const shortLifeS = 4;
const hello = { body: 'hello' };

async function openOutcome(connection: Connection): Promise<'open' | 'refused'> {
  return Promise.race([
    once(connection, 'connection_open').then(() => 'open' as const),
    once(connection, 'disconnected').then(() => 'refused' as const),
    once(connection, 'connection_error').then(() => 'refused' as const),
  ]);
}

describe('a client that signs in with SASL PLAIN', () => {
  it.each(['pump-1@sas.sandbox', 'pump-1@sas.sandbox.siteward.localhost'])(
    'is the device %s',
    async (username) => {
      const { hub, messages } = await hubWithDevices();
      const connection = openAmqp(hub, { username, password: deviceToken(hub, 'pump-1') });
      expect(await sendTo(connection, eventsOf('pump-1'), hello)).toBeNull();
      expect(await sendTo(connection, eventsOf('pump-2'), hello)).toBe('amqp:unauthorized-access');
      expect(messages.map(({ from }) => from)).toEqual([{ deviceId: 'pump-1' }]);
    },
  );

  it('is a service with the name of a policy', async () => {
    const { hub, policyToken } = await hubWithDevices();
    const connection = openAmqp(hub, {
      username: 'service@sas.root.sandbox',
      password: policyToken('service'),
    });
    const sent = { ...hello, to: '/devices/pump-1/messages/devicebound' };
    expect(await sendTo(connection, '/messages/devicebound', sent)).toBeNull();
  });

  it.each([
    ['another policy', 'iothubowner@sas.root.sandbox', ({ policyToken }) => policyToken('service')],
    ['another hub', 'service@sas.root.other', ({ policyToken }) => policyToken('service')],
    ['another device', 'pump-2@sas.sandbox', ({ hub }) => deviceToken(hub, 'pump-1')],
    ['a device that does not exist', 'pump-9@sas.sandbox', ({ policyToken }) => policyToken('device')],
    ['nobody', 'pump-1', ({ hub }) => deviceToken(hub, 'pump-1')],
    ['a device with a password that is no token', 'pump-1@sas.sandbox', () => 'secret'],
  ] satisfies [string, string, (testHub: Awaited<ReturnType<typeof hubWithDevices>>) => string][])(
    'is refused as %s',
    async (_, username, passwordOf) => {
      const testHub = await hubWithDevices();
      const connection = openAmqp(testHub.hub, { username, password: passwordOf(testHub) });
      expect(await openOutcome(connection)).toBe('refused');
    },
  );
});

describe('a token of the policy “device” for the whole hub', () => {
  it('lets its holder be any device and module over AMQP', async () => {
    const { hub, policyToken, messages } = await hubWithDevices();
    const connection = await amqpConnection(hub, policyToken('device'));
    expect(await sendTo(connection, eventsOf('pump-1'), hello)).toBeNull();
    expect(await sendTo(connection, '/devices/pump-2/modules/m/messages/events', hello)).toBeNull();
    expect(messages.map(({ from }) => from)).toEqual([
      { deviceId: 'pump-1' },
      { deviceId: 'pump-2', moduleId: 'm' },
    ]);
    const sent = { ...hello, to: '/devices/pump-1/messages/devicebound' };
    expect(await sendTo(connection, '/messages/devicebound', sent)).toBe('amqp:unauthorized-access');
  });

  it('lets its holder be a device over SASL PLAIN, MQTT and HTTPS', async () => {
    const { hub, policyToken, messages } = await hubWithDevices();
    const token = policyToken('device');
    const plain = openAmqp(hub, { username: 'pump-1@sas.sandbox', password: token });
    expect(await sendTo(plain, eventsOf('pump-1'), hello)).toBeNull();
    const credentials = { host: hub.hostName, deviceId: 'pump-2', sharedAccessSignature: token };
    const provider = new iotDevice.SharedAccessSignatureAuthenticationProvider({
      ...credentials,
      gatewayHostName: `localhost:${hub.port}`,
    });
    const { Mqtt } = (await import('azure-iot-device-mqtt')).default;
    const client = await opened(iotDevice.Client.fromAuthenticationProvider(provider, Mqtt), hub);
    await client.sendEvent(new iotDevice.Message('hello'));
    const { status } = await restCall(hub, {
      method: 'POST',
      path: '/devices/pump-1/messages/events?api-version=2021-04-12',
      token,
      body: {},
    });
    expect(status).toBe(204);
    expect(messages.map(({ from }) => from.deviceId)).toEqual(['pump-1', 'pump-2', 'pump-1']);
  });

  it('is none with the rights of a service', async () => {
    const { hub, policyToken } = await hubWithDevices();
    const connection = await amqpConnection(hub, policyToken('service'));
    expect(await sendTo(connection, eventsOf('pump-1'), hello)).toBe('amqp:unauthorized-access');
  });
});

describe('devices that share a connection', () => {
  it('are each let in by their own token, and connected each for itself', async () => {
    const { hub, messages } = await hubWithDevices();
    const connection = openAmqp(hub);
    expect(await putToken(connection, hub, deviceToken(hub, 'pump-1'))).toBe(200);
    expect(await sendTo(connection, eventsOf('pump-2'), hello)).toBe('amqp:unauthorized-access');
    expect(await putToken(connection, hub, deviceToken(hub, 'pump-2'))).toBe(200);
    expect(await sendTo(connection, eventsOf('pump-1'), hello)).toBeNull();
    expect(await sendTo(connection, eventsOf('pump-2'), hello)).toBeNull();
    expect(messages.map(({ from }) => from.deviceId)).toEqual(['pump-1', 'pump-2']);
    expect(hub.rooms.sessions.connectedDeviceCount()).toBe(2);
    hub.rooms.sessions.closeDevice('pump-1', 'The device was disabled.');
    expect(await sendTo(connection, eventsOf('pump-2'), hello)).toBeNull();
    connection.close();
    await eventually(() => expect(hub.rooms.sessions.connectedDeviceCount()).toBe(0));
  });

  it('get the messages that are theirs', async () => {
    const { hub } = await hubWithDevices();
    const connection = openAmqp(hub);
    const heard: string[] = [];
    for (const deviceId of ['pump-1', 'pump-2']) {
      expect(await putToken(connection, hub, deviceToken(hub, deviceId))).toBe(200);
      const receiver = connection.open_receiver(`/devices/${deviceId}/messages/devicebound`);
      receiver.on('message', ({ message }) => heard.push(`${deviceId} ${message?.body.content}`));
      await once(receiver, 'receiver_open');
    }
    for (const deviceId of ['pump-2', 'pump-1']) {
      const message = {
        systemProperties: {},
        properties: {},
        acknowledgement: 'none',
        expiresAtMs: null,
      } as const;
      hub.rooms.cloudToDevice.send(deviceId, { ...message, body: Buffer.from(`for ${deviceId}`) });
    }
    await eventually(() => expect(heard.toSorted()).toEqual(['pump-1 for pump-1', 'pump-2 for pump-2']));
  });

  it('lose their links alone when their token runs out, and keep them with a new one', async () => {
    const { hub } = await hubWithDevices();
    const connection = openAmqp(hub);
    for (const deviceId of ['pump-1', 'pump-2']) {
      expect(await putToken(connection, hub, deviceToken(hub, deviceId, shortLifeS))).toBe(200);
    }
    expect(await putToken(connection, hub, deviceToken(hub, 'pump-2', 600))).toBe(200);
    const links = ['pump-1', 'pump-2'].map((deviceId) => connection.open_sender(eventsOf(deviceId)));
    const [ends, stays] = links;
    await Promise.all(links.map((link) => once(link, 'sender_open')));
    await once(ends ?? connection, 'sender_close');
    expect(ends?.error).toMatchObject({ condition: 'amqp:unauthorized-access' });
    expect(stays?.is_open()).toBe(true);
    expect(hub.rooms.sessions.isConnected({ deviceId: 'pump-1' })).toBe(false);
    expect(await sendTo(connection, eventsOf('pump-2'), hello)).toBeNull();
  });
});

describe('a connection over AMQP', () => {
  it('ends with its only token', async () => {
    const { hub } = await hubWithDevices();
    const connection = await amqpConnection(hub, deviceToken(hub, 'pump-1', shortLifeS));
    expect(await sendTo(connection, eventsOf('pump-1'), hello)).toBeNull();
    expect(await endOf(connection)).toBe('amqp:unauthorized-access');
  });

  it('ends with the bearer token of a service', async () => {
    const { hub } = await startHub();
    const token = await hub.entra.issuer.issue({
      principal: 'a service',
      roles: ['IoT Hub Data Contributor'],
      // The clocks may differ by five minutes, so this one runs out as soon.
      lifetimeS: shortLifeS - 300,
    });
    const connection = await amqpConnection(hub, `Bearer ${token}`);
    expect(await endOf(connection)).toBe('amqp:unauthorized-access');
  });
});
