/** A device's certificate and its private key in PEM, as a person's files hold them. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

export interface CertificateFile {
  /** The device's own. */
  readonly certificate: X509Certificate;
  /** It, and those above it that the file holds, without anything else, such as a private key. */
  readonly pem: string;
}

export type KeyFile =
  | { readonly kind: 'key'; readonly key: KeyObject; readonly pem: string }
  | { readonly kind: 'encrypted' | 'unreadable' | 'none' };

const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const keyBlock = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----[\s\S]+?-----END \1-----/;
/** In the label (RFC 7468, 11) or in a header of the older form (RFC 1421, 4.6.1.1). */
const encryptedKey = /^-----BEGIN ENCRYPTED |^Proc-Type:\s*4,\s*ENCRYPTED/m;

/** Null when there is none, or one that cannot be read. */
export function readCertificateFile(text: string): CertificateFile | null {
  const blocks = text.match(certificateBlock) ?? [];
  try {
    const [certificate] = blocks.map((pem) => new X509Certificate(pem));
    return certificate ? { certificate, pem: `${blocks.join('\n')}\n` } : null;
  } catch {
    return null;
  }
}

export function readKeyFile(text: string): KeyFile {
  const pem = keyBlock.exec(text)?.[0];
  if (pem === undefined) return { kind: 'none' };
  if (encryptedKey.test(pem)) return { kind: 'encrypted' };
  try {
    return { kind: 'key', key: createPrivateKey(pem), pem };
  } catch {
    return { kind: 'unreadable' };
  }
}
