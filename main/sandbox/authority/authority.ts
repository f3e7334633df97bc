/** Who may do what: tokens of services against policies, tokens of devices and modules against their keys. */
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import type { IdentityRef, Policy } from '../ports';
import type { Registry } from '../registry/registry';
import { type PermissionName, permissions } from './permissions';
import { coversResource, isSignedWith, readSasToken, type SasToken } from './sasToken';

/** The service tolerates clocks that differ by five minutes (authenticate-authorize-sas.md). */
const clockSkewMs = 5 * 60_000;

export type DeviceVerdict =
  | { readonly ok: true; readonly expiresAtMs: number }
  | { readonly ok: false; readonly reason: 'malformed' | 'unauthorized' | 'disabled' };

export interface Authority {
  /** Fails with 401 unless the token's policy has the permission for the whole hub. */
  authorizeService(authorization: string | undefined, needs: PermissionName): void;
  /** Whether the token lets its holder be this device or module now. */
  authenticateDevice(identity: IdentityRef, token: string): DeviceVerdict;
}

export function createAuthority(
  hostName: string,
  policies: readonly Policy[],
  registry: Registry,
  clock: HubClock,
): Authority {
  const isLive = (token: SasToken): boolean => token.expiresAtMs + clockSkewMs > clock.now().getTime();
  const policyOf = (token: SasToken): Policy | undefined =>
    policies.find(
      ({ name, primaryKey, secondaryKey }) =>
        name === token.policyName && (isSignedWith(token, primaryKey) || isSignedWith(token, secondaryKey)),
    );

  return {
    authorizeService: (authorization, needs) => {
      if (!authorization) throw new HubError('IotHubUnauthorized', 'Unauthorized: no Authorization header.');
      const token = readSasToken(authorization);
      if (!token) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is malformed.');
      if (!isLive(token)) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token has expired.');
      const policy = policyOf(token);
      if (!policy || !coversResource(token, [hostName])) {
        throw new HubError('IotHubUnauthorized', 'Unauthorized: the signature or its resource is not right.');
      }
      const { rights } = permissions[needs];
      if (!rights.some((right) => policy.rights.includes(right))) {
        throw new HubError(
          'IotHubUnauthorized',
          `Unauthorized: the policy ${policy.name} does not have the permission ${rights.join(' or ')}.`,
        );
      }
    },

    authenticateDevice: (identity, text) => {
      const token = readSasToken(text);
      if (!token) return { ok: false, reason: 'malformed' };
      const device = registry.find({ deviceId: identity.deviceId });
      const self = identity.moduleId === undefined ? device : registry.find(identity);
      if (!device || !self || !isLive(token)) return { ok: false, reason: 'unauthorized' };
      const target = [hostName, 'devices', identity.deviceId];
      if (identity.moduleId !== undefined) target.push('modules', identity.moduleId);
      if (!coversResource(token, target)) return { ok: false, reason: 'unauthorized' };
      if (!isSignedFor(token, self.authentication)) return { ok: false, reason: 'unauthorized' };
      if (device.status === 'disabled') return { ok: false, reason: 'disabled' };
      return { ok: true, expiresAtMs: token.expiresAtMs };
    },
  };

  function isSignedFor(
    token: SasToken,
    { type, symmetricKey }: { type: string; symmetricKey: KeyPair },
  ): boolean {
    if (token.policyName !== null) return policyOf(token)?.rights.includes('DeviceConnect') ?? false;
    if (type !== 'sas') return false;
    return [symmetricKey.primaryKey, symmetricKey.secondaryKey].some(
      (key) => key !== null && isSignedWith(token, key),
    );
  }
}

interface KeyPair {
  readonly primaryKey: string | null;
  readonly secondaryKey: string | null;
}
