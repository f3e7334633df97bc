import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newDevice } from './identities';
import { registryClient } from './serviceClients';

/** The first run comes shortly after the configuration (iot-hub-automatic-device-management.md). */
const patience = { timeout: 50_000, interval: 500 };

describe('an automatic configuration', () => {
  it('is applied to the devices of its target condition', async () => {
    const registry = registryClient();
    const { deviceId } = await newDevice();
    const id = `siteward-${randomBytes(6).toString('hex')}`;
    await registry.updateTwin(deviceId, { tags: { conformance: id } }, '*');
    onTestFinished(async () => {
      await registry.removeConfiguration(id).catch(() => {});
    });
    await registry.addConfiguration({
      id,
      schemaVersion: '1.0',
      content: { deviceContent: { 'properties.desired.pump': { pressureBar: 4 } } },
      targetCondition: `tags.conformance='${id}'`,
      priority: 10,
    } as never);
    const desired = async () => (await registry.getTwin(deviceId)).responseBody.properties.desired;
    await expect.poll(desired, patience).toMatchObject({ pump: { pressureBar: 4 } });
    expect((await registry.getConfiguration(id)).responseBody).toMatchObject({ id, priority: 10 });
  });
});
