/** Messages watched at the events endpoint: what the official device SDK sends, over every transport, through broken networks. */
import { appendFile, readFile } from 'node:fs/promises';
import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { describe, expect, it } from 'vitest';
import { startConnectProxy } from '../support/connectProxy';
import { deviceClient, moduleClient } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { openFaultyRoute } from '../support/faultyRoute';
import { startHub } from '../support/hub';
import { everything, fromNow, type MessagesBench, messagesAt } from '../support/messagesAtHub';
import { securityMessage } from '../support/securityMessages';

const all = { offset: 0, limit: 500 };

async function hubWithModule() {
  const { hub } = await startHub();
  hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
  hub.rooms.identities.write({ deviceId: 'pump-1', moduleId: 'azureiotsecurity' }, {}, null);
  return hub;
}

async function watching({ service }: MessagesBench, start = fromNow): Promise<void> {
  await service.start(start);
  await eventually(() => expect(service.status().state).toBe('watching'));
}

describe('watching messages', () => {
  it.each([
    ['amqp', iotDeviceMqtt.Mqtt],
    ['amqp', iotDeviceAmqp.Amqp],
    ['amqpWebSocket', iotDeviceMqtt.Mqtt],
  ] as const)('shows a security message of the SDK over %s', async (transport, deviceTransport) => {
    const hub = await hubWithModule();
    const bench = messagesAt(hub);
    await watching(bench, { ...fromNow, transport });
    const client = await moduleClient(hub, 'pump-1', 'azureiotsecurity', deviceTransport);
    const message = new iotDevice.Message(JSON.stringify(securityMessage('ListeningPorts')));
    message.setAsSecurityMessage();
    message.properties.add('MessagePriority', 'High');
    await client.sendEvent(message);
    await eventually(() => expect(bench.service.rows(everything, all).total).toBe(1));
    const [row] = bench.service.rows(everything, all).rows;
    expect(row).toMatchObject({
      deviceId: 'pump-1',
      moduleId: 'azureiotsecurity',
      kind: 'security',
      eventNames: ['ListeningPorts'],
      units: 1,
      warnings: 0,
      notices: 0,
    });
    const details = bench.service.details(row?.number ?? 0);
    expect(details.systemProperties).toMatchObject({
      'iothub-interface-id': 'urn:azureiot:Security:SecurityAgent:1',
      'iothub-connection-device-id': 'pump-1',
    });
    expect(details.applicationProperties).toMatchObject({ MessagePriority: 'High' });
    expect(details.events[0]?.properties).toEqual([
      'eventPriorityListeningPorts',
      'snapshotFrequency',
      'highPriorityMessageFrequency',
    ]);
  });

  it('loses nothing and shows nothing twice when the connection is cut three times', async () => {
    const hub = await hubWithModule();
    const route = await openFaultyRoute(hub.port);
    const bench = messagesAt(hub, { through: route.port });
    await watching(bench);
    const client = await deviceClient(hub, 'pump-1');
    let sent = 0;
    const send = async (): Promise<void> => {
      await client.sendEvent(new iotDevice.Message(`message ${sent}`));
      sent += 1;
    };
    for (let cut = 0; cut < 3; cut += 1) {
      await send();
      await eventually(() => expect(bench.service.rows(everything, all).total).toBe(sent));
      route.goAway();
      await eventually(() => expect(bench.service.status().state).toBe('reconnecting'));
      await send();
      await send();
      route.comeBack();
      await eventually(() => expect(bench.service.rows(everything, all).total).toBe(sent));
    }
    const bodies = bench.service
      .rows(everything, all)
      .rows.map(({ number }) => bench.service.details(number).body);
    expect(bodies.toReversed()).toEqual(Array.from({ length: 9 }, (_, index) => `message ${index}`));
    await eventually(() => expect(bench.service.status().state).toBe('watching'));
    expect(bench.service.status()).toMatchObject({ reconnects: 3, failure: null });
  });

  it('begins with what the hub has kept, or only with what comes', async () => {
    const hub = await hubWithModule();
    const client = await deviceClient(hub, 'pump-1');
    await client.sendEvent(new iotDevice.Message('before'));
    const late = messagesAt(hub);
    await watching(late);
    const early = messagesAt(hub);
    await watching(early, { ...fromNow, minutesBack: 60 });
    await client.sendEvent(new iotDevice.Message('after'));
    await eventually(() => expect(early.service.rows(everything, all).total).toBe(2));
    await eventually(() => expect(late.service.rows(everything, all).total).toBe(1));
    expect(late.service.details(1).body).toBe('after');
  });

  it('passes over other devices when one is watched', async () => {
    const hub = await hubWithModule();
    hub.rooms.identities.write({ deviceId: 'pump-2' }, {}, null);
    const bench = messagesAt(hub);
    await watching(bench, { ...fromNow, deviceId: 'pump-2' });
    await (await deviceClient(hub, 'pump-1')).sendEvent(new iotDevice.Message('other'));
    await (await deviceClient(hub, 'pump-2')).sendEvent(new iotDevice.Message('wanted'));
    await eventually(() => expect(bench.service.status()).toMatchObject({ received: 1, passedOver: 1 }));
    expect(bench.service.details(1).body).toBe('wanted');
  });

  it('goes through a proxy, over WebSocket', async () => {
    const hub = await hubWithModule();
    const proxy = await startConnectProxy();
    const bench = messagesAt(hub);
    await watching(bench, {
      ...fromNow,
      transport: 'amqpWebSocket',
      proxy: proxy.address,
    });
    expect(proxy.asked).toEqual([`127.0.0.1:${hub.port}`, `127.0.0.1:${hub.port}`]);
  });

  it.each([
    ['a policy without the right', { policyName: 'registryRead' }, fromNow, 'unauthorized'],
    ['a consumer group that is none', {}, { ...fromNow, consumerGroup: 'nobody' }, 'noConsumerGroup'],
  ] as const)('says that it cannot watch with %s', async (_, options, start, reason) => {
    const hub = await hubWithModule();
    const { service } = messagesAt(hub, options);
    await service.start(start);
    await eventually(() => expect(service.status().state).toBe('failed'));
    expect(service.status().failure).toMatchObject({ reason });
  });

  it('stops at once, connected or not', async () => {
    const hub = await hubWithModule();
    const route = await openFaultyRoute(hub.port);
    const bench = messagesAt(hub, { through: route.port });
    await watching(bench);
    expect((await bench.service.stop()).state).toBe('stopped');
    route.goAway();
    await bench.service.start(fromNow);
    expect((await bench.service.stop()).state).toBe('stopped');
  });

  it('records what comes and replays it as it was', async () => {
    const hub = await hubWithModule();
    const bench = messagesAt(hub);
    await watching(bench);
    const client = await deviceClient(hub, 'pump-1');
    await client.sendEvent(new iotDevice.Message(JSON.stringify(securityMessage('Login'))));
    await eventually(() => expect(bench.service.rows(everything, all).total).toBe(1));
    expect((await bench.service.record(true)).recording).toMatchObject({ messages: 1 });
    const bytes = Buffer.from([0, 159, 146, 150]);
    await client.sendEvent(new iotDevice.Message(bytes));
    await eventually(() => expect(bench.service.status().recording).toMatchObject({ messages: 2 }));
    const before = [1, 2].map((number) => bench.service.details(number));
    const { recorded } = await bench.service.stopRecording();
    expect(recorded).toMatchObject({ messages: 2, failure: null });
    const [first] = (await readFile(bench.path, 'utf8')).split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({
      about: { format: 'siteward-messages-1', hub: hub.hostName },
    });
    await bench.service.replay('atOnce');
    await eventually(() => expect(bench.service.status()).toMatchObject({ state: 'stopped', received: 2 }));
    expect([1, 2].map((number) => bench.service.details(number))).toEqual(before);
    expect(before.map(({ row, bodyKind }) => [row.kind, bodyKind])).toEqual([
      ['unmarked', 'json'],
      ['other', 'binary'],
    ]);
    await appendFile(bench.path, 'no message\n');
    await bench.service.replay('atOnce');
    await eventually(() =>
      expect(bench.service.status()).toMatchObject({
        state: 'failed',
        received: 2,
        failure: { reason: 'damagedRecording', detail: '4' },
      }),
    );
  });

  it('ends a recording before the messages of another hub could come into it', async () => {
    const hub = await hubWithModule();
    let hostName = hub.hostName;
    const bench = messagesAt(hub, { hostNameNow: () => hostName });
    await watching(bench);
    await bench.service.record(false);
    const client = await deviceClient(hub, 'pump-1');
    await client.sendEvent(new iotDevice.Message('of the first'));
    await eventually(() => expect(bench.service.status().recording?.messages).toBe(1));
    await bench.service.stop();
    await bench.service.start(fromNow);
    expect(bench.service.status().recording).not.toBeNull();
    hostName = 'another.azure-devices.net';
    await bench.service.start(fromNow);
    expect(bench.service.status()).toMatchObject({
      recording: null,
      recorded: { messages: 1, failure: null },
    });
    expect(await readFile(bench.path, 'utf8')).toContain(hub.hostName);
    await bench.service.stop();
  });
});
