import mqtt from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sasToken } from '../support/sasToken';
import { newDevice, type TestIdentity } from './identities';
import { registryClient } from './serviceClients';
import { target, tlsAddress } from './target';

/** A plain MQTT client with the credentials IoT Hub asks for (iot-mqtt-connect-to-iot-hub.md). */
async function connected({ deviceId, primaryKey }: TestIdentity): Promise<mqtt.MqttClient> {
  const { host, port, servername } = tlsAddress(8883);
  const client = await mqtt.connectAsync({
    protocol: 'mqtts',
    host,
    port,
    servername,
    protocolVersion: 4,
    clientId: deviceId,
    username: `${target.hostName}/${deviceId}/?api-version=2021-04-12`,
    password: sasToken({ resource: `${target.hostName}/devices/${deviceId}`, key: primaryKey }),
    reconnectPeriod: 0,
  });
  onTestFinished(async () => {
    await client.endAsync(true);
  });
  return client;
}

function next(client: mqtt.MqttClient): Promise<{ topic: string; body: string }> {
  return new Promise((resolve) => {
    client.once('message', (topic, payload) => resolve({ topic, body: payload.toString('utf8') }));
  });
}

describe('a plain MQTT client', () => {
  it('sends telemetry, which the hub acknowledges', async () => {
    const identity = await newDevice();
    const client = await connected(identity);
    const topic = `devices/${identity.deviceId}/messages/events/kind=test&%24.ct=application%2Fjson`;
    await client.publishAsync(topic, '{"a":1}', { qos: 1 });
    expect(client.connected).toBe(true);
  });

  it('reads and reports its twin by topics', async () => {
    const identity = await newDevice();
    const client = await connected(identity);
    await client.subscribeAsync('$iothub/twin/res/#');
    const [answer] = await Promise.all([next(client), client.publishAsync('$iothub/twin/GET/?$rid=1', '')]);
    expect(answer.topic).toBe('$iothub/twin/res/200/?$rid=1');
    expect(JSON.parse(answer.body)).toEqual({ desired: { $version: 1 }, reported: { $version: 1 } });
    const report = client.publishAsync('$iothub/twin/PATCH/properties/reported/?$rid=2', '{"on":true}');
    const [reported] = await Promise.all([next(client), report]);
    expect(reported.topic).toMatch(/^\$iothub\/twin\/res\/204\/\?\$rid=2&\$version=2$/);
    const { responseBody } = await registryClient().getTwin(identity.deviceId);
    expect(responseBody.properties.reported).toMatchObject({ on: true });
  });

  it('is told the state of its connection', async () => {
    const identity = await newDevice();
    const client = await connected(identity);
    const state = async () => (await registryClient().get(identity.deviceId)).responseBody.connectionState;
    await expect.poll(state, { timeout: 30_000 }).toBe('Connected');
    await client.endAsync();
    await expect.poll(state, { timeout: 30_000 }).toBe('Disconnected');
  });

  it('is refused with the token of another device', async () => {
    const [one, other] = [await newDevice(), await newDevice()];
    await expect(connected({ deviceId: one.deviceId, primaryKey: other.primaryKey })).rejects.toMatchObject({
      code: 5,
    });
  });

  it('is cut off when it publishes to a topic that is not its own', async () => {
    const [one, other] = [await newDevice(), await newDevice()];
    const client = await connected(one);
    const closed = new Promise<void>((resolve) => {
      client.once('close', () => resolve());
    });
    client.publish(`devices/${other.deviceId}/messages/events/`, 'x', { qos: 0 });
    await closed;
  });
});
