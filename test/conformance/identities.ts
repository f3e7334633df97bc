/** Identities of a test's own on the hub under test, deleted when it ends. */
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { registryClient } from './serviceClients';

export interface TestIdentity {
  readonly deviceId: string;
  readonly moduleId?: string;
  readonly primaryKey: string;
}

export function freshDeviceId(): string {
  return `siteward-conformance-${randomBytes(6).toString('hex')}`;
}

/** Deletes the device when the test ends, whether it is there or not. */
export function deleteAfterwards(deviceId: string): void {
  onTestFinished(async () => {
    await registryClient()
      .delete(deviceId)
      .catch(() => {});
  });
}

export async function newDevice(deviceId = freshDeviceId()): Promise<TestIdentity> {
  deleteAfterwards(deviceId);
  const { responseBody } = await registryClient().create({ deviceId });
  return { deviceId, primaryKey: responseBody.authentication?.symmetricKey?.primaryKey ?? '' };
}

/** A device that is known by the thumbprint of its certificate. */
export async function newDeviceWithThumbprint(thumbprint: string): Promise<string> {
  const deviceId = freshDeviceId();
  deleteAfterwards(deviceId);
  const x509Thumbprint = { primaryThumbprint: thumbprint, secondaryThumbprint: thumbprint };
  await registryClient().create({ deviceId, authentication: { type: 'selfSigned', x509Thumbprint } });
  return deviceId;
}

export async function newModule(moduleId = 'azureiotsecurity'): Promise<TestIdentity & { moduleId: string }> {
  const { deviceId } = await newDevice();
  const { responseBody } = await registryClient().addModule({ deviceId, moduleId });
  return { deviceId, moduleId, primaryKey: responseBody.authentication?.symmetricKey?.primaryKey ?? '' };
}
