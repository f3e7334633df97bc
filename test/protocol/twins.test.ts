import { describe, expect, it, vi } from 'vitest';
import { moduleClient } from '../support/deviceClients';
import { startHub } from '../support/hub';
import { restCall } from '../support/restCall';

async function startWithModule() {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'd' });
  await registry.addModule({ deviceId: 'd', moduleId: 'm' });
  const token = testHub.policyToken('iothubowner');
  return {
    ...testHub,
    registry,
    call: (method: string, path: string, body?: unknown, ifMatch?: string) =>
      restCall(testHub.hub, {
        method,
        path,
        token,
        ...(body === undefined ? {} : { body }),
        ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
      }),
  };
}

/** What these tests look at in a twin. */
interface TwinBody {
  readonly etag: string;
  readonly version: number;
  readonly tags: Record<string, unknown>;
  readonly properties: {
    readonly desired: Record<string, unknown> & { readonly $version: number; readonly $metadata: Stamped };
    readonly reported: Record<string, unknown> & { readonly $version: number };
  };
}
interface Stamped {
  readonly [key: string]: Stamped;
}

describe.each([
  ['of a device', '/twins/d'],
  ['of a module', '/twins/d/modules/m'],
])('a twin %s', (_, path) => {
  it('counts its versions: each section its own, the whole every write', async () => {
    const { call } = await startWithModule();
    const read = async () => (await call('GET', path)).body as TwinBody;
    const counts = ({ version, properties: { desired, reported } }: TwinBody) => [
      version,
      desired.$version,
      reported.$version,
    ];
    expect(counts(await read())).toEqual([2, 1, 1]);
    await call('PATCH', path, { tags: { site: 'Bilbao' } });
    expect(counts(await read())).toEqual([3, 1, 1]);
    await call('PATCH', path, { properties: { desired: { a: 1 } } });
    expect(counts(await read())).toEqual([4, 2, 1]);
    await call('PATCH', path, { tags: { site: null }, properties: { desired: { a: 2 } } });
    expect(counts(await read())).toEqual([5, 3, 1]);
  });

  it('is replaced by sections: what the body has becomes all there is, the rest stays', async () => {
    const { call } = await startWithModule();
    await call('PATCH', path, { tags: { a: 1, b: 2 }, properties: { desired: { x: { y: 1, z: 2 } } } });
    const { body: replaced } = await call('PUT', path, { properties: { desired: { x: { y: 3 } } } });
    expect(replaced).toMatchObject({ tags: { a: 1, b: 2 } });
    const { $metadata, $version, ...desired } = (replaced as TwinBody).properties.desired;
    expect([desired, $version]).toEqual([{ x: { y: 3 } }, 3]);
    expect(Object.keys($metadata.x ?? {}).sort()).toEqual(['$lastUpdated', '$lastUpdatedVersion', 'y']);
    const { body: emptied } = await call('PUT', path, { tags: {} });
    expect((emptied as TwinBody).tags).toEqual({});
    expect((emptied as TwinBody).properties.desired).toMatchObject({ x: { y: 3 } });
  });

  it('is written under its ETag by PUT and PATCH, in quotes, bare, weak, or not at all', async () => {
    const { call } = await startWithModule();
    const etag = async () => ((await call('GET', path)).body as TwinBody).etag;
    const stale = await etag();
    for (const method of ['PATCH', 'PUT']) {
      for (const form of [(tag: string) => `"${tag}"`, (tag: string) => tag, (tag: string) => `W/"${tag}"`]) {
        expect((await call(method, path, { tags: { by: method } }, form(await etag()))).status).toBe(200);
        const refused = await call(method, path, { tags: { by: 'nobody' } }, form(stale));
        expect([refused.status, refused.headers['iothub-errorcode']]).toEqual([412, 'PreconditionFailed']);
      }
      expect((await call(method, path, { tags: { by: method } }, '"*"')).status).toBe(200);
      expect((await call(method, path, { tags: { by: method } })).status).toBe(200);
    }
    expect((await call('GET', path)).body).toMatchObject({ tags: { by: 'PUT' } });
  });

  it('dates every key, and keeps the version of keys that a write did not touch', async () => {
    const { call } = await startWithModule();
    await call('PATCH', path, { properties: { desired: { a: { b: 1, c: 1 }, d: 1 } } });
    await call('PATCH', path, { properties: { desired: { a: { b: 2 } } } });
    const { $metadata } = ((await call('GET', path)).body as TwinBody).properties.desired;
    const versionsOf = (keys: string[]) =>
      keys.map((key) => key.split('.').reduce<Stamped | undefined>((at, part) => at?.[part], $metadata));
    expect(versionsOf(['$lastUpdatedVersion', 'a.$lastUpdatedVersion', 'a.b.$lastUpdatedVersion'])).toEqual([
      3, 3, 3,
    ]);
    expect(versionsOf(['a.c.$lastUpdatedVersion', 'd.$lastUpdatedVersion'])).toEqual([2, 2]);
    expect(versionsOf(['d.$lastUpdated'])).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
    ]);
  });

  it('refuses what breaks a limit with the code of the service, in the form of twins', async () => {
    const { call } = await startWithModule();
    const { status, body } = await call('PATCH', path, { properties: { desired: { 'a.b': 1 } } });
    expect(status).toBe(400);
    expect(JSON.parse((body as { Message: string }).Message)).toMatchObject({
      errorCode: 400004,
      trackingId: expect.stringMatching(/^[0-9a-f]{32}-G:0-TimeStamp:\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/),
      message: expect.stringContaining('a.b'),
    });
  });

  it('of something that does not exist answers 404', async () => {
    const { call } = await startWithModule();
    const missing = path.replace(/[dm]$/, 'none');
    for (const method of ['GET', 'PATCH', 'PUT']) {
      const { status } = await call(method, missing, method === 'GET' ? undefined : { tags: {} });
      expect(status).toBe(404);
    }
  });
});

describe('the limits of twins', () => {
  const filled = (bytes: number) => {
    // Each key has four bytes and each value as many as fit.
    const entries: [string, string][] = [];
    for (let left = bytes, n = 1000; left > 4; n += 1) {
      const size = Math.min(4000, left - 4);
      entries.push([String(n), 'x'.repeat(size)]);
      left -= size + 4;
    }
    return Object.fromEntries(entries);
  };

  it.each<[string, (bytes: number) => object, number]>([
    ['tags', (bytes) => ({ tags: filled(bytes) }), 8 * 1024],
    ['desired properties', (bytes) => ({ properties: { desired: filled(bytes) } }), 32 * 1024],
  ])('hold %s to their size, to the byte', async (_, body, limitBytes) => {
    const { call } = await startWithModule();
    expect((await call('PATCH', '/twins/d', body(limitBytes))).status).toBe(200);
    expect((await call('PUT', '/twins/d', body(limitBytes + 1))).status).toBe(400);
  });

  it('count what a patch leaves, not what it says', async () => {
    const { call } = await startWithModule();
    expect((await call('PATCH', '/twins/d', { tags: filled(8000) })).status).toBe(200);
    expect((await call('PATCH', '/twins/d', { tags: { more: 'x'.repeat(300) } })).status).toBe(400);
    expect((await call('PATCH', '/twins/d', { tags: { 1000: null, more: 'x'.repeat(300) } })).status).toBe(
      200,
    );
  });

  it('allow long keys, long values and the largest integers, and nothing beyond', async () => {
    const { call } = await startWithModule();
    const patch = async (tags: object) => (await call('PATCH', '/twins/d', { tags })).status;
    expect(await patch({ ['k'.repeat(1024)]: 1 })).toBe(200);
    expect(await patch({ ['k'.repeat(1025)]: 1 })).toBe(400);
    expect(await patch({ value: 'é'.repeat(2048) })).toBe(200);
    expect(await patch({ value: 'é'.repeat(2049) })).toBe(400);
    expect(await patch({ value: -4_503_599_627_370_496, other: 4_503_599_627_370_495 })).toBe(200);
    expect(await patch({ value: -4_503_599_627_370_497 })).toBe(400);
    expect(await patch({ 'a\u0007b': 1 })).toBe(400);
    expect(await patch({ '': 1 })).toBe(400);
  });
});

describe('a change of a twin', () => {
  it('of tags alone is not told to the device; a patch is told as it was, a replacement as a whole', async () => {
    const { hub, call } = await startWithModule();
    const told: unknown[] = [];
    hub.deviceSide.attach({
      identity: { deviceId: 'd' },
      notifyDesired: (patch, version) => told.push([patch, version]),
      invokeMethod: async () => ({ kind: 'notOnline' }),
      close: () => {},
    });
    await call('PATCH', '/twins/d', { tags: { site: 'Bilbao' } });
    await call('PATCH', '/twins/d', { properties: { desired: { a: 1, b: null } } });
    await call('PUT', '/twins/d', { properties: { desired: { c: { d: 1, e: null } } } });
    expect(told).toEqual([
      [{ a: 1, b: null }, 2],
      [{ c: { d: 1 } }, 3],
    ]);
  });

  it('reaches a module, and what the module reports comes back with its dates', async () => {
    const { hub, registry } = await startWithModule();
    const twin = await (await moduleClient(hub, 'd', 'm')).getTwin();
    const told: unknown[] = [];
    twin.on('properties.desired.interval', (value: unknown) => told.push(value));
    // Until the SDK has subscribed, nothing is told.
    await vi.waitFor(async () => {
      await registry.updateModuleTwin('d', 'm', { properties: { desired: { interval: 5 } } }, '*');
      expect(told).toContain(5);
    }, 20_000);
    await new Promise<void>((resolve, reject) =>
      twin.properties.reported.update({ interval: 5 }, (error: Error | undefined) =>
        error ? reject(error) : resolve(),
      ),
    );
    const { responseBody } = await registry.getModuleTwin('d', 'm');
    expect(responseBody.properties.reported).toMatchObject({
      interval: 5,
      $version: 2,
      $metadata: { interval: { $lastUpdated: expect.any(String) } },
    });
    expect(responseBody.properties.reported.$metadata.interval).not.toHaveProperty('$lastUpdatedVersion');
  });

  it('is possible while the device is disabled', async () => {
    const { registry } = await startWithModule();
    await registry.update({ deviceId: 'd', status: 'disabled' } as never);
    await registry.updateModuleTwin('d', 'm', { properties: { desired: { a: 1 } } }, '*');
    const { responseBody } = await registry.getModuleTwin('d', 'm');
    expect(responseBody.properties.desired).toMatchObject({ a: 1 });
    expect((await registry.getTwin('d')).responseBody).toMatchObject({ status: 'disabled' });
  });

  it('may come from the SDK’s own twin object, under the ETag it was read with', async () => {
    const { registry } = await startWithModule();
    const { responseBody: first } = await registry.getTwin('d');
    const { responseBody: second } = await registry.getTwin('d');
    await first.update({ tags: { by: 'first' } });
    await expect(second.update({ tags: { by: 'second' } })).rejects.toMatchObject({ statusCode: 412 });
    expect((await registry.getTwin('d')).responseBody.tags).toEqual({ by: 'first' });
  });
});
