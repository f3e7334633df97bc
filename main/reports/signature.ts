/** Signs bytes with the laptop's Ed25519 key and judges them: a detached JWS that carries the public key. */
import {
  base64url,
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { reveal, type Secret, secretOf, type Vault } from '../secrets';

export interface SigningKey {
  /** SHA-256 thumbprint of the public key (RFC 7638), base64url. */
  readonly fingerprint: string;
  sign(content: Uint8Array): Promise<string>;
}

const algorithm = 'EdDSA';
const vaultId = 'reports.signingKey';
const signatureBytes = 64;

const privateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});
/** Nothing but what stands here: a header of ours has no other form. */
const protectedHeader = z.strictObject({
  alg: z.literal(algorithm),
  jwk: z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
});

/** Made once and kept in the vault; on a machine that keeps nothing, made for this session. */
export async function openSigningKey(vault: Pick<Vault, 'find' | 'keep'>): Promise<SigningKey> {
  const kept = vault.find(vaultId);
  const known = kept === null ? null : parsedKey(kept);
  if (known !== null) return signingKeyOf(known);
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  const made = privateJwk.parse(await exportJWK(privateKey));
  vault.keep(vaultId, secretOf(JSON.stringify(made)), 'vault');
  return signingKeyOf(made);
}

function parsedKey(kept: Secret): z.infer<typeof privateJwk> | null {
  try {
    return privateJwk.parse(JSON.parse(reveal(kept)));
  } catch {
    return null;
  }
}

async function signingKeyOf(key: z.infer<typeof privateJwk>): Promise<SigningKey> {
  const { kty, crv, x } = key;
  const jwk: JWK = { kty, crv, x };
  const privateKey = await importJWK(key, algorithm);
  return {
    fingerprint: await calculateJwkThumbprint(jwk),
    sign: async (content) => {
      const jws = await new CompactSign(content).setProtectedHeader({ alg: algorithm, jwk }).sign(privateKey);
      const [header, , signature] = jws.split('.');
      return `${header}..${signature}`;
    },
  };
}

/** The fingerprint of the key that made the signature over exactly this content; null when none did. */
export async function signerOf(content: Uint8Array, detached: string): Promise<string | null> {
  const [header = '', payload, signature = ''] = detached.split('.');
  if (payload !== '' || !isCanonical(header) || !isCanonical(signature)) return null;
  if (base64url.decode(signature).length !== signatureBytes) return null;
  try {
    const { jwk } = protectedHeader.parse(JSON.parse(new TextDecoder().decode(base64url.decode(header))));
    await compactVerify(`${header}.${base64url.encode(content)}.${signature}`, EmbeddedJWK, {
      algorithms: [algorithm],
    });
    return await calculateJwkThumbprint(jwk);
  } catch {
    return null;
  }
}

/** Base64url whose last character has no bits to spare: otherwise several texts stand for the same bytes. */
function isCanonical(text: string): boolean {
  try {
    return text !== '' && base64url.encode(base64url.decode(text)) === text;
  } catch {
    return false;
  }
}
