/** Whether the caller of a route may call it: with a shared access signature, a bearer token or a device's own credential. */
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Authority, DeviceCredential, DeviceRefusal } from '../authority/authority';
import { peerCertificatesOf } from '../authority/peerCertificates';
import type { Entra } from '../entra';
import { HubError } from '../hubError';
import type { RequestHead } from './request';
import type { RoutedCall } from './routes';

/** Fails with 401 otherwise. */
export async function authorize(
  incoming: IncomingMessage,
  { method, segments, headers: { authorization } }: RequestHead,
  { route: { needs, isOpenTo }, parameters: { deviceId, moduleId } }: RoutedCall,
  authority: Authority,
  entra: Entra,
): Promise<void> {
  if (isOpenTo !== undefined && deviceId !== undefined) {
    const identity = isOpenTo === 'device' || moduleId === undefined ? { deviceId } : { deviceId, moduleId };
    const verdict = authority.authenticateDevice(identity, deviceCredentialOf(incoming));
    if (verdict.ok) return;
    if (needs === null) throw refusalOf(verdict.reason);
  }
  if (needs === null) {
    throw new HubError('IotHubUnauthorized', 'Unauthorized: only the device may call this.');
  }
  if (authorization !== undefined && /^bearer\s/i.test(authorization)) {
    await entra.issuer.authorize(authorization, needs, `${method} on /${segments.join('/')}`);
  } else {
    authority.authorizeService(authorization, needs);
  }
}

/** What the caller shows to be believed a device. */
export function deviceCredentialOf({ socket, headers }: IncomingMessage): DeviceCredential {
  // The server gets its connections from the TLS port only.
  const certificates = peerCertificatesOf(socket as TLSSocket);
  return { token: headers.authorization ?? null, certificates };
}

function refusalOf(reason: DeviceRefusal): HubError {
  return reason === 'disabled'
    ? new HubError('DeviceDisabled', 'The device is disabled.')
    : new HubError('IotHubUnauthorized', 'Unauthorized: the credential is not that of the device.');
}
