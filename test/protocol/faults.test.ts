import iotDevice from 'azure-iot-device';
import { RestApiClient } from 'azure-iot-http-base';
import iothub from 'azure-iothub';
import { describe, expect, it } from 'vitest';
import type { FaultRequest } from '../../main/sandbox/faults';
import { deviceClient, loopbackAgent } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';

async function hubWithDevices() {
  const testHub = await startHub();
  const agent = loopbackAgent(testHub.hub);
  const client = new RestApiClient(
    { host: testHub.hub.hostName, sharedAccessSignature: testHub.policyToken('iothubowner') },
    'siteward-test',
  );
  client.setOptions({ http: { agent } });
  // The SDK's own HTTP client; without this wrapping the registry would replace its route to the hub.
  const transport = { executeApiCall: client.executeApiCall.bind(client) };
  const config = { host: testHub.hub.hostName, sharedAccessSignature: 'in the transport' };
  const registry = new iothub.Registry(config, transport as never);
  await registry.create({ deviceId: 'pump-1' });
  await registry.create({ deviceId: 'pump-2' });
  const add = (request: FaultRequest) => testHub.hub.faults.add(request);
  return { ...testHub, registry, add };
}

async function failureOf(call: Promise<unknown>): Promise<{ name: string; code: string; message: string }> {
  return call.then(
    () => ({ name: 'none', code: 'none', message: '' }),
    ({ name, code, message }) => ({ name, code, message }),
  );
}

async function isSettledAfter(call: Promise<unknown>, other: Promise<unknown>): Promise<boolean> {
  let isSettled = false;
  const note = (): void => {
    isSettled = true;
  };
  call.then(note, note);
  await other;
  return isSettled;
}

describe('a faulty call of the service SDK', () => {
  it('is late by the latency', async () => {
    const { registry, add, hub } = await hubWithDevices();
    add({ effect: { kind: 'latency', delayMs: 400 }, deviceId: 'pump-1', count: 1 });
    const begunMs = performance.now();
    await registry.get('pump-2');
    expect(hub.faults.list()).toHaveLength(1);
    await registry.get('pump-1');
    expect(performance.now() - begunMs).toBeGreaterThan(390);
    expect(hub.faults.list()).toEqual([]);
  });

  it('loses its connection', async () => {
    const { registry, add } = await hubWithDevices();
    add({ effect: { kind: 'droppedConnection' }, count: 1 });
    expect(await failureOf(registry.get('pump-1'))).toMatchObject({ code: 'ECONNRESET' });
    expect(await failureOf(registry.get('pump-1'))).toMatchObject({ name: 'none' });
  });

  it('hears nothing over a half-open connection', async () => {
    const { registry, add } = await hubWithDevices();
    add({ effect: { kind: 'halfOpen' }, deviceId: 'pump-1', count: 1 });
    const unanswered = registry.get('pump-1');
    expect(await isSettledAfter(unanswered, registry.get('pump-2'))).toBe(false);
    expect(await failureOf(registry.get('pump-1'))).toMatchObject({ name: 'none' });
  });

  it('is throttled, and told when to come back', async () => {
    const { registry, add, hub, policyToken } = await hubWithDevices();
    add({ effect: { kind: 'throttled', retryAfterSeconds: 7 }, count: 2 });
    expect((await failureOf(registry.getTwin('pump-1'))).name).toBe('ThrottlingError');
    const path = '/twins/pump-1';
    const { status, headers } = await restCall(hub, { method: 'GET', path, token: policyToken('service') });
    expect([status, headers['retry-after'], headers['iothub-errorcode']]).toEqual([
      429,
      '7',
      'ThrottlingException',
    ]);
  });

  it('finds the service unavailable', async () => {
    const { registry, add } = await hubWithDevices();
    add({ effect: { kind: 'unavailable' }, count: 1 });
    expect((await failureOf(registry.getTwin('pump-1'))).name).toBe('ServiceUnavailableError');
  });

  it('gets half an answer', async () => {
    const { registry, add } = await hubWithDevices();
    add({ effect: { kind: 'truncatedBody' }, count: 1 });
    expect(await failureOf(registry.getTwin('pump-1'))).toMatchObject({ code: 'ECONNRESET' });
    expect((await registry.getTwin('pump-1')).responseBody.deviceId).toBe('pump-1');
  });

  it.each<[FaultRequest['effect'], RegExp]>([
    [{ kind: 'wrongCertificate', of: 'otherHost' }, /ERR_TLS_CERT_ALTNAME_INVALID/],
    [
      { kind: 'wrongCertificate', of: 'otherAuthority' },
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE/,
    ],
    [{ kind: 'expiredCertificate' }, /CERT_HAS_EXPIRED/],
  ])('is shown a certificate that is %o', async (effect, code) => {
    const { registry, add } = await hubWithDevices();
    add({ effect, count: 1 });
    expect((await failureOf(registry.get('pump-1'))).code).toMatch(code);
    expect(await failureOf(registry.get('pump-1'))).toMatchObject({ name: 'none' });
  });

  it('has a token that is over for a hub whose clock is ahead', async () => {
    const { registry, add, hub } = await hubWithDevices();
    const { id } = add({ effect: { kind: 'clockSkew', seconds: 2 * 3600 }, seconds: 60 });
    expect((await failureOf(registry.get('pump-1'))).name).toBe('UnauthorizedError');
    hub.faults.remove(id);
    expect(await failureOf(registry.get('pump-1'))).toMatchObject({ name: 'none' });
  });

  it('asks for twins and gets them as they were', async () => {
    const { registry, add } = await hubWithDevices();
    await registry.updateTwin('pump-1', { tags: { site: 'Lyon' } }, '*');
    add({ effect: { kind: 'staleQueries' }, count: 2 });
    await registry.updateTwin('pump-1', { tags: { site: 'Porto' } }, '*');
    const sites = async (): Promise<unknown> =>
      (await registry.createQuery("SELECT tags.site AS site FROM devices WHERE deviceId = 'pump-1'").next())
        .result;
    expect(await sites()).toEqual([{ site: 'Lyon' }]);
    expect(await sites()).toEqual([{ site: 'Lyon' }]);
    expect((await registry.getTwin('pump-1')).responseBody.tags).toEqual({ site: 'Porto' });
    expect(await sites()).toEqual([{ site: 'Porto' }]);
  });

  it('asks for whole twins that a scan finds, and gets them as they were', async () => {
    const { registry, add } = await hubWithDevices();
    await registry.updateTwin('pump-1', { tags: { site: 'Lyon' } }, '*');
    add({ effect: { kind: 'staleQueries' }, count: 1 });
    await registry.updateTwin('pump-1', { tags: { site: 'Porto' } }, '*');
    const query = registry.createQuery("SELECT * FROM devices WHERE ENDSWITH(deviceId, 'p-1')");
    expect((await query.nextAsTwin()).result).toMatchObject([{ deviceId: 'pump-1', tags: { site: 'Lyon' } }]);
  });
});

describe('a faulty connection of the device SDK', () => {
  it('is late by the latency', async () => {
    const { hub, add, messages } = await hubWithDevices();
    const device = await deviceClient(hub, 'pump-1');
    add({ effect: { kind: 'latency', delayMs: 400 }, deviceId: 'pump-1', count: 1 });
    const begunMs = performance.now();
    await Promise.all(['first', 'second'].map((text) => device.sendEvent(new iotDevice.Message(text))));
    expect(performance.now() - begunMs).toBeGreaterThan(390);
    expect(messages.map(({ body }) => Buffer.from(body).toString())).toEqual(['first', 'second']);
  });

  it.each([
    ['droppedConnection', { kind: 'droppedConnection' }],
    ['throttled', { kind: 'throttled' }],
    ['unavailable', { kind: 'unavailable' }],
  ] as const)('ends when it is %s', async (_, effect) => {
    const { hub, add, messages } = await hubWithDevices();
    const device = await deviceClient(hub, 'pump-1');
    const ended = new Promise<void>((resolve) => {
      device.on('disconnect', () => resolve());
    });
    add({ effect, deviceId: 'pump-1', count: 1 });
    const sending = failureOf(device.sendEvent(new iotDevice.Message('lost')));
    await ended;
    expect((await sending).name).not.toBe('none');
    expect(messages).toEqual([]);
  });

  it('stays half open: nothing is answered and nothing arrives', async () => {
    const { hub, add, messages } = await hubWithDevices();
    const mute = await deviceClient(hub, 'pump-1');
    const other = await deviceClient(hub, 'pump-2');
    add({ effect: { kind: 'halfOpen' }, deviceId: 'pump-1', count: 1 });
    const unanswered = mute.sendEvent(new iotDevice.Message('unheard'));
    expect(await isSettledAfter(unanswered, other.sendEvent(new iotDevice.Message('heard')))).toBe(false);
    expect(messages.map(({ from }) => from.deviceId)).toEqual(['pump-2']);
    expect(hub.rooms.sessions.isConnected({ deviceId: 'pump-1' })).toBe(true);
    hub.rooms.sessions.closeDevice('pump-1', 'The test ends.');
    expect((await failureOf(unanswered)).name).not.toBe('none');
  });

  it.each<FaultRequest['effect']>([
    { kind: 'wrongCertificate', of: 'otherHost' },
    { kind: 'wrongCertificate', of: 'otherAuthority' },
    { kind: 'expiredCertificate' },
  ])('is not opened to a hub with a certificate that is %o', async (effect) => {
    const { hub, add } = await hubWithDevices();
    add({ effect, count: 1 });
    expect((await failureOf(deviceClient(hub, 'pump-1'))).name).toMatch(/^(NotConnected|Unauthorized)Error$/);
    await deviceClient(hub, 'pump-1');
  });

  it('is refused by a hub whose clock is ahead', async () => {
    const { hub, add } = await hubWithDevices();
    add({ effect: { kind: 'clockSkew', seconds: 2 * 3600 }, seconds: 60 });
    expect((await failureOf(deviceClient(hub, 'pump-1'))).name).toBe('UnauthorizedError');
  });

  it('reports, is told so, and the hub has forgotten it', async () => {
    const { hub, add, registry } = await hubWithDevices();
    const twin = await (await deviceClient(hub, 'pump-1')).getTwin();
    const report = (patch: object) =>
      new Promise<void>((resolve, reject) => {
        twin.properties.reported.update(patch, (error: Error | null) => (error ? reject(error) : resolve()));
      });
    add({ effect: { kind: 'lostReported' }, deviceId: 'pump-1', count: 1 });
    await report({ pressureBar: 4 });
    await report({ floor: 2 });
    const { $metadata: _, ...reported } = (await registry.getTwin('pump-1')).responseBody.properties.reported;
    expect(reported).toEqual({ floor: 2, $version: 2 });
  });
});
