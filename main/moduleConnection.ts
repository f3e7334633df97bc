/** How the local agent reaches the open hub as a device's classic security module. */
import type { AgentStart, Registration } from '../preload/contract';
import {
  type AgentHubRoute,
  type AgentModuleConnection,
  type ClipboardKeys,
  type DeviceCertificates,
  type DeviceCredential,
  findRegistration,
  moduleKeyAsDevice,
} from './agent';
import { deviceRefusal } from './deviceRefusal';
import { ExpectedFailure } from './failures';
import { HubCallError, type HubClient } from './hubs';
import type { Secret } from './secrets';
import { securityModuleIds } from './security';

const moduleId = securityModuleIds.classic;

/** What a person handed over. */
export interface HeldCredentials {
  readonly certificates: Pick<DeviceCertificates, 'find'>;
  readonly keys: Pick<ClipboardKeys, 'find'>;
}

/** Fails as the contract declares for the start of an agent, and when the hub is not the one of that host name. */
export async function moduleConnection(
  hub: HubClient,
  held: HeldCredentials,
  { deviceId, transport, proxy, signIn }: AgentStart,
  signal?: AbortSignal,
  hostName = hub.hostName,
): Promise<AgentModuleConnection> {
  if (hub.hostName !== hostName) throw new Error(`Another hub than ${hostName} is open.`);
  const route = { ...hub.agentConnection(), proxy };
  const as = (key: Secret): AgentModuleConnection => ({ ...route, deviceId, moduleId, key, transport });
  switch (signIn.kind) {
    case 'moduleKey':
      return as(await moduleKeyInRegistry(hub, deviceId, signal));
    case 'deviceKey': {
      const { primaryKey } = await hub.readDeviceKeys(deviceId, signal);
      if (primaryKey === null) throw new ExpectedFailure('DEVICE_WITHOUT_KEY');
      return as(await moduleKeyWith({ kind: 'key', key: primaryKey }, hub, route, deviceId, signal));
    }
    case 'deviceCertificate': {
      const certificate = held.certificates.find(signIn.certificateId);
      return as(await moduleKeyWith({ kind: 'certificate', ...certificate }, hub, route, deviceId, signal));
    }
    case 'provisioning': {
      const { registration } = signIn;
      const credential = credentialOf(registration, held);
      await checkAssignment({ deviceId, registration }, credential, hub, proxy, signal);
      return as(await moduleKeyWith(credential, hub, route, deviceId, signal));
    }
  }
}

function credentialOf({ proof }: Registration, { certificates, keys }: HeldCredentials): DeviceCredential {
  return proof.kind === 'key'
    ? { kind: 'key', key: keys.find(proof.keyId) }
    : { kind: 'certificate', ...certificates.find(proof.certificateId) };
}

/** Fails unless the device is provisioned to this hub, under this identifier. */
async function checkAssignment(
  { deviceId, registration }: { readonly deviceId: string; readonly registration: Registration },
  credential: DeviceCredential,
  hub: HubClient,
  proxy: AgentStart['proxy'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const route = { ...hub.provisioningConnection(), proxy };
  const assignment = await findRegistration(route, registration, credential, signal);
  if (assignment.hostName.toLowerCase() !== hub.hostName.toLowerCase()) {
    throw new ExpectedFailure('ASSIGNED_TO_OTHER_HUB', { hostName: assignment.hostName });
  }
  if (assignment.deviceId !== deviceId) {
    throw new ExpectedFailure('ASSIGNED_AS_OTHER_DEVICE', { deviceId: assignment.deviceId });
  }
}

/** A refused device is looked up in the registry, which says why more plainly than the refusal does. */
async function moduleKeyWith(
  credential: DeviceCredential,
  hub: HubClient,
  route: AgentHubRoute,
  deviceId: string,
  signal: AbortSignal | undefined,
): Promise<Secret> {
  try {
    return await moduleKeyAsDevice(route, { deviceId, moduleId }, credential, signal);
  } catch (error) {
    const isRefused = error instanceof HubCallError && error.failure.cause === 'unauthorized';
    const identity = isRefused ? await hub.readDevice(deviceId, signal).catch(() => null) : null;
    const code = identity && deviceRefusal(identity, credential, new Date());
    throw code ? new ExpectedFailure(code, undefined, { cause: error }) : error;
  }
}

async function moduleKeyInRegistry(
  hub: HubClient,
  deviceId: string,
  signal: AbortSignal | undefined,
): Promise<Secret> {
  const key = await hub.readModuleKey(deviceId, moduleId, signal).catch((error: unknown) => {
    const isMissing = error instanceof HubCallError && error.failure.cause === 'notFound';
    throw isMissing ? new ExpectedFailure('MODULE_MISSING', undefined, { cause: error }) : error;
  });
  if (key === null) throw new ExpectedFailure('MODULE_WITHOUT_KEY');
  return key;
}
