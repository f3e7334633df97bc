/** What one connection has shown of itself: tokens given to `$cbs`, or the certificates TLS was agreed with. */
import type { DeviceCredential, DeviceVerdict } from '../authority/authority';
import type { PeerCertificates } from '../authority/peerCertificates';
import type { PermissionName } from '../authority/permissions';
import { readSasToken } from '../authority/sasToken';
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';

export interface CredentialPorts {
  authorizeService(token: string | undefined, needs: PermissionName): void;
  /** Of a bearer token; `call` names what is called. */
  authorizeBearer(token: string, needs: PermissionName, call: string): Promise<void>;
  authenticate(identity: IdentityRef, credential: DeviceCredential): DeviceVerdict;
  /** The same for an identity that is new on its connection, within the limits of the hub's tier. */
  admit(identity: IdentityRef, credential: DeviceCredential): DeviceVerdict;
}

export interface Credentials {
  /** Fails with a HubError for a token that is good for nothing. */
  put(token: string): Promise<void>;
  authorizeDevice(identity: IdentityRef): void;
  authorizeService(needs: PermissionName): void;
  /** When the first of the tokens runs out; infinite without any. */
  expiresAtMs(): number;
}

const servicePermissions = ['sendMessages', 'readFeedback'] as const;
/** Of devices behind one gateway (iot-hub-devguide-quotas-throttling.md names 1,000 tokens for a connection). */
const mostTokens = 1000;

interface DeviceToken {
  readonly text: string;
  readonly expiresAtMs: number;
}

export function createCredentials(ports: CredentialPorts, certificates: PeerCertificates): Credentials {
  const tokens = new Map<string, DeviceToken>();
  const admitted = new Set<string>();
  const granted = new Set<PermissionName>();
  let serviceToken: DeviceToken | null = null;

  const check = (identity: IdentityRef, token: string | null): DeviceVerdict & { readonly ok: true } => {
    const judge = admitted.has(keyOf(identity)) ? ports.authenticate : ports.admit;
    const verdict = judge(identity, { token, certificates });
    if (!verdict.ok) throw refusalOf(verdict.reason);
    admitted.add(keyOf(identity));
    return verdict;
  };

  return {
    put: async (text) => {
      if (/^bearer\s/i.test(text)) {
        for (const needs of servicePermissions) {
          await ports.authorizeBearer(text, needs, 'put-token');
          granted.add(needs);
        }
        return;
      }
      const token = readSasToken(text);
      if (!token) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is malformed.');
      const identity = identityIn(token.resource);
      if (identity === null) {
        ports.authorizeService(text, 'sendMessages');
        serviceToken = { text, expiresAtMs: token.expiresAtMs };
        return;
      }
      const key = keyOf(identity);
      if (tokens.size >= mostTokens && !tokens.has(key)) {
        throw new HubError('IotHubQuotaExceeded', `A connection takes ${mostTokens} tokens.`);
      }
      const { expiresAtMs } = check(identity, text);
      tokens.set(key, { text, expiresAtMs });
    },
    authorizeDevice: (identity) => {
      const own = tokens.get(keyOf(identity)) ?? tokens.get(keyOf({ deviceId: identity.deviceId }));
      check(identity, own?.text ?? null);
    },
    authorizeService: (needs) => {
      if (!granted.has(needs)) ports.authorizeService(serviceToken?.text, needs);
    },
    expiresAtMs: () =>
      Math.min(
        serviceToken?.expiresAtMs ?? Number.POSITIVE_INFINITY,
        ...[...tokens.values()].map((token) => token.expiresAtMs),
      ),
  };
}

function keyOf({ deviceId, moduleId }: IdentityRef): string {
  return JSON.stringify([deviceId, moduleId]);
}

/** `host/devices/{d}[/modules/{m}]`; null for the whole hub. */
function identityIn([, devices, deviceId, modules, moduleId]: readonly string[]): IdentityRef | null {
  if (devices !== 'devices' || deviceId === undefined) return null;
  return modules === 'modules' && moduleId !== undefined ? { deviceId, moduleId } : { deviceId };
}

function refusalOf(reason: (DeviceVerdict & { ok: false })['reason']): HubError {
  switch (reason) {
    case 'disabled':
      return new HubError('DeviceDisabled', 'The device is disabled.');
    case 'throttled':
      return new HubError('ThrottlingException', 'Too many devices connect just now.');
    default:
      return new HubError('IotHubUnauthorized', 'Unauthorized: the credential is not that of the device.');
  }
}
