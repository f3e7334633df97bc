/** What the files of an agent's certificate hold: the certificate's own facts, and whether its private key is there. Pure. */
import { createPrivateKey, X509Certificate } from 'node:crypto';

export interface CertificateInFile {
  /** SHA-1 and SHA-256; null when it is no PEM certificate. */
  readonly thumbprints: readonly string[] | null;
  readonly validFrom: string;
  readonly validTo: string;
}

/** `unreadable`: not there, with a passphrase, or broken. `unknown`: where it would be was not looked into. */
export type PrivateKeyInFile = 'fits' | 'other' | 'unreadable' | 'unknown';

const endOfCertificate = '-----END CERTIFICATE-----';
const privateKey = /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END \1?PRIVATE KEY-----/;

export function certificateIn(text: string): CertificateInFile {
  try {
    const { fingerprint, fingerprint256, validFrom, validTo } = new X509Certificate(text);
    return {
      thumbprints: [fingerprint, fingerprint256].map((print) => print.replaceAll(':', '')),
      validFrom: new Date(validFrom).toISOString(),
      validTo: new Date(validTo).toISOString(),
    };
  } catch {
    return { thumbprints: null, validFrom: '', validTo: '' };
  }
}

/** The C agent reads on behind the certificate (Azure/Azure-IoT-Security-Agent-C certificate_manager.c), so a key before it is none. */
export function behindCertificate(text: string): string {
  const end = text.indexOf(endOfCertificate);
  return end < 0 ? '' : text.slice(end + endOfCertificate.length);
}

/** Nothing of the key leaves here. */
export function privateKeyIn(text: string, certificate: string): PrivateKeyInFile {
  const [pem] = privateKey.exec(text) ?? [];
  if (pem === undefined) return 'unreadable';
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(pem)) ? 'fits' : 'other';
  } catch {
    return 'unreadable';
  }
}
