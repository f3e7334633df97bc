/** Who a CONNECT packet says it is. Source: MicrosoftDocs/azure-docs articles/iot/iot-mqtt-connect-to-iot-hub.md. */
import type { IdentityRef } from '../ports';

/** `{deviceId}` or `{deviceId}/{moduleId}`; identifiers hold no slash. Null for anything else. */
export function identityOfClientId(clientId: string): IdentityRef | null {
  const [deviceId, moduleId, ...more] = clientId.split('/');
  if (!deviceId || moduleId === '' || more.length > 0) return null;
  return moduleId === undefined ? { deviceId } : { deviceId, moduleId };
}

/** `{host}/{clientId}` with `/?api-version=…` or an older form after it. */
export function isUserNameOf(userName: string, hostName: string, clientId: string): boolean {
  const [host, ...rest] = userName.split('/');
  const own = clientId.split('/');
  return (
    host?.toLowerCase() === hostName.toLowerCase() &&
    own.every((segment, index) => rest[index] === segment) &&
    (rest.length === own.length || /^\??[\w-]+=|^\?$/.test(rest.slice(own.length).join('/')))
  );
}
