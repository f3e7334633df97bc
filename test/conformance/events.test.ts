import { earliestEventPosition, latestEventPosition, type ReceivedEventData } from '@azure/event-hubs';
import iotCommon from 'azure-iot-common';
import type { Client, ModuleClient } from 'azure-iot-device';
import iotDeviceHttp from 'azure-iot-device-http';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openFaultyRoute } from '../support/faultyRoute';
import { openDevice, openModule, transports } from './deviceClients';
import { eventsClient, startReading } from './eventClients';
import { newDevice, newModule } from './identities';
import { target } from './target';

const patience = { timeout: 40_000 };
const securityInterface = 'urn:azureiot:Security:SecurityAgent:1';

async function send(device: Client | ModuleClient, ...bodies: readonly string[]): Promise<void> {
  for (const body of bodies) await device.sendEvent(new iotCommon.Message(body));
}

const bodiesOf = (events: readonly ReceivedEventData[]): string[] => events.map(({ body }) => String(body));

/** Sends some texts from a new device and waits until they can be read. */
async function sentEvents(...bodies: readonly string[]) {
  const from = { enqueuedOn: new Date(Date.now() - 60_000) };
  const identity = await newDevice();
  const device = await openDevice(identity);
  await send(device, ...bodies);
  const { deviceId } = identity;
  const reading = startReading({ deviceId, from });
  await expect.poll(() => bodiesOf(reading.events), patience).toEqual(bodies);
  return { deviceId, device, events: reading.events, partitionId: reading.partitionId() };
}

describe.runIf(target.eventsConnectionString)('the built-in events endpoint', () => {
  it('tells of itself and of its partitions', async () => {
    const client = eventsClient();
    const { name, createdOn, partitionIds } = await client.getEventHubProperties();
    expect(target.eventsConnectionString).toContain(`EntityPath=${name}`);
    expect(createdOn.getTime()).toBeLessThan(Date.now() + 60_000);
    expect(partitionIds.length).toBeGreaterThanOrEqual(2);
    const { deviceId, partitionId, events } = await sentEvents('one', 'two');
    expect(deviceId).toContain('siteward');
    const state = await client.getPartitionProperties(partitionId);
    expect(state).toMatchObject({ partitionId, eventHubName: name, isEmpty: false });
    expect(state.lastEnqueuedSequenceNumber).toBeGreaterThanOrEqual(events[1]?.sequenceNumber ?? Infinity);
    expect(state.beginningSequenceNumber).toBeLessThanOrEqual(events[0]?.sequenceNumber ?? 0);
    await expect(client.getPartitionProperties('99')).rejects.toMatchObject({
      code: 'ArgumentOutOfRangeError',
    });
  });

  it.each(['MQTT', 'AMQP'])('gives what a device sends over %s with who sent it and how', async (name) => {
    const transport = transports[name];
    if (!transport) throw new Error(`no transport ${name}`);
    const from = { enqueuedOn: new Date(Date.now() - 60_000) };
    const identity = await newModule();
    const { deviceId, moduleId } = identity;
    const { events } = startReading({ deviceId, from });
    const message = new iotCommon.Message('{"Events":[]}');
    Object.assign(message, { messageId: 'm-1', contentType: 'application/json', contentEncoding: 'utf-8' });
    message.properties.add('kind', 'security');
    message.setAsSecurityMessage();
    const module = await openModule(identity, transport);
    await module.sendEvent(message);
    await expect.poll(() => events, patience).toHaveLength(1);
    const [event] = events;
    expect(event?.body).toEqual({ Events: [] });
    expect(event?.properties).toMatchObject({ kind: 'security' });
    expect(event?.contentType).toBe('application/json');
    expect(event?.messageId).toBe('m-1');
    expect(Math.abs((event?.enqueuedTimeUtc.getTime() ?? 0) - Date.now())).toBeLessThan(120_000);
    expect(event?.systemProperties).toMatchObject({
      'iothub-connection-device-id': deviceId,
      'iothub-connection-module-id': moduleId,
      'iothub-interface-id': securityInterface,
      'iothub-message-source': 'Telemetry',
      contentEncoding: 'utf-8',
    });
    expect(event?.systemProperties?.['iothub-connection-auth-generation-id']).toMatch(/^\d+$/);
    expect(JSON.parse(event?.systemProperties?.['iothub-connection-auth-method'])).toMatchObject({
      type: 'sas',
      issuer: 'iothub',
    });
    expect(event?.systemProperties?.['iothub-enqueuedtime']).toBeTypeOf('number');
  });

  it('gives what a device sends over HTTPS', async () => {
    const from = { enqueuedOn: new Date(Date.now() - 60_000) };
    const identity = await newDevice();
    const device = await openDevice(identity, iotDeviceHttp.Http);
    await send(device, 'over HTTPS');
    const { events } = startReading({ deviceId: identity.deviceId, from });
    await expect.poll(() => bodiesOf(events), patience).toEqual(['over HTTPS']);
  });

  it('numbers the events of a device in their order, in one partition', async () => {
    const bodies = Array.from({ length: 50 }, (_, index) => `message ${index}`);
    const { events } = await sentEvents(...bodies);
    const numbers = events.map(({ sequenceNumber }) => sequenceNumber);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
    expect(new Set(events.map(({ offset }) => offset)).size).toBe(bodies.length);
  });

  it('lets a consumer begin where it says', async () => {
    const { deviceId, device, events, partitionId } = await sentEvents('a', 'b', 'c');
    const middle = events[1];
    if (!middle) throw new Error('no event');
    const { sequenceNumber, offset, enqueuedTimeUtc } = middle;
    const latest = startReading({ deviceId, partitionId, from: latestEventPosition });
    const cases = [
      { from: earliestEventPosition, sees: ['a', 'b', 'c'] },
      { from: { sequenceNumber }, sees: ['c'] },
      { from: { sequenceNumber, isInclusive: true }, sees: ['b', 'c'] },
      { from: { offset: String(offset) }, sees: ['c'] },
      { from: { offset: String(offset), isInclusive: true }, sees: ['b', 'c'] },
      { from: { enqueuedOn: enqueuedTimeUtc.getTime() - 3_600_000 }, sees: ['a', 'b', 'c'] },
    ];
    for (const { from, sees } of cases) {
      const reading = startReading({ deviceId, partitionId, from });
      await expect.poll(() => bodiesOf(reading.events), patience).toEqual(sees);
      await reading.stop();
    }
    // The consumer that wanted only what is new may still be on its way; it sees the first message that comes after it.
    await expect
      .poll(async () => {
        await send(device, 'new');
        return bodiesOf(latest.events);
      }, patience)
      .toContain('new');
    expect(new Set(bodiesOf(latest.events))).toEqual(new Set(['new']));
  });

  it('refuses a place that is beyond the last event', async () => {
    const { deviceId, partitionId } = await sentEvents('a');
    const from = { sequenceNumber: 1_000_000_000 };
    const { errors } = startReading({ deviceId, partitionId, from });
    await expect.poll(() => errors, patience).not.toEqual([]);
    expect(errors[0]?.message).toMatch(/The supplied sequence number '1000000000' is invalid/);
  });

  it('serves several consumers, each at its own pace', async () => {
    const { deviceId, device, partitionId } = await sentEvents('a', 'b');
    const readings = [1, 2, 3].map(() =>
      startReading({ deviceId, partitionId, from: earliestEventPosition }),
    );
    await send(device, 'c');
    for (const { events } of readings) {
      await expect.poll(() => bodiesOf(events), patience).toEqual(['a', 'b', 'c']);
    }
  });

  it('tells a consumer that wants to know where its partition ends', async () => {
    const { deviceId, partitionId } = await sentEvents('a', 'b');
    const { events } = startReading({
      deviceId,
      partitionId,
      from: earliestEventPosition,
      trackLastEnqueuedEventProperties: true,
    });
    await expect.poll(() => bodiesOf(events), patience).toEqual(['a', 'b']);
  });

  it('gives a partition to the consumer with the highest owner level', async () => {
    const { deviceId, device, partitionId } = await sentEvents('a');
    const place = { deviceId, partitionId, from: earliestEventPosition };
    const first = startReading({ ...place, ownerLevel: 5 });
    await expect.poll(() => bodiesOf(first.events), patience).toEqual(['a']);
    const lower = startReading({ ...place, ownerLevel: 4 });
    await expect.poll(() => lower.errors, patience).not.toEqual([]);
    expect(lower.errors[0]).toMatchObject({ code: 'ReceiverDisconnectedError' });
    const without = startReading(place);
    await expect.poll(() => without.errors, patience).not.toEqual([]);
    expect(without.errors[0]).toMatchObject({ code: 'ReceiverDisconnectedError' });
    const higher = startReading({ ...place, ownerLevel: 6 });
    await expect.poll(() => bodiesOf(higher.events), patience).toEqual(['a']);
    await expect.poll(() => first.errors, patience).not.toEqual([]);
    expect(first.errors[0]).toMatchObject({ code: 'ReceiverDisconnectedError' });
    await send(device, 'b');
    await expect.poll(() => bodiesOf(higher.events), patience).toEqual(['a', 'b']);
    expect(bodiesOf(lower.events)).toEqual([]);
    expect(bodiesOf(without.events)).toEqual([]);
  });

  it.runIf(target.gateway)(
    'lets a consumer whose connection is cut go on where it was: nothing is lost, nothing comes twice',
    async () => {
      const { deviceId, device, partitionId } = await sentEvents('0');
      const route = await openFaultyRoute(target.gateway?.port ?? 0);
      const client = eventsClient({
        customEndpointAddress: `sb://localhost:${route.port}`,
        retryOptions: { maxRetries: 20, retryDelayInMs: 100, timeoutInMs: 20_000 },
      });
      const from = earliestEventPosition;
      const { events } = startReading({ deviceId, from, partitionId }, client);
      await expect.poll(() => bodiesOf(events), patience).toEqual(['0']);
      for (const round of ['1', '2', '3']) {
        route.goAway();
        await send(device, round);
        route.comeBack();
        await expect.poll(() => bodiesOf(events).at(-1), patience).toBe(round);
      }
      expect(bodiesOf(events)).toEqual(['0', '1', '2', '3']);
    },
  );

  it('is read over a WebSocket, too', async () => {
    const { deviceId, partitionId } = await sentEvents('a');
    const client = eventsClient({ webSocketOptions: { webSocket: WebSocket } });
    const { events } = startReading({ deviceId, partitionId, from: earliestEventPosition }, client);
    await expect.poll(() => bodiesOf(events), patience).toEqual(['a']);
  });

  it('is closed to a wrong key, and has no groups nobody made', async () => {
    const wrong = (target.eventsConnectionString ?? '').replace(
      /SharedAccessKey=[^;]*/,
      'SharedAccessKey=d3Jvbmc=',
    );
    await expect(eventsClient({}, wrong).getPartitionIds()).rejects.toMatchObject({
      code: 'UnauthorizedError',
    });
    const { errors } = startReading(
      { deviceId: 'nobody', partitionId: '0', from: earliestEventPosition },
      eventsClient({}, undefined, 'nobody-made-this'),
    );
    await expect.poll(() => errors, patience).not.toEqual([]);
    expect(errors[0]).toMatchObject({ code: 'MessagingEntityNotFoundError' });
  });

  it('takes no sixth consumer of a group for a partition', async () => {
    const { deviceId, partitionId } = await sentEvents('a');
    const readings = [1, 2, 3, 4, 5].map(() =>
      startReading({ deviceId, partitionId, from: earliestEventPosition }),
    );
    await expect
      .poll(() => readings.flatMap(({ errors }) => errors), patience)
      .toEqual([expect.objectContaining({ code: 'QuotaExceededError' })]);
  });
});
