import { describe, expect, it } from 'vitest';
import { startHub } from '../support/hub';
import { sasToken } from '../support/sasToken';
import { temporaryFolder } from '../support/temporaryFolder';

/** Every character an identifier may have (iot-hub-devguide-identity-registry.md and the REST models). */
const everyCharacter = "Az09-.+%_#*?!(),:=@$';";

async function statusOf(call: Promise<unknown>): Promise<number> {
  return call.then(
    () => 200,
    (error: { statusCode?: number }) => error.statusCode ?? 0,
  );
}

async function bodyOf(call: Promise<unknown>): Promise<{ Message: string; ExceptionMessage: string }> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: { body: string }) => JSON.parse(error.body),
  );
}

describe('device identities', () => {
  it('are created with keys of the hub, read back, updated and deleted', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    const { responseBody: created } = await registry.create({ deviceId: 'pump-1' });
    expect(created).toMatchObject({ deviceId: 'pump-1', status: 'enabled', connectionState: 'Disconnected' });
    expect(Buffer.from(created.authentication?.symmetricKey?.primaryKey ?? '', 'base64')).toHaveLength(32);

    await registry.update({ deviceId: 'pump-1', status: 'disabled', statusReason: 'stolen' });
    const { responseBody: updated } = await registry.get('pump-1');
    expect(updated).toMatchObject({ status: 'disabled', statusReason: 'stolen' });
    expect(updated.authentication).toEqual(created.authentication);

    await registry.delete('pump-1');
    expect(await statusOf(registry.get('pump-1'))).toBe(404);
  });

  it('may use every legal character, and no other', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: everyCharacter });
    await registry.addModule({ deviceId: everyCharacter, moduleId: everyCharacter });
    expect((await registry.get(everyCharacter)).responseBody.deviceId).toBe(everyCharacter);
    expect((await registry.getModuleTwin(everyCharacter, everyCharacter)).responseBody).toMatchObject({
      deviceId: everyCharacter,
      moduleId: everyCharacter,
    });
    expect(await statusOf(registry.create({ deviceId: 'with space' }))).toBe(400);
    expect(await statusOf(registry.create({ deviceId: 'x'.repeat(129) }))).toBe(400);
    expect(await statusOf(registry.create({ deviceId: 'niño' }))).toBe(400);
  });

  it('are not created twice', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'pump-1' });
    expect((await bodyOf(registry.create({ deviceId: 'pump-1' }))).Message).toMatch(
      /^ErrorCode:DeviceAlreadyExists;/,
    );
  });

  it('keep keys and thumbprints that are given, and refuse those that are none', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    const primaryKey = Buffer.alloc(48, 7).toString('base64');
    const symmetricKey = { primaryKey, secondaryKey: primaryKey };
    const { responseBody } = await registry.create({ deviceId: 'a', authentication: { symmetricKey } });
    expect(responseBody.authentication?.symmetricKey).toEqual(symmetricKey);

    const x509Thumbprint = { primaryThumbprint: 'ab'.repeat(20), secondaryThumbprint: 'CD'.repeat(32) };
    const { responseBody: withCertificate } = await registry.create({
      deviceId: 'b',
      authentication: { x509Thumbprint },
    });
    expect(withCertificate.authentication).toMatchObject({
      type: 'selfSigned',
      symmetricKey: { primaryKey: null },
    });

    const short = { primaryKey: 'AAAA', secondaryKey: 'AAAA' };
    expect(await statusOf(registry.create({ deviceId: 'c', authentication: { symmetricKey: short } }))).toBe(
      400,
    );
  });

  it('take their modules and twins with them', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'pump-1' });
    await registry.addModule({ deviceId: 'pump-1', moduleId: 'azureiotsecurity' });
    await registry.delete('pump-1');
    await registry.create({ deviceId: 'pump-1' });
    expect((await registry.getModulesOnDevice('pump-1')).responseBody).toEqual([]);
  });

  it('are counted and listed', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('registryReadWrite');
    await registry.create({ deviceId: 'a' });
    await registry.create({ deviceId: 'b', status: 'disabled' });
    expect((await registry.getRegistryStatistics()).responseBody).toMatchObject({
      totalDeviceCount: 2,
      enabledDeviceCount: 1,
      disabledDeviceCount: 1,
    });
    const { responseBody } = await registry.list();
    expect(responseBody.map(({ deviceId }) => deviceId)).toEqual(['a', 'b']);
  });
});

describe('module identities', () => {
  it('are updated only under the ETag they have', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    const { responseBody: module } = await registry.addModule({
      deviceId: 'd',
      moduleId: 'm',
      managedBy: 'a',
    });
    const changed = { deviceId: 'd', moduleId: 'm', managedBy: 'b', etag: module.etag };
    await registry.updateModule(changed);
    expect((await registry.getModule('d', 'm')).responseBody.managedBy).toBe('b');
    expect(await statusOf(registry.updateModule(changed))).toBe(412);
    // The SDK removes by module object only with a callback.
    const removal = new Promise((resolve, reject) => {
      registry.removeModule(changed, (error) => (error ? reject(error) : resolve(null)));
    });
    expect(await statusOf(removal)).toBe(412);
    await registry.removeModule('d', 'm');
    expect((await bodyOf(registry.getModule('d', 'm'))).Message).toMatch(/^ErrorCode:ModuleNotFound;/);
  });

  it('number at most fifty on a device', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    for (let n = 0; n < 50; n += 1) await registry.addModule({ deviceId: 'd', moduleId: `m${n}` });
    expect(await statusOf(registry.addModule({ deviceId: 'd', moduleId: 'm50' }))).toBe(413);
  });
});

describe('twins', () => {
  it('begin empty at version one and merge what is written, with metadata', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    const { responseBody: fresh } = await registry.getTwin('d');
    expect(fresh).toMatchObject({ version: 2, tags: {}, properties: { desired: { $version: 1 } } });

    const patch = { tags: { site: 'Bilbao' }, properties: { desired: { a: { b: 1, c: 2 }, list: [1] } } };
    await registry.updateTwin('d', patch, fresh.etag);
    const { responseBody: twin } = await registry.updateTwin(
      'd',
      { properties: { desired: { a: { b: null } } } },
      '*',
    );
    expect(twin.tags).toEqual({ site: 'Bilbao' });
    expect(twin.properties.desired).toMatchObject({ a: { c: 2 }, list: [1], $version: 3 });
    expect(twin.properties.desired.$metadata.a).toMatchObject({
      $lastUpdatedVersion: 3,
      c: { $lastUpdatedVersion: 2 },
    });
    expect(twin.properties.desired.$metadata.a).not.toHaveProperty('b');
  });

  it('refuse a write based on an older ETag and stay as they were', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    const { responseBody: before } = await registry.getTwin('d');
    await registry.updateTwin('d', { tags: { by: 'first' } }, before.etag);
    const late = registry.updateTwin('d', { tags: { by: 'second' } }, before.etag);
    const { Message } = await bodyOf(late);
    expect(JSON.parse(Message)).toMatchObject({ errorCode: 412001 });
    expect((await registry.getTwin('d')).responseBody.tags).toEqual({ by: 'first' });
  });

  it.each<[string, object]>([
    ['a section over 32 KB', { properties: { desired: { a: 'x'.repeat(4000), ...wide() } } }],
    ['a key with a dot', { properties: { desired: { 'a.b': 1 } } }],
    ['a key with a dollar sign', { tags: { $a: 1 } }],
    ['a key with a space', { tags: { 'a b': 1 } }],
    ['eleven levels', { tags: nested(11) }],
    ['a string over 4 KB', { tags: { a: 'x'.repeat(4097) } }],
    ['an integer beyond the range', { tags: { a: 4_503_599_627_370_496 } }],
    ['reported properties', { properties: { reported: { a: 1 } } }],
    ['tags that are no object', { tags: [1] }],
  ])('refuse %s', async (_, patch) => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    expect(await statusOf(registry.updateTwin('d', patch, '*'))).toBe(400);
    expect((await registry.getTwin('d')).responseBody.properties.desired.$version).toBe(1);
  });

  it('survive a restart of the hub, keys and certificates included', async () => {
    const folder = temporaryFolder();
    const first = await startHub(folder);
    const registry = first.registryAs('iothubowner');
    const { responseBody: device } = await registry.create({ deviceId: 'd' });
    await registry.updateTwin('d', { tags: { site: 'Bilbao' } }, '*');

    const second = await startHub(folder);
    const after = second.registryWith(first.policyToken('iothubowner'));
    expect((await after.getTwin('d')).responseBody.tags).toEqual({ site: 'Bilbao' });
    expect((await after.get('d')).responseBody.authentication).toEqual(device.authentication);
    expect(second.hub.caPem).toBe(first.hub.caPem);
  });
});

function wide(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`k${n}`, 'x'.repeat(3500)]));
}

function nested(levels: number): object {
  return levels === 0 ? {} : { a: nested(levels - 1) };
}

describe('queries', () => {
  it('come in pages that together give every device once', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    for (let n = 0; n < 7; n += 1) await registry.create({ deviceId: `d${n}` });
    const query = registry.createQuery('SELECT deviceId FROM devices', 3);
    const ids: unknown[] = [];
    let pages = 0;
    while (query.hasMoreResults) {
      const { result } = await query.next(query.continuationToken);
      ids.push(...result.map((row: { deviceId: unknown }) => row.deviceId));
      pages += 1;
    }
    expect(ids).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6']);
    expect(pages).toBe(3);
  });

  it('find modules and give whole twins', async () => {
    const { registryAs } = await startHub();
    const registry = registryAs('iothubowner');
    await registry.create({ deviceId: 'd' });
    await registry.addModule({ deviceId: 'd', moduleId: 'azureiotsecurity' });
    const query = registry.createQuery("SELECT * FROM devices.modules WHERE moduleId = 'azureiotsecurity'");
    const { result } = await query.nextAsTwin();
    expect(result).toMatchObject([{ deviceId: 'd', moduleId: 'azureiotsecurity' }]);
  });

  it('that are wrong answer 400 with the place', async () => {
    const { registryAs } = await startHub();
    const query = registryAs('service').createQuery('SELECT * FROM devices WHERE');
    expect((await bodyOf(query.next())).Message).toMatch(/query syntax.*the end of the query/);
  });
});

describe('a call to the service side', () => {
  it.each<[string, (key: string, host: string) => string]>([
    [
      'a wrong signature',
      (_, host) =>
        sasToken({ resource: host, key: Buffer.alloc(32).toString('base64'), policyName: 'iothubowner' }),
    ],
    [
      'an expired token',
      (key, host) =>
        sasToken({
          resource: host,
          key,
          policyName: 'iothubowner',
          expiry: Math.floor(Date.now() / 1000) - 600,
        }),
    ],
    [
      'a token of another hub',
      (key) => sasToken({ resource: 'other.azure-devices.net', key, policyName: 'iothubowner' }),
    ],
    ['a token of no policy', (key, host) => sasToken({ resource: host, key, policyName: 'nobody' })],
    [
      'a token for one device',
      (key, host) => sasToken({ resource: `${host}/devices/d`, key, policyName: 'iothubowner' }),
    ],
    ['an empty signature', () => 'SharedAccessSignature '],
    ['something else', () => 'Bearer abc'],
  ])('with %s answers 401', async (_, tokenFor) => {
    const { hub, registryWith } = await startHub();
    const key = hub.policies.find(({ name }) => name === 'iothubowner')?.primaryKey ?? '';
    const failure = await bodyOf(registryWith(tokenFor(key, hub.hostName)).get('d'));
    expect(failure.Message).toMatch(/^ErrorCode:IotHubUnauthorized;/);
    expect(failure.Message).not.toContain(key);
  });

  it('may do what its policy has rights for and nothing else', async () => {
    const { registryAs } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    expect(await statusOf(registryAs('registryRead').get('d'))).toBe(200);
    expect(await statusOf(registryAs('registryRead').create({ deviceId: 'e' }))).toBe(401);
    expect(await statusOf(registryAs('registryRead').getTwin('d'))).toBe(401);
    expect(await statusOf(registryAs('service').getTwin('d'))).toBe(200);
    expect(await statusOf(registryAs('service').get('d'))).toBe(401);
    expect(await statusOf(registryAs('device').getTwin('d'))).toBe(401);
  });

  it('for what the hub does not do yet answers 501 with a sentence', async () => {
    const { registryAs } = await startHub();
    const failure = await bodyOf(registryAs('iothubowner').listJobs());
    expect(failure.Message).toMatch(/does not serve GET \/jobs/);
  });
});

describe('a direct method', () => {
  it('to a device that is not connected answers as the service does', async () => {
    const { registryAs, serviceClient } = await startHub();
    await registryAs('iothubowner').create({ deviceId: 'd' });
    const call = serviceClient().invokeDeviceMethod('d', { methodName: 'ping', payload: null });
    expect(JSON.parse((await bodyOf(call)).Message)).toMatchObject({ errorCode: 404103 });
  });
});
