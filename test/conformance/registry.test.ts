import { describe, expect, it } from 'vitest';
import { deleteAfterwards, freshDeviceId, newDevice } from './identities';
import { registryClient } from './serviceClients';

async function failureOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: Error) => error.name,
  );
}

describe('device identities', () => {
  it('are created with two keys, read, updated and deleted', async () => {
    const registry = registryClient();
    const { deviceId, primaryKey } = await newDevice();
    expect(Buffer.from(primaryKey, 'base64').length).toBeGreaterThanOrEqual(16);
    expect((await registry.get(deviceId)).responseBody).toMatchObject({
      deviceId,
      status: 'enabled',
      connectionState: 'Disconnected',
      authentication: { type: 'sas', symmetricKey: { primaryKey } },
    });
    await registry.update({ deviceId, status: 'disabled', statusReason: 'under repair' });
    const { responseBody: updated } = await registry.get(deviceId);
    expect(updated).toMatchObject({ status: 'disabled', statusReason: 'under repair' });
    await registry.delete(deviceId);
    expect(await failureOf(registry.get(deviceId))).toMatch(/NotFound/);
  });

  it('are created once', async () => {
    const { deviceId } = await newDevice();
    expect(await failureOf(registryClient().create({ deviceId }))).toBe('DeviceAlreadyExistsError');
  });

  it('have names of legal characters only', async () => {
    const deviceId = `${freshDeviceId()}-.+%_#*?!(),:=@$'`;
    await newDevice(deviceId);
    expect((await registryClient().get(deviceId)).responseBody.deviceId).toBe(deviceId);
    expect(await failureOf(registryClient().create({ deviceId: 'with space' }))).toBe('ArgumentError');
  });

  it('are written in bulk, with a result for each that failed', async () => {
    const registry = registryClient();
    const { deviceId: there } = await newDevice();
    const fresh = freshDeviceId();
    deleteAfterwards(fresh);
    const authentication = { symmetricKey: { primaryKey: '', secondaryKey: '' } };
    const ids = [fresh, there].map((deviceId) => ({ deviceId, authentication }));
    const { responseBody } = await registry.addDevices(ids).catch((error: { responseBody?: string }) => ({
      responseBody: JSON.parse(error.responseBody ?? '{}'),
    }));
    expect(responseBody.isSuccessful).toBe(false);
    expect(responseBody.errors).toMatchObject([{ deviceId: there }]);
    expect((await registry.get(fresh)).responseBody.deviceId).toBe(fresh);
  });
});

describe('modules', () => {
  it('are added once, listed and removed, and go with their device', async () => {
    const registry = registryClient();
    const { deviceId } = await newDevice();
    await registry.addModule({ deviceId, moduleId: 'azureiotsecurity' });
    expect(await failureOf(registry.addModule({ deviceId, moduleId: 'azureiotsecurity' }))).not.toBe('none');
    await registry.addModule({ deviceId, moduleId: 'other' });
    const { responseBody: modules } = await registry.getModulesOnDevice(deviceId);
    expect(modules.map(({ moduleId }) => moduleId).sort()).toEqual(['azureiotsecurity', 'other']);
    await registry.removeModule(deviceId, 'other');
    expect((await registry.getModulesOnDevice(deviceId)).responseBody).toHaveLength(1);
    await registry.delete(deviceId);
    expect(await failureOf(registry.getModule(deviceId, 'azureiotsecurity'))).toMatch(/NotFound|Error/);
  });
});

describe('statistics', () => {
  it('count devices', async () => {
    await newDevice();
    const { responseBody } = await registryClient().getRegistryStatistics();
    expect(responseBody.totalDeviceCount).toBeGreaterThan(0);
  });
});
