import { once } from 'node:events';
import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import { describe, expect, it } from 'vitest';
import type { FaultRequest } from '../../main/sandbox/faults';
import { amqpConnection, endOf, openAmqp, putToken, sendTo } from '../support/amqpConnection';
import { deviceClient } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';

async function faultyHub() {
  const testHub = await startHub();
  for (const deviceId of ['pump-1', 'pump-2']) {
    testHub.hub.rooms.identities.write({ deviceId }, {}, null);
  }
  const add = (fault: FaultRequest) => testHub.hub.faults.add(fault);
  return { ...testHub, add, device: () => deviceClient(testHub.hub, 'pump-1', iotDeviceAmqp.Amqp) };
}

const failureOf = (call: Promise<unknown>): Promise<{ name: string }> =>
  call.then(
    () => ({ name: 'none' }),
    (error) => error,
  );

const message = (text: string) => new iotDevice.Message(text);

function report(twin: iotDevice.Twin, patch: object): Promise<void> {
  return new Promise((resolve, reject) => {
    twin.properties.reported.update(patch, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

describe('a device over AMQP at a faulty hub', () => {
  it.each([
    ['throttled', 'ThrottlingError'],
    ['unavailable', 'ServiceUnavailableError'],
  ] as const)('is told that its message is %s, and stays connected', async (kind, name) => {
    const { add, device, messages } = await faultyHub();
    const client = await device();
    await client.sendEvent(message('before'));
    add({ effect: { kind }, deviceId: 'pump-1', count: 1 });
    expect((await failureOf(client.sendEvent(message('refused')))).name).toBe(name);
    await client.sendEvent(message('after'));
    expect(messages.map(({ body }) => Buffer.from(body).toString())).toEqual(['before', 'after']);
  });

  it('is told that its report is throttled', async () => {
    const { add, device } = await faultyHub();
    const twin = await (await device()).getTwin();
    add({ effect: { kind: 'throttled' }, deviceId: 'pump-1', count: 1 });
    await expect(report(twin, { a: 1 })).rejects.toThrow(/could not update twin/);
    await report(twin, { a: 1 });
  });

  it('waits as long as the latency', async () => {
    const { add, device, messages } = await faultyHub();
    const client = await device();
    await client.sendEvent(message('attach'));
    add({ effect: { kind: 'latency', delayMs: 400 }, deviceId: 'pump-1', count: 1 });
    const begunMs = performance.now();
    await client.sendEvent(message('late'));
    expect(performance.now() - begunMs).toBeGreaterThan(390);
    expect(messages).toHaveLength(2);
  });

  it('loses its connection', async () => {
    const { add, device, messages } = await faultyHub();
    const client = await device();
    await client.sendEvent(message('attach'));
    const ended = once(client, 'disconnect');
    add({ effect: { kind: 'droppedConnection' }, deviceId: 'pump-1', count: 1 });
    expect((await failureOf(client.sendEvent(message('lost')))).name).toBe('NotConnectedError');
    await ended;
    expect(messages).toHaveLength(1);
  });

  it('hears nothing over a half-open connection', async () => {
    const { hub, add, policyToken, messages } = await faultyHub();
    const connection = await amqpConnection(hub, policyToken('device'));
    expect(await sendTo(connection, '/devices/pump-1/messages/events', { body: 'attach' })).toBeNull();
    add({ effect: { kind: 'halfOpen' }, deviceId: 'pump-1', count: 1 });
    let isAnswered = false;
    void sendTo(connection, '/devices/pump-1/messages/events', { body: 'unheard' }).then(() => {
      isAnswered = true;
    });
    const other = await deviceClient(hub, 'pump-2', iotDeviceAmqp.Amqp);
    await other.sendEvent(message('heard'));
    await eventually(() => expect(hub.faults.list()).toEqual([]));
    await other.sendEvent(message('heard, too'));
    expect(isAnswered).toBe(false);
    expect(messages.map(({ from }) => from.deviceId)).toEqual(['pump-1', 'pump-2', 'pump-2']);
  });

  it('is refused by a hub whose clock is ahead', async () => {
    const { hub, add, device } = await faultyHub();
    add({ effect: { kind: 'clockSkew', seconds: 2 * 3600 }, seconds: 60 });
    expect((await failureOf(device())).name).toBe('UnauthorizedError');
    expect(hub.rooms.sessions.connectedDeviceCount()).toBe(0);
  });

  it.each<FaultRequest['effect']>([
    { kind: 'wrongCertificate', of: 'otherHost' },
    { kind: 'expiredCertificate' },
  ])('is not opened to a hub with a certificate that is %o', async (effect) => {
    const { add, device } = await faultyHub();
    add({ effect, count: 1 });
    expect((await failureOf(device())).name).toBe('NotConnectedError');
    await device();
  });

  it('reports, is told so, and the hub has forgotten it', async () => {
    const { add, device, registryAs } = await faultyHub();
    const twin = await (await device()).getTwin();
    add({ effect: { kind: 'lostReported' }, deviceId: 'pump-1', count: 1 });
    await report(twin, { pressureBar: 4 });
    await report(twin, { floor: 2 });
    const { responseBody } = await registryAs('service').getTwin('pump-1');
    expect(responseBody.properties.reported).toMatchObject({ floor: 2, $version: 2 });
    expect(responseBody.properties.reported).not.toHaveProperty('pressureBar');
  });
});

describe('a service over AMQP at a faulty hub', () => {
  it.each([
    ['throttled', 'com.microsoft:device-container-throttled'],
    ['unavailable', 'com.microsoft:timeout'],
  ] as const)('is told that its message is %s', async (kind, condition) => {
    const { hub, add, policyToken } = await faultyHub();
    const connection = await amqpConnection(hub, policyToken('service'));
    const sent = { to: '/devices/pump-1/messages/devicebound', body: 'hello' };
    add({ effect: { kind }, deviceId: 'pump-1', count: 1 });
    expect(await sendTo(connection, '/messages/devicebound', sent)).toBe(condition);
    expect(await sendTo(connection, '/messages/devicebound', sent)).toBeNull();
  });

  it('loses its connection to a hub that drops all', async () => {
    const { hub, add, policyToken } = await faultyHub();
    const connection = openAmqp(hub);
    expect(await putToken(connection, hub, policyToken('service'))).toBe(200);
    const ended = endOf(connection);
    add({ effect: { kind: 'droppedConnection' }, count: 1 });
    connection.open_sender('/messages/devicebound');
    expect(await ended).toBe('none');
  });
});
