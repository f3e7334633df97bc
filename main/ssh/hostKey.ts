/** A server's public host key, as it comes in the SSH handshake. */
import { createHash } from 'node:crypto';

/** The blob begins with its type's name and that name's length (RFC 4253, section 6.6). Null for anything else. */
export function keyTypeOf(blob: Uint8Array): string | null {
  const bytes = Buffer.from(blob);
  if (bytes.length < 4) return null;
  const length = bytes.readUInt32BE(0);
  const name = bytes.subarray(4, 4 + length).toString('latin1');
  return name.length === length && /^[\w.@-]+$/.test(name) ? name : null;
}

/** As OpenSSH prints it (ssh-keygen(1), `-E sha256`). */
export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
