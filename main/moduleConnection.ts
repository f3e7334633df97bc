/** How the local agent reaches the open hub as a device's classic security module. */
import type { AgentStart } from '../preload/contract';
import { type AgentModuleConnection, moduleKeyAsDevice } from './agent';
import { ExpectedFailure } from './failures';
import { HubCallError, type HubClient } from './hubs';
import type { Secret } from './secrets';
import { securityModuleIds } from './security';

const moduleId = securityModuleIds.classic;

/** Fails with MODULE_MISSING, MODULE_WITHOUT_KEY, DEVICE_WITHOUT_KEY (certificates) or the hub's own failure. */
export async function moduleConnection(
  hub: HubClient,
  { deviceId, transport, proxy, signIn }: AgentStart,
  signal?: AbortSignal,
): Promise<AgentModuleConnection> {
  const route = { ...hub.agentConnection(), proxy };
  switch (signIn.kind) {
    case 'moduleKey': {
      const key = await moduleKeyInRegistry(hub, deviceId, signal);
      return { ...route, deviceId, moduleId, key, transport };
    }
    case 'deviceKey': {
      const { primaryKey } = await hub.readDeviceKeys(deviceId, signal);
      if (primaryKey === null) throw new ExpectedFailure('DEVICE_WITHOUT_KEY');
      const key = await moduleKeyAsDevice(route, { deviceId, moduleId }, primaryKey, signal);
      return { ...route, deviceId, moduleId, key, transport };
    }
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
