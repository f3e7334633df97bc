/** Reads an own CA certificate from a PEM file. */
import { X509Certificate } from 'node:crypto';

export interface CaCertificate {
  /** Common name of the subject, or the whole subject on one line. */
  readonly subject: string;
  /** The certificates of the file alone, without anything else it held, such as a private key. */
  readonly pem: string;
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Null unless the text holds certificates that can all be read and the first is a CA's. */
export function readCaFile(text: string): CaCertificate | null {
  const blocks = text.match(block) ?? [];
  try {
    const [first] = blocks.map((pem) => new X509Certificate(pem));
    if (!first?.ca) return null;
    const commonName = /^CN=(.*)$/m.exec(first.subject)?.[1];
    return { subject: commonName ?? first.subject.replaceAll('\n', ', '), pem: `${blocks.join('\n')}\n` };
  } catch {
    return null;
  }
}
