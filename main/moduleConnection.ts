/** How the local agent reaches the open hub as a device's classic security module. */
import type { AgentModuleConnection } from './agent';
import { ExpectedFailure } from './failures';
import { HubCallError, type HubClient } from './hubs';
import { securityModuleIds } from './security';

/** Fails with MODULE_MISSING, MODULE_WITHOUT_KEY (certificates) or the hub's own failure. */
export async function moduleConnection(
  hub: HubClient,
  deviceId: string,
  signal?: AbortSignal,
): Promise<AgentModuleConnection> {
  const moduleId = securityModuleIds.classic;
  const key = await hub.readModuleKey(deviceId, moduleId, signal).catch((error: unknown) => {
    const isMissing = error instanceof HubCallError && error.failure.cause === 'notFound';
    throw isMissing ? new ExpectedFailure('MODULE_MISSING', undefined, { cause: error }) : error;
  });
  if (key === null) throw new ExpectedFailure('MODULE_WITHOUT_KEY');
  return { ...hub.agentConnection(), deviceId, moduleId, key };
}
