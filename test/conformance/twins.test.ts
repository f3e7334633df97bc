import { describe, expect, it } from 'vitest';
import { newDevice, newModule } from './identities';
import { registryClient } from './serviceClients';

describe('a twin', () => {
  it('is merged by a patch, with null deleting, and counts its versions', async () => {
    const registry = registryClient();
    const { deviceId, moduleId } = await newModule();
    const { responseBody: fresh } = await registry.getModuleTwin(deviceId, moduleId);
    expect(fresh.properties.desired.$version).toBe(1);
    const first = { tags: { site: 'Lyon' }, properties: { desired: { a: 1, deep: { b: [1, 2], c: 'x' } } } };
    await registry.updateModuleTwin(deviceId, moduleId, first, '*');
    const second = { tags: { site: null, floor: 2 }, properties: { desired: { a: null, deep: { c: 'y' } } } };
    await registry.updateModuleTwin(deviceId, moduleId, second, '*');
    const { responseBody: twin } = await registry.getModuleTwin(deviceId, moduleId);
    expect(twin.tags).toEqual({ floor: 2 });
    const { $version, $metadata, ...desired } = twin.properties.desired;
    expect(desired).toEqual({ deep: { b: [1, 2], c: 'y' } });
    expect($version).toBe(3);
    expect($metadata).toMatchObject({ deep: { c: { $lastUpdated: expect.any(String) } } });
  });

  it('is written only with its current ETag, when one is given', async () => {
    const registry = registryClient();
    const { deviceId } = await newDevice();
    const { responseBody: before } = await registry.getTwin(deviceId);
    const { responseBody: after } = await registry.updateTwin(deviceId, { tags: { a: 1 } }, before.etag);
    expect(after.etag).not.toBe(before.etag);
    await expect(registry.updateTwin(deviceId, { tags: { a: 2 } }, before.etag)).rejects.toMatchObject({
      name: 'InvalidEtagError',
    });
    expect((await registry.getTwin(deviceId)).responseBody.tags).toEqual({ a: 1 });
  });

  it('refuses what is too large or too deep', async () => {
    const registry = registryClient();
    const { deviceId } = await newDevice();
    const large = Object.fromEntries(
      Array.from({ length: 3 }, (_, index) => [`k${index}`, 'x'.repeat(4000)]),
    );
    await expect(registry.updateTwin(deviceId, { tags: large }, '*')).rejects.toBeInstanceOf(Error);
    let deep: object = { end: 1 };
    for (let level = 0; level < 12; level += 1) deep = { level: deep };
    await expect(registry.updateTwin(deviceId, { tags: deep }, '*')).rejects.toBeInstanceOf(Error);
    expect((await registry.getTwin(deviceId)).responseBody.tags ?? {}).toEqual({});
  });
});
