/** A local stand-in for Microsoft Entra ID: signs access tokens for the hub and checks those a service shows. */
import { exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { type PermissionName, permissions } from '../authority/permissions';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import type { Registry } from '../registry/registry';
import { allow, type DataRole, dataRoles } from './roles';

/** The resource that services ask a token for (authenticate-authorize-azure-ad.md). */
export const audience = 'https://iothubs.azure.net';
const algorithm = 'RS256';
/** Entra's own tolerance for clocks that differ. */
const clockToleranceS = 5 * 60;

export interface TokenRequest {
  /** Who the token is for, as it appears in refusals. */
  readonly principal: string;
  /** Entra keeps role assignments beside the token; the local issuer writes them into it. */
  readonly roles: readonly DataRole[];
  readonly lifetimeS: number;
}

export interface TokenIssuer {
  readonly issuer: string;
  issue(request: TokenRequest): Promise<string>;
  /** The public key, as Entra publishes its own. */
  publicKey(): Promise<PublicKey>;
  /** Fails with 401 unless the token in the header is good and its roles have the permission; `call` names the call. */
  authorize(
    authorization: string,
    needs: PermissionName,
    call: string,
  ): Promise<{ readonly expiresAtMs: number }>;
}

const claims = z.object({ appid: z.string(), roles: z.array(z.enum(dataRoles)), exp: z.number() });

/** The key is made when it is first needed and survives restarts, so that tokens handed out stay good. */
export function openTokenIssuer(hostName: string, registry: Registry, clock: HubClock): TokenIssuer {
  const issuer = `https://${hostName}/entra/v2.0`;
  let opened: Promise<SigningKeys> | null = null;
  const keys = (): Promise<SigningKeys> => {
    opened ??= openKeys(registry);
    return opened;
  };

  return {
    issuer,
    issue: async ({ principal, roles, lifetimeS }) => {
      const { privateKey, publicJwk } = await keys();
      const nowS = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ appid: principal, oid: principal, roles: [...roles] })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: publicJwk.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(principal)
        .setIssuedAt(nowS)
        .setNotBefore(nowS)
        .setExpirationTime(nowS + lifetimeS)
        .sign(privateKey);
    },
    publicKey: async () => (await keys()).publicJwk,
    authorize: async (authorization, needs, call) => {
      const { publicKey } = await keys();
      const token = authorization.replace(/^bearer\s+/i, '');
      const verified = await jwtVerify(token, publicKey, {
        issuer,
        audience,
        algorithms: [algorithm],
        clockTolerance: clockToleranceS,
        currentDate: clock.now(),
      }).catch(() => null);
      const known = claims.safeParse(verified?.payload);
      if (!known.success) throw new HubError('IotHubUnauthorized', 'Unauthorized: the token is not valid.');
      const { appid, roles, exp } = known.data;
      if (allow(roles, permissions[needs].actions)) return { expiresAtMs: (exp + clockToleranceS) * 1000 };
      // The service's own words, seen in Azure/azure-iot-sdk-csharp#3344.
      throw new HubError(
        'IotHubUnauthorized',
        `Principal ${appid} is not authorized for ${call} due to no assigned permissions`,
      );
    },
  };
}

/** An RSA key of a JSON Web Key set (RFC 7517 and RFC 7518, 6.3). */
interface PublicKey {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
  readonly kid: string;
  readonly alg: string;
  readonly use: string;
}

interface SigningKeys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: PublicKey;
}

const storedKey = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), kid: z.string() });

async function openKeys(registry: Registry): Promise<SigningKeys> {
  const text = registry.setting('tokenSigningKey');
  const privateJwk = storedKey.parse(text === null ? await freshKey() : JSON.parse(text));
  if (text === null) registry.keepSetting('tokenSigningKey', JSON.stringify(privateJwk));
  const { kty, n, e, kid } = privateJwk;
  const publicJwk: PublicKey = { kty, n, e, kid, alg: algorithm, use: 'sig' };
  return {
    privateKey: await importedKey(privateJwk),
    publicKey: await importedKey({ ...publicJwk }),
    publicJwk,
  };
}

async function freshKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() };
}

async function importedKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('The token signing key is not an RSA key.');
  return key;
}
