/** Shared access signatures: read, and checked against a key. Pure but for the HMAC. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SasToken {
  /** `sr` exactly as it stands in the token: what was signed. */
  readonly signedResource: string;
  /** The resource decoded, by segments: host, `devices`, device id, … */
  readonly resource: readonly string[];
  readonly signature: string;
  /** `se` as it stands in the token. */
  readonly signedExpiry: string;
  readonly expiresAtMs: number;
  /** `skn`; null for a token signed with a device's or module's own key. */
  readonly policyName: string | null;
}

const scheme = 'SharedAccessSignature ';

/**
 * Null for text that is no token. Format: MicrosoftDocs/azure-docs iot-hub authenticate-authorize-sas.md; some tools
 * append an api-version to the resource, which does not narrow it.
 */
export function readSasToken(text: string): SasToken | null {
  if (!text.startsWith(scheme)) return null;
  const parts = new Map(
    text
      .slice(scheme.length)
      .split('&')
      .map((part): [string, string] => {
        const at = part.indexOf('=');
        return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      }),
  );
  const signedResource = parts.get('sr');
  const signature = decoded(parts.get('sig'));
  const signedExpiry = parts.get('se');
  const resource = decoded(signedResource);
  const policyName = parts.get('skn');
  if (!signedResource || !signature || !signedExpiry || !resource || !/^\d+$/.test(signedExpiry)) return null;
  return {
    signedResource,
    resource: segmentsOf(resource),
    signature,
    signedExpiry,
    expiresAtMs: Number(signedExpiry) * 1000,
    policyName: policyName ? decoded(policyName) : null,
  };
}

function segmentsOf(resource: string): string[] {
  const segments = resource.replace(/\/$/, '').split('/');
  return segments.at(-1)?.startsWith('api-version=') ? segments.slice(0, -1) : segments;
}

function decoded(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Whether the token was signed with this key: the key's bytes, or base64 of them. */
export function isSignedWith(token: SasToken, key: string | Buffer): boolean {
  const expected = createHmac('sha256', typeof key === 'string' ? Buffer.from(key, 'base64') : key)
    .update(`${token.signedResource}\n${token.signedExpiry}`)
    .digest();
  const given = Buffer.from(token.signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Segment by segment: `host/devices/a` covers `host/devices/a/modules/m`, not `host/devices/ab`. */
export function coversResource(token: SasToken, target: readonly string[]): boolean {
  return (
    token.resource.length <= target.length &&
    token.resource.every((segment, index) =>
      index === 0 ? segment.toLowerCase() === target[0]?.toLowerCase() : segment === target[index],
    )
  );
}
