import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Message } from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import { Http } from 'azure-iot-device-http';
import { describe, expect, it } from 'vitest';
import type { CloudToDeviceMessage } from '../../main/sandbox/cloudToDevice';
import type { Hub } from '../../main/sandbox/hub';
import type { IdentityRef } from '../../main/sandbox/ports';
import { certificateFor } from '../support/deviceCertificates';
import { certificateClient, deviceClient, loopbackAgent } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';
import { sasToken } from '../support/sasToken';

async function hubWithDevice() {
  const testHub = await startHub();
  testHub.hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
  return testHub;
}

function send({ rooms }: Hub, text: string, changes: Partial<CloudToDeviceMessage> = {}): void {
  rooms.cloudToDevice.send('pump-1', {
    systemProperties: { mid: text },
    properties: {},
    acknowledgement: 'full',
    expiresAtMs: null,
    body: Buffer.from(text),
    ...changes,
  });
}

function tokenOf({ hostName, rooms }: Hub, { deviceId, moduleId }: IdentityRef): string {
  const { primaryKey } = rooms.identities.find(moduleId === undefined ? { deviceId } : { deviceId, moduleId })
    .authentication.symmetricKey;
  const module = moduleId === undefined ? '' : `/modules/${moduleId}`;
  return sasToken({ resource: `${hostName}/devices/${deviceId}${module}`, key: primaryKey ?? '' });
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What no SDK would send, or hides from its caller. */
async function call(hub: Hub, { method, path, token, headers, body }: Call) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(
      {
        host: hub.hostName,
        agent: loopbackAgent(hub),
        method,
        path: `${path}${path.includes('?') ? '&' : '?'}api-version=2021-04-12`,
        headers: { authorization: token, ...headers },
      },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

const feedbackOf = (hub: Hub) =>
  eventually(() => {
    const delivery = hub.rooms.cloudToDevice.feedback.receive();
    if (!delivery) throw new Error('no feedback yet');
    return delivery.records.map(({ originalMessageId, statusCode }) => [originalMessageId, statusCode]);
  });

describe('a device over HTTPS', () => {
  it('sends a message with system and application properties', async () => {
    const { hub, messages } = await hubWithDevice();
    const client = await deviceClient(hub, 'pump-1', Http);
    const message = new iotDevice.Message(Buffer.from([0, 255, 1]));
    message.messageId = 'm-1';
    message.contentType = 'application/json';
    message.interfaceId = 'urn:example';
    message.properties.add('Kind', 'a b');
    await client.sendEvent(message);
    expect(messages).toMatchObject([
      {
        from: { deviceId: 'pump-1' },
        systemProperties: { mid: 'm-1', ct: 'application/json', ifid: 'urn:example' },
        properties: { Kind: 'a b' },
      },
    ]);
    expect(Buffer.from(messages[0]?.body ?? [])).toEqual(Buffer.from([0, 255, 1]));
  });

  it('sends several messages at once', async () => {
    const { hub, messages } = await hubWithDevice();
    const client = await deviceClient(hub, 'pump-1', Http);
    const first = new iotDevice.Message('{"a":1}');
    first.properties.add('n', '1');
    await client.sendEventBatch([first, new iotDevice.Message('second')]);
    expect(messages.map(({ body, properties }) => [String(body), properties])).toEqual([
      ['{"a":1}', { n: '1' }],
      ['second', {}],
    ]);
  });

  it('sends several messages that are not in base64, as the C SDK does', async () => {
    const { hub, messages } = await hubWithDevice();
    const { status } = await call(hub, {
      method: 'POST',
      path: '/devices/pump-1/messages/events',
      token: tokenOf(hub, { deviceId: 'pump-1' }),
      headers: { 'content-type': 'application/vnd.microsoft.iothub.json' },
      body: '[{"body":"plain","base64Encoded":false,"properties":{"iothub-messageid":"m"}}]',
    });
    expect(status).toBe(204);
    expect(messages).toMatchObject([{ systemProperties: { mid: 'm' } }]);
    expect(String(messages[0]?.body)).toBe('plain');
  });

  it.each([
    ['complete', 'Success'],
    ['reject', 'Rejected'],
  ] as const)('receives a message and can %s it', async (how, statusCode) => {
    const { hub } = await hubWithDevice();
    send(hub, 'hello', { properties: { kind: 'k' } });
    const client = await deviceClient(hub, 'pump-1', Http);
    const message = await new Promise<Message>((resolve) => client.once('message', resolve));
    expect(message).toMatchObject({ messageId: 'hello' });
    expect(String(message.getData())).toBe('hello');
    expect(message.properties.propertyList).toEqual([{ key: 'iothub-app-kind', value: 'k' }]);
    await client[how](message);
    expect(await feedbackOf(hub)).toEqual([['hello', statusCode]]);
  });

  it('gives a message back, and gets it again with the count of that', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'again');
    const token = tokenOf(hub, { deviceId: 'pump-1' });
    const path = '/devices/pump-1/messages/devicebound';
    const first = await call(hub, { method: 'GET', path, token });
    const lockToken = (first.headers.etag ?? '').slice(1, -1);
    expect(first).toMatchObject({
      status: 200,
      headers: { 'iothub-deliverycount': '0', 'iothub-ack': 'full' },
    });
    expect(await call(hub, { method: 'GET', path, token })).toMatchObject({ status: 204 });
    expect(await call(hub, { method: 'POST', path: `${path}/${lockToken}/abandon`, token })).toMatchObject({
      status: 204,
    });
    const second = await call(hub, { method: 'GET', path, token });
    expect(second).toMatchObject({ status: 200, headers: { 'iothub-deliverycount': '1' } });
    expect(await call(hub, { method: 'DELETE', path: `${path}/${lockToken}`, token })).toMatchObject({
      status: 412,
      headers: { 'iothub-errorcode': 'DeviceMessageLockLost' },
    });
  });

  it('receives properties that no header could carry as they are', async () => {
    const { hub } = await hubWithDevice();
    send(hub, 'x', { properties: { 'näme (1)': 'line\nbreak ä' }, expiresAtMs: Date.now() + 60_000 });
    const { headers } = await call(hub, {
      method: 'GET',
      path: '/devices/pump-1/messages/devicebound',
      token: tokenOf(hub, { deviceId: 'pump-1' }),
    });
    expect(headers['iothub-app-n%c3%a4me%20%281%29']).toBe('line%0Abreak %C3%A4');
    expect(Date.parse(String(headers['iothub-expiry']))).toBeGreaterThan(Date.now());
  });

  it('is known by its certificate', async () => {
    const { hub, messages } = await startHub();
    const root = await certificateFor({ commonName: 'Plant root', isAuthority: true });
    const line = await certificateFor({ commonName: 'Line 1', under: root, isAuthority: true });
    const own = await certificateFor({ commonName: 'pump-1', under: line });
    hub.certificateAuthorities.register(root.pem);
    const authentication = { type: 'certificateAuthority' };
    hub.rooms.identities.write({ deviceId: 'pump-1' }, { authentication }, null);
    const certificate = { ...own, pem: `${own.pem}\n${line.pem}` };
    const client = await certificateClient(hub, { deviceId: 'pump-1' }, certificate, Http);
    // Each call has a connection of its own, which must not lose the certificate in the middle.
    for (const text of ['one', 'two']) await client.sendEvent(new iotDevice.Message(text));
    expect(messages).toHaveLength(2);
  });

  it('reads the keys of its own module, and no other device’s', async () => {
    const { hub } = await hubWithDevice();
    const { identities } = hub.rooms;
    identities.write({ deviceId: 'pump-1', moduleId: 'm' }, {}, null);
    identities.write({ deviceId: 'pump-2' }, {}, null);
    const path = '/devices/pump-1/modules/m';
    const own = await call(hub, { method: 'GET', path, token: tokenOf(hub, { deviceId: 'pump-1' }) });
    expect(JSON.parse(String(own.body)).authentication.symmetricKey.primaryKey).toBe(
      identities.find({ deviceId: 'pump-1', moduleId: 'm' }).authentication.symmetricKey.primaryKey,
    );
    const other = await call(hub, { method: 'GET', path, token: tokenOf(hub, { deviceId: 'pump-2' }) });
    expect(other).toMatchObject({ status: 401 });
  });

  it('is not shown as connected', async () => {
    const { hub, registryAs } = await hubWithDevice();
    const client = await deviceClient(hub, 'pump-1', Http);
    await client.sendEvent(new iotDevice.Message('x'));
    const { responseBody } = await registryAs('iothubowner').get('pump-1');
    expect(responseBody.connectionState).toBe('Disconnected');
  });
});

it('a module over HTTPS sends with its own credential', async () => {
  const { hub, messages } = await hubWithDevice();
  const module = { deviceId: 'pump-1', moduleId: 'azureiotsecurity' };
  hub.rooms.identities.write(module, {}, null);
  const path = '/devices/pump-1/modules/azureiotsecurity/messages/events';
  const own = await call(hub, { method: 'POST', path, token: tokenOf(hub, module), body: 'x' });
  expect(own).toMatchObject({ status: 204 });
  expect(messages).toMatchObject([{ from: module }]);
});

describe('a call of a device over HTTPS is refused', () => {
  const events = '/devices/pump-1/messages/events';
  const batch = { 'content-type': 'application/vnd.microsoft.iothub.json' };
  it.each<[string, number, Partial<Call>]>([
    ['with the token of a service', 401, { token: 'service' }],
    ['without a token', 401, { token: '' }],
    ['for another device', 401, { path: '/devices/pump-2/messages/events' }],
    ['with more than 256 KB', 413, { body: Buffer.alloc(256 * 1024 + 1) }],
    ['with a batch that is none', 400, { headers: batch, body: '{"body":""}' }],
    ['with a batch that is not JSON', 400, { headers: batch, body: 'x' }],
    ['with an empty batch', 400, { headers: batch, body: '[]' }],
    ['with a batch of 501', 400, { headers: batch, body: JSON.stringify(Array(501).fill({ body: '' })) }],
    [
      'with a batch whose properties are no text',
      400,
      { headers: batch, body: '[{"body":"","properties":{"iothub-app-a":1}}]' },
    ],
    ['for a lock that is none', 412, { method: 'DELETE', path: '/devices/pump-1/messages/devicebound/x' }],
  ])('%s', async (_, status, changes) => {
    const { hub, messages, policyToken } = await hubWithDevice();
    hub.rooms.identities.write({ deviceId: 'pump-2' }, {}, null);
    const token =
      changes.token === 'service'
        ? policyToken('service')
        : (changes.token ?? tokenOf(hub, { deviceId: 'pump-1' }));
    expect(await call(hub, { method: 'POST', path: events, ...changes, token })).toMatchObject({ status });
    expect(messages).toEqual([]);
  });

  it('when it is disabled', async () => {
    const { hub } = await startHub();
    hub.rooms.identities.write({ deviceId: 'pump-1' }, { status: 'disabled' }, null);
    const token = tokenOf(hub, { deviceId: 'pump-1' });
    expect(await call(hub, { method: 'POST', path: events, token })).toMatchObject({
      status: 403,
      headers: { 'iothub-errorcode': 'DeviceDisabled' },
    });
  });
});

describe('the service over HTTPS', () => {
  it('sees how many messages wait for a device, and purges them', async () => {
    const { hub, registryAs, policyToken } = await hubWithDevice();
    for (const text of ['a', 'b']) send(hub, text);
    const registry = registryAs('iothubowner');
    expect((await registry.get('pump-1')).responseBody.cloudToDeviceMessageCount).toBe(2);
    expect((await registry.getTwin('pump-1')).responseBody).toMatchObject({ cloudToDeviceMessageCount: 2 });
    const answer = await call(hub, {
      method: 'DELETE',
      path: '/devices/pump-1/commands',
      token: policyToken('service'),
    });
    expect(JSON.parse(String(answer.body))).toEqual({
      deviceId: 'pump-1',
      moduleId: null,
      totalMessagesPurged: 2,
    });
    expect((await registry.get('pump-1')).responseBody.cloudToDeviceMessageCount).toBe(0);
    expect(await feedbackOf(hub)).toEqual([
      ['a', 'Purged'],
      ['b', 'Purged'],
    ]);
  });
});
