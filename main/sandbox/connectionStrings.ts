/** Connection strings of the embedded hub, as a portal would show them. */
import type { Hub } from './hub';
import type { IdentityRef } from './ports';

/** For service clients; fails for a policy that does not exist. */
export function policyConnectionString({ hostName, policies }: Hub, policyName: string): string {
  const policy = policies.find(({ name }) => name === policyName);
  if (!policy) throw new Error(`The hub has no policy ${policyName}.`);
  return `HostName=${hostName};SharedAccessKeyName=${policy.name};SharedAccessKey=${policy.primaryKey}`;
}

/** For clients of Event Hubs, which read what devices sent; fails for a policy that does not exist. */
export function eventsConnectionString({ hostName, policies, events }: Hub, policyName: string): string {
  const policy = policies.find(({ name }) => name === policyName);
  if (!policy) throw new Error(`The hub has no policy ${policyName}.`);
  return (
    `Endpoint=sb://${hostName}/;SharedAccessKeyName=${policy.name};` +
    `SharedAccessKey=${policy.primaryKey};EntityPath=${events.entity}`
  );
}

/** For device clients, with the loopback address as gateway; null when the identity has no key. */
export function deviceConnectionString({ hostName, port, rooms }: Hub, ref: IdentityRef): string | null {
  const { primaryKey } = rooms.identities.find(ref).authentication.symmetricKey;
  if (primaryKey === null) return null;
  const module = ref.moduleId === undefined ? '' : `;ModuleId=${ref.moduleId}`;
  return `HostName=${hostName};DeviceId=${ref.deviceId}${module};SharedAccessKey=${primaryKey};GatewayHostName=localhost:${port}`;
}
