/** Who may do what: tokens of services against policies, tokens and certificates of devices and modules against their identities. */
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import type { Authentication, IdentityRef, Policy } from '../ports';
import type { Registry } from '../registry/registry';
import type { CertificateAuthorities } from './certificateAuthorities';
import { isShown } from './certificateCheck';
import type { PeerCertificates } from './peerCertificates';
import { type PermissionName, permissions } from './permissions';
import { coversResource, isSignedWith, readSasToken, type SasToken } from './sasToken';

interface PolicyToken {
  readonly token: SasToken;
  readonly policy: Policy;
}

const mostKnownTokens = 200;

function tokenExpired(): HubError {
  return new HubError('IotHubUnauthorized', 'Unauthorized: the token has expired.');
}

/** The service tolerates clocks that differ by five minutes (authenticate-authorize-sas.md). */
const clockSkewMs = 5 * 60_000;

export type DeviceVerdict =
  /** Certificates are looked at when a connection begins, so they let it live for ever. */
  | { readonly ok: true; readonly expiresAtMs: number; readonly generationId: string }
  | { readonly ok: false; readonly reason: DeviceRefusal };

/** `throttled`: the hub's tier takes no more connections just now. */
export type DeviceRefusal = 'malformed' | 'unauthorized' | 'disabled' | 'throttled';

/** What a client shows to be believed a device or module. */
export interface DeviceCredential {
  /** A shared access signature; null when there is none. */
  readonly token: string | null;
  readonly certificates: PeerCertificates;
}

export interface Authority {
  /** Fails with 401 unless the token's policy has the permission for the whole hub. */
  authorizeService(authorization: string | undefined, needs: PermissionName): void;
  /** Whether the token is one of a policy with the right DeviceConnect, for the whole hub or all its devices. */
  opensAllDevices(text: string): boolean;
  /** Whether the credential lets its holder be this device or module now. */
  authenticateDevice(identity: IdentityRef, credential: DeviceCredential): DeviceVerdict;
}

export function createAuthority(
  hostName: string,
  policies: readonly Policy[],
  registry: Registry,
  authorities: Pick<CertificateAuthorities, 'list'>,
  clock: HubClock,
): Authority {
  const eventsResource = [hostName, 'messages', 'events'];
  const isLive = (token: SasToken): boolean => token.expiresAtMs + clockSkewMs > clock.now().getTime();
  const policyOf = (token: SasToken): Policy | undefined =>
    policies.find(
      ({ name, primaryKey, secondaryKey }) =>
        name === token.policyName && (isSignedWith(token, primaryKey) || isSignedWith(token, secondaryKey)),
    );

  /** Services send one token with every call; policies and their keys stay the same while the hub runs. */
  const knownTokens = new Map<string, PolicyToken>();
  const policyTokenIn = (authorization: string): PolicyToken => {
    const known = knownTokens.get(authorization);
    if (known) return known;
    const token = readSasToken(authorization);
    if (!token) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is malformed.');
    if (!isLive(token)) throw tokenExpired();
    const policy = policyOf(token);
    const isCovering = coversResource(token, [hostName]) || coversResource(token, eventsResource);
    if (!policy || !isCovering) {
      throw new HubError('IotHubUnauthorized', 'Unauthorized: the signature or its resource is not right.');
    }
    if (knownTokens.size >= mostKnownTokens) knownTokens.clear();
    knownTokens.set(authorization, { token, policy });
    return { token, policy };
  };

  return {
    authorizeService: (authorization, needs) => {
      if (!authorization) throw new HubError('IotHubUnauthorized', 'Unauthorized: no Authorization header.');
      const { token, policy } = policyTokenIn(authorization);
      if (!isLive(token)) throw tokenExpired();
      // A token for the events alone is good for nothing else.
      const target = needs === 'readEvents' ? eventsResource : [hostName];
      if (!coversResource(token, target)) {
        throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is for another resource.');
      }
      const { rights } = permissions[needs];
      if (!rights.some((right) => policy.rights.includes(right))) {
        throw new HubError(
          'IotHubUnauthorized',
          `Unauthorized: the policy ${policy.name} does not have the permission ${rights.join(' or ')}.`,
        );
      }
    },

    opensAllDevices: (text) => {
      const token = readSasToken(text);
      if (!token || !isLive(token) || !coversResource(token, [hostName, 'devices'])) return false;
      return policyOf(token)?.rights.includes('DeviceConnect') ?? false;
    },

    authenticateDevice: (identity, { token: text, certificates }) => {
      const token = text === null ? null : readSasToken(text);
      if (text !== null && token === null) return { ok: false, reason: 'malformed' };
      const device = registry.find({ deviceId: identity.deviceId });
      const self = identity.moduleId === undefined ? device : registry.find(identity);
      if (!device || !self) return { ok: false, reason: 'unauthorized' };
      const expiresAtMs =
        token === null
          ? certificateLife(identity, self.authentication, certificates)
          : tokenLife(identity, self.authentication, token);
      if (expiresAtMs === null) return { ok: false, reason: 'unauthorized' };
      if (device.status === 'disabled') return { ok: false, reason: 'disabled' };
      return { ok: true, expiresAtMs, generationId: self.generationId };
    },
  };

  /** Null unless the certificates are this identity's. */
  function certificateLife(
    identity: IdentityRef,
    authentication: Authentication,
    certificates: PeerCertificates,
  ): number | null {
    const isOwn = isShown(identity, authentication, certificates, authorities.list(), clock.now());
    return isOwn ? Number.POSITIVE_INFINITY : null;
  }

  /** Null unless the token is live and this identity's. */
  function tokenLife(identity: IdentityRef, authentication: Authentication, token: SasToken): number | null {
    const target = [hostName, 'devices', identity.deviceId];
    if (identity.moduleId !== undefined) target.push('modules', identity.moduleId);
    if (!isLive(token) || !coversResource(token, target) || !isSignedFor(token, authentication)) return null;
    // What is accepted for the clocks' difference alone lives until that is used up, too.
    return token.expiresAtMs > clock.now().getTime() ? token.expiresAtMs : token.expiresAtMs + clockSkewMs;
  }

  function isSignedFor(token: SasToken, { type, symmetricKey }: Authentication): boolean {
    if (token.policyName !== null) return policyOf(token)?.rights.includes('DeviceConnect') ?? false;
    if (type !== 'sas') return false;
    return [symmetricKey.primaryKey, symmetricKey.secondaryKey].some(
      (key) => key !== null && isSignedWith(token, key),
    );
  }
}
