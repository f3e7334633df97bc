/** What one connection has shown of itself: tokens given to `$cbs` or by SASL, or the certificates TLS was agreed with. */
import type { DeviceCredential, DeviceVerdict } from '../authority/authority';
import type { PeerCertificates } from '../authority/peerCertificates';
import type { PermissionName } from '../authority/permissions';
import { readSasToken, type SasToken } from '../authority/sasToken';
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';
import type { PlainUser } from './sasl';

export interface CredentialPorts {
  authorizeService(token: string | undefined, needs: PermissionName): void;
  /** Whether the token is one of a policy that may connect as any device. */
  opensAllDevices(token: string): boolean;
  /** Of a bearer token; `call` names what is called. */
  authorizeBearer(
    token: string,
    needs: PermissionName,
    call: string,
  ): Promise<{ readonly expiresAtMs: number }>;
  authenticate(identity: IdentityRef, credential: DeviceCredential): DeviceVerdict;
  /** The same for an identity that is new on its connection, within the limits of the hub's tier. */
  admit(identity: IdentityRef, credential: DeviceCredential): DeviceVerdict;
}

export interface Credentials {
  /** Fails with a HubError for a token that is good for nothing. */
  put(token: string): Promise<void>;
  /** The same by SASL PLAIN, where the client says whose token it is. */
  signIn(user: PlainUser, token: string): void;
  authorizeDevice(identity: IdentityRef): void;
  authorizeService(needs: PermissionName): void;
  /** When the first of the tokens runs out; infinite without any. */
  expiresAtMs(): number;
  /** Forgets what has run out; false when that was all the client had, or what it had for the whole hub. */
  forgetExpired(nowMs: number): boolean;
  /** Whether something it has shown may still be good for this device or module. */
  covers(identity: IdentityRef): boolean;
}

const servicePermissions = ['sendMessages', 'readFeedback'] as const;
/** Of devices behind one gateway (iot-hub-devguide-quotas-throttling.md names 1,000 tokens for a connection). */
const mostTokens = 1000;

interface KeptToken {
  readonly text: string;
  readonly expiresAtMs: number;
}

export function createCredentials(ports: CredentialPorts, certificates: PeerCertificates): Credentials {
  const tokens = new Map<string, KeptToken>();
  const admitted = new Set<string>();
  const granted = new Set<PermissionName>();
  /** Of a policy, for the whole hub. */
  let hubToken: KeptToken | null = null;
  let bearerExpiresAtMs = Number.POSITIVE_INFINITY;

  const check = (identity: IdentityRef, token: string | null): DeviceVerdict & { readonly ok: true } => {
    const judge = admitted.has(keyOf(identity)) ? ports.authenticate : ports.admit;
    const verdict = judge(identity, { token, certificates });
    if (!verdict.ok) throw refusalOf(verdict.reason);
    admitted.add(keyOf(identity));
    return verdict;
  };
  const keepHubToken = (text: string, { resource, expiresAtMs }: SasToken): void => {
    const needs = resource[1] === 'messages' ? 'readEvents' : 'sendMessages';
    if (!ports.opensAllDevices(text)) ports.authorizeService(text, needs);
    hubToken = { text, expiresAtMs };
  };
  const keepDeviceToken = (identity: IdentityRef, text: string): void => {
    const key = keyOf(identity);
    if (tokens.size >= mostTokens && !tokens.has(key)) {
      throw new HubError('IotHubQuotaExceeded', `A connection takes ${mostTokens} tokens.`);
    }
    const { expiresAtMs } = check(identity, text);
    tokens.set(key, { text, expiresAtMs });
  };
  const tokenFor = (identity: IdentityRef): KeptToken | null =>
    tokens.get(keyOf(identity)) ?? tokens.get(keyOf({ deviceId: identity.deviceId })) ?? hubToken;

  return {
    put: async (text) => {
      if (/^bearer\s/i.test(text)) {
        for (const needs of servicePermissions) {
          const { expiresAtMs } = await ports.authorizeBearer(text, needs, 'put-token');
          granted.add(needs);
          bearerExpiresAtMs = expiresAtMs;
        }
        return;
      }
      const token = readSasToken(text);
      if (!token) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is malformed.');
      const identity = identityIn(token.resource);
      if (identity === null) keepHubToken(text, token);
      else keepDeviceToken(identity, text);
    },
    signIn: (user, text) => {
      if (user.kind === 'device') {
        keepDeviceToken(user.identity, text);
        return;
      }
      const token = readSasToken(text);
      if (token?.policyName !== user.name) {
        throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is of another policy.');
      }
      keepHubToken(text, token);
    },
    authorizeDevice: (identity) => {
      check(identity, tokenFor(identity)?.text ?? null);
    },
    authorizeService: (needs) => {
      if (!granted.has(needs)) ports.authorizeService(hubToken?.text, needs);
    },
    expiresAtMs: () =>
      Math.min(
        hubToken?.expiresAtMs ?? Number.POSITIVE_INFINITY,
        bearerExpiresAtMs,
        ...[...tokens.values()].map(({ expiresAtMs }) => expiresAtMs),
      ),
    forgetExpired: (nowMs) => {
      if (bearerExpiresAtMs <= nowMs || (hubToken !== null && hubToken.expiresAtMs <= nowMs)) return false;
      for (const [key, { expiresAtMs }] of tokens) if (expiresAtMs <= nowMs) tokens.delete(key);
      return tokens.size > 0 || hubToken !== null || granted.size > 0 || certificates.length > 0;
    },
    covers: (identity) => tokenFor(identity) !== null || certificates.length > 0,
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
