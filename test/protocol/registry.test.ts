import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deviceClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';

const sha1 = createHash('sha1').update('a').digest('hex');
const sha256 = createHash('sha256').update('b').digest('hex');

async function startRegistry() {
  const testHub = await startHub();
  const token = testHub.policyToken('iothubowner');
  return {
    ...testHub,
    registry: testHub.registryAs('iothubowner'),
    call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      restCall(testHub.hub, {
        method,
        path,
        token,
        ...(body === undefined ? {} : { body }),
        ...(headers ? { headers } : {}),
      }),
  };
}

const failureOf = async (call: Promise<unknown>): Promise<{ statusCode: number; body: string }> =>
  call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error) => error,
  );

describe('authentication of an identity', () => {
  it.each([
    ['SHA-1', sha1],
    ['SHA-256', sha256],
    ['SHA-256 in capitals', sha256.toUpperCase()],
  ])('by a self-signed certificate is kept with its %s thumbprint', async (_, primaryThumbprint) => {
    const { registry } = await startRegistry();
    const authentication = { type: 'selfSigned', x509Thumbprint: { primaryThumbprint } } as never;
    const { responseBody } = await registry.create({ deviceId: 'd', authentication });
    expect(responseBody.authentication).toMatchObject({
      type: 'selfSigned',
      symmetricKey: { primaryKey: null, secondaryKey: null },
      x509Thumbprint: { primaryThumbprint: primaryThumbprint.toUpperCase(), secondaryThumbprint: null },
    });
  });

  it.each([
    ['a thumbprint of another length', { type: 'selfSigned', x509Thumbprint: { primaryThumbprint: 'abcd' } }],
    [
      'a thumbprint with colons',
      { type: 'selfSigned', x509Thumbprint: { primaryThumbprint: 'ab:'.repeat(20) } },
    ],
    ['self-signed without a thumbprint', { type: 'selfSigned', x509Thumbprint: {} }],
    ['a kind that does not exist', { type: 'password' }],
    ['a key that is not base64', { type: 'sas', symmetricKey: { primaryKey: 'no base64!' } }],
    [
      'a key over 64 bytes',
      { type: 'sas', symmetricKey: { primaryKey: Buffer.alloc(65).toString('base64') } },
    ],
  ])('refuses %s', async (_, authentication) => {
    const { call } = await startRegistry();
    const { status, headers } = await call('PUT', '/devices/d', { deviceId: 'd', authentication });
    expect([status, headers['iothub-errorcode']]).toEqual([400, 'ArgumentInvalid']);
  });

  it('by an authority keeps neither keys nor thumbprints', async () => {
    const { registry } = await startRegistry();
    const authentication = { type: 'certificateAuthority', x509Thumbprint: { primaryThumbprint: sha1 } };
    const { responseBody } = await registry.create({
      deviceId: 'd',
      authentication: authentication as never,
    });
    expect(responseBody.authentication).toEqual({
      type: 'certificateAuthority',
      symmetricKey: { primaryKey: null, secondaryKey: null },
      x509Thumbprint: { primaryThumbprint: null, secondaryThumbprint: null },
    });
  });

  it('swaps its keys, and the old primary key still connects', async () => {
    const { hub, registry } = await startRegistry();
    const { responseBody: device } = await registry.create({ deviceId: 'd' });
    const { primaryKey, secondaryKey } = device.authentication?.symmetricKey ?? {};
    const swapped = { primaryKey: secondaryKey, secondaryKey: primaryKey };
    await registry.update({ deviceId: 'd', authentication: { type: 'sas', symmetricKey: swapped } as never });
    expect((await registry.get('d')).responseBody.authentication?.symmetricKey).toEqual(swapped);
    await deviceClient(hub, 'd');
    expect(hub.rooms.sessions.isConnected({ deviceId: 'd' })).toBe(true);
  });
});

describe('conditions on an identity', () => {
  it('let an update through under its ETag or *, and refuse any other with 412', async () => {
    const { registry, call } = await startRegistry();
    const { responseBody: device } = await registry.create({ deviceId: 'd' });
    const put = (ifMatch: string) => call('PUT', '/devices/d', { deviceId: 'd' }, { 'if-match': ifMatch });
    expect((await put(`"${device.etag}"`)).status).toBe(200);
    expect((await put(`"${device.etag}"`)).status).toBe(412);
    expect((await put('*')).status).toBe(200);
    expect((await put('"*"')).status).toBe(200);
  });

  it('refuse a tag without quotes, as the service does', async () => {
    const { registry, call } = await startRegistry();
    const { responseBody: device } = await registry.create({ deviceId: 'd' });
    const { status, text } = await call('DELETE', '/devices/d', undefined, { 'if-match': `${device.etag}` });
    expect(status).toBe(412);
    expect(text).toContain('Invalid ETag');
    expect((await call('DELETE', '/devices/d', undefined, { 'if-match': `"${device.etag}"` })).status).toBe(
      204,
    );
  });

  it('on an identity that does not exist answer 404', async () => {
    const { call } = await startRegistry();
    const anyTag = { 'if-match': '*' };
    expect((await call('PUT', '/devices/d', { deviceId: 'd' }, anyTag)).status).toBe(404);
    expect((await call('DELETE', '/devices/d', undefined, anyTag)).status).toBe(404);
  });
});

describe('a device', () => {
  it('that is disabled loses its connection and cannot come back until it is enabled', async () => {
    const { hub, registry } = await startRegistry();
    await registry.create({ deviceId: 'd' });
    await deviceClient(hub, 'd');
    await registry.update({ deviceId: 'd', status: 'disabled', statusReason: 'lost' } as never);
    expect(hub.rooms.sessions.isConnected({ deviceId: 'd' })).toBe(false);
    await expect(deviceClient(hub, 'd')).rejects.toThrow();
    await registry.update({ deviceId: 'd', status: 'enabled', statusReason: null } as never);
    await deviceClient(hub, 'd');
    const { responseBody } = await registry.get('d');
    expect(responseBody).toMatchObject({ status: 'enabled', statusReason: null });
    expect(responseBody.statusUpdatedTime).not.toMatch(/^0001/);
  });

  it('has a reason of at most 128 characters', async () => {
    const { call } = await startRegistry();
    const body = (length: number) => ({
      deviceId: 'd',
      status: 'disabled',
      statusReason: 'ñ'.repeat(length),
    });
    expect((await call('PUT', '/devices/d', body(129))).status).toBe(400);
    expect((await call('PUT', '/devices/d', body(128))).status).toBe(200);
  });

  it('is listed with at most as many others as asked for, and never more than a thousand', async () => {
    const { registry, call } = await startRegistry();
    for (const deviceId of ['a', 'b', 'c']) await registry.create({ deviceId });
    const listed = async (top: string) => {
      const { status, body } = await call('GET', `/devices?api-version=2020-09-30&top=${top}`);
      return status === 200 ? (body as unknown[]).length : status;
    };
    expect(await listed('2')).toBe(2);
    expect(await listed('0')).toBe(3);
    expect(await listed('1001')).toBe(3);
    expect(await listed('many')).toBe(400);
  });

  it('keeps its modules apart: they have a manager and no status', async () => {
    const { registry, call } = await startRegistry();
    await registry.create({ deviceId: 'd' });
    const { body } = await call('PUT', '/devices/d/modules/m', {
      deviceId: 'd',
      moduleId: 'm',
      managedBy: 'IotEdge',
      status: 'disabled',
    });
    expect(body).toMatchObject({ moduleId: 'm', managedBy: 'IotEdge' });
    expect(body).not.toHaveProperty('status');
    expect((await registry.getModuleTwin('d', 'm')).responseBody).toMatchObject({ status: 'enabled' });
    expect((await call('PUT', '/devices/none/modules/m', { deviceId: 'none', moduleId: 'm' })).status).toBe(
      404,
    );
  });
});

describe('the scope of a device', () => {
  const edge = (deviceId: string) => ({ deviceId, capabilities: { iotEdge: true } });
  interface Scoped {
    readonly deviceScope: string;
    readonly parentScopes: readonly string[];
  }

  it('is made for an Edge device and makes it the parent of others', async () => {
    const { call } = await startRegistry();
    const top = (await call('PUT', '/devices/top', edge('top'))).body as Scoped;
    expect(top.deviceScope).toMatch(/^ms-azure-iot-edge:\/\/top-\d+$/);
    const below = await call('PUT', '/devices/below', { ...edge('below'), parentScopes: [top.deviceScope] });
    expect(below.body).toMatchObject({ parentScopes: [top.deviceScope] });
    expect((below.body as Scoped).deviceScope).not.toBe(top.deviceScope);
    const leaf = await call('PUT', '/devices/leaf', { deviceId: 'leaf', deviceScope: top.deviceScope });
    expect(leaf.body).toMatchObject({ deviceScope: top.deviceScope, parentScopes: [top.deviceScope] });
  });

  it('of a leaf moves and goes when either property says so', async () => {
    const { call } = await startRegistry();
    const a = ((await call('PUT', '/devices/a', edge('a'))).body as Scoped).deviceScope;
    const b = ((await call('PUT', '/devices/b', edge('b'))).body as Scoped).deviceScope;
    const put = (changes: object) =>
      call('PUT', '/devices/leaf', { deviceId: 'leaf', ...changes }, { 'if-match': '*' });
    await call('PUT', '/devices/leaf', { deviceId: 'leaf', deviceScope: a });
    expect((await put({})).body).toMatchObject({ deviceScope: a });
    expect((await put({ deviceScope: b, parentScopes: [a] })).body).toMatchObject({ parentScopes: [b] });
    expect((await put({ deviceScope: b, parentScopes: [a] })).body).toMatchObject({ deviceScope: a });
    expect((await put({ deviceScope: null, parentScopes: [a] })).body).toMatchObject({ parentScopes: [] });
  });

  it.each([
    ['no scope', 'somewhere'],
    ['a device that does not exist', 'ms-azure-iot-edge://none-1'],
    ['a leaf', 'ms-azure-iot-edge://leaf-1'],
  ])('refuses as parent %s', async (_, deviceScope) => {
    const { registry, call } = await startRegistry();
    await registry.create({ deviceId: 'leaf' });
    const { status, headers } = await call('PUT', '/devices/d', { deviceId: 'd', deviceScope });
    expect([status, headers['iothub-errorcode']]).toEqual([400, 'InvalidDeviceScope']);
  });

  it('refuses a circle', async () => {
    const { call } = await startRegistry();
    const top = (await call('PUT', '/devices/top', edge('top'))).body as Scoped;
    const below = (await call('PUT', '/devices/below', { ...edge('below'), parentScopes: [top.deviceScope] }))
      .body as Scoped;
    const circle = { ...edge('top'), parentScopes: [below.deviceScope] };
    expect((await call('PUT', '/devices/top', circle, { 'if-match': '*' })).status).toBe(400);
  });
});

describe('identities in bulk', () => {
  const named = (...ids: string[]) => ids.map((deviceId) => ({ deviceId }));

  it('are created, updated and removed a hundred at a time', async () => {
    const { registry } = await startRegistry();
    const devices = Array.from({ length: 100 }, (_, n) => ({ deviceId: `d${n}` }));
    const { responseBody: created } = await registry.addDevices(devices as never);
    expect(created).toEqual({ isSuccessful: true, errors: [], warnings: [] });
    const disabled = devices.map((device) => ({ ...device, status: 'disabled' }));
    await registry.updateDevices(disabled as never, true);
    expect((await registry.getRegistryStatistics()).responseBody).toMatchObject({
      totalDeviceCount: 100,
      disabledDeviceCount: 100,
    });
    await registry.removeDevices(devices as never, true);
    expect((await registry.list()).responseBody).toEqual([]);
  });

  it('answer 400 with one error for each that failed, and do the others', async () => {
    const { registry } = await startRegistry();
    await registry.create({ deviceId: 'b' });
    const failure = await failureOf(registry.addDevices(named('a', 'b', 'with space') as never));
    expect(failure.statusCode).toBe(400);
    expect(JSON.parse(failure.body)).toMatchObject({
      isSuccessful: false,
      errors: [
        { deviceId: 'b', errorCode: 'DeviceAlreadyExists', operation: 'create' },
        { deviceId: 'with space', errorCode: 'ArgumentInvalid', operation: 'create' },
      ],
    });
    expect((await registry.get('a')).responseBody.deviceId).toBe('a');
  });

  it('keep to the ETag of each unless forced', async () => {
    const { registry } = await startRegistry();
    const { responseBody: a } = await registry.create({ deviceId: 'a' });
    const stale = { deviceId: 'a', etag: 'c3RhbGU=', status: 'disabled' } as never;
    const failure = await failureOf(registry.updateDevices([stale], false));
    expect(JSON.parse(failure.body).errors).toMatchObject([{ errorCode: 'PreconditionFailed' }]);
    await registry.updateDevices([{ deviceId: 'a', etag: a.etag, status: 'disabled' } as never], false);
    const removal = await failureOf(registry.removeDevices([stale], false));
    expect(JSON.parse(removal.body).errors).toMatchObject([{ errorCode: 'PreconditionFailed' }]);
    await registry.removeDevices([stale], true);
  });

  it('bring their twins, or none at all when a twin is refused', async () => {
    const { registry, call } = await startRegistry();
    const { status } = await call('POST', '/devices', [
      { id: 'd', importMode: 'create', tags: { site: 'Bilbao' }, properties: { desired: { a: 1 } } },
      { id: 'd', moduleId: 'm', importMode: 'Create', properties: { desired: { b: 2 } } },
    ]);
    expect(status).toBe(200);
    expect((await registry.getTwin('d')).responseBody).toMatchObject({
      tags: { site: 'Bilbao' },
      properties: { desired: { a: 1 } },
    });
    expect((await registry.getModuleTwin('d', 'm')).responseBody.properties.desired).toMatchObject({ b: 2 });

    const refused = await call('POST', '/devices', [{ id: 'e', importMode: 'create', tags: { 'a.b': 1 } }]);
    expect(refused.body).toMatchObject({ errors: [{ deviceId: 'e', errorCode: 'ArgumentInvalid' }] });
    expect((await failureOf(registry.get('e'))).statusCode).toBe(404);
  });

  it('update twins, under their own ETag when asked', async () => {
    const { registry, call } = await startRegistry();
    await registry.create({ deviceId: 'd' });
    const { responseBody: twin } = await registry.getTwin('d');
    const update = (importMode: string, site: string, twinETag?: string) =>
      call('POST', '/devices', [{ id: 'd', importMode, twinETag, tags: { site } }]);
    expect((await update('updateTwin', 'Bilbao')).status).toBe(200);
    const late = await update('updateTwinIfMatchETag', 'Zaragoza', twin.etag);
    expect(late.body).toMatchObject({ errors: [{ errorCode: 'PreconditionFailed' }] });
    expect((await registry.getTwin('d')).responseBody.tags).toEqual({ site: 'Bilbao' });
  });

  it.each<[string, unknown, string]>([
    ['no list', { id: 'd' }, 'ArgumentInvalid'],
    ['an empty list', [], 'ArgumentInvalid'],
    ['an item without id', [{ importMode: 'create' }], 'ArgumentInvalid'],
    ['more than a hundred', Array.from({ length: 101 }, (_, n) => ({ id: `d${n}` })), 'TooManyDevices'],
    [
      'one device twice',
      [
        { id: 'd', importMode: 'create' },
        { id: 'd', importMode: 'create' },
      ],
      'DeviceDefinedMultipleTimes',
    ],
  ])('refuse %s', async (_, body, code) => {
    const { call } = await startRegistry();
    expect((await call('POST', '/devices', body)).headers['iothub-errorcode']).toBe(code);
  });

  it('refuse a mode that does not exist for its item alone', async () => {
    const { registry, call } = await startRegistry();
    const { body } = await call('POST', '/devices', [
      { id: 'a', importMode: 'destroy' },
      { id: 'b', importMode: 'create' },
    ]);
    expect(body).toMatchObject({ errors: [{ deviceId: 'a', operation: 'destroy' }] });
    expect((await registry.get('b')).responseBody.deviceId).toBe('b');
  });
});

describe('service statistics', () => {
  it('count the devices that are connected', async () => {
    const { hub, registry, call } = await startRegistry();
    await registry.create({ deviceId: 'd' });
    expect((await call('GET', '/statistics/service')).body).toEqual({ connectedDeviceCount: 0 });
    await deviceClient(hub, 'd');
    expect((await call('GET', '/statistics/service')).body).toEqual({ connectedDeviceCount: 1 });
  });
});
