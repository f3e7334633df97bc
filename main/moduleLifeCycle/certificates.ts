/** Makes key pairs and certificates for modules: self-signed ones, and ones below a CA of this laptop. */
import 'reflect-metadata';
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { reveal, type Secret, secretOf } from '../secrets';

export interface Certificate {
  readonly subject: string;
  readonly pem: string;
  readonly keyPem: Secret;
  /** SHA-256, upper-case hexadecimal: one of the two that IoT Hub compares. */
  readonly thumbprint: string;
  /** ISO 8601, UTC. */
  readonly notAfter: string;
}

export interface CertificateAuthority {
  readonly pem: string;
  readonly keyPem: Secret;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
/** Twice the longest a module may ask for, so that one CA serves for years. */
const caDays = 7300;
/** A device's clock may be behind. */
const earlierMs = dayMs;

/**
 * The subject IoT Hub wants of a module's certificate below a CA (MicrosoftDocs/azure-docs iot-hub
 * authenticate-authorize-x509.md).
 */
export function subjectOf(deviceId: string, moduleId: string): string {
  return `${deviceId}/${moduleId}`;
}

/** Below the authority; self-signed without one. */
export async function makeCertificate(
  commonName: string,
  validDays: number,
  authority: CertificateAuthority | null,
  now: Date,
): Promise<Certificate> {
  const issuer = authority === null ? null : new x509.X509Certificate(authority.pem);
  const signingKey = authority === null ? null : await importKey(authority.keyPem);
  return make({ commonName, validDays, now, issuer, signingKey, isAuthority: false });
}

export async function makeAuthority(now: Date): Promise<CertificateAuthority> {
  // The hub tells authorities apart by their names.
  const commonName = `Siteward modules CA ${randomBytes(4).toString('hex')}`;
  return make({ commonName, validDays: caDays, now, issuer: null, signingKey: null, isAuthority: true });
}

/** Whether certificates of this length still fit below it. */
export function authorityLasts({ pem }: CertificateAuthority, validDays: number, now: Date): boolean {
  return Date.parse(new X509Certificate(pem).validTo) >= now.getTime() + validDays * dayMs;
}

interface Wish {
  readonly commonName: string;
  readonly validDays: number;
  readonly now: Date;
  readonly issuer: x509.X509Certificate | null;
  readonly signingKey: CryptoKey | null;
  readonly isAuthority: boolean;
}

async function make({
  commonName,
  validDays,
  now,
  issuer,
  signingKey,
  isAuthority,
}: Wish): Promise<Certificate> {
  // Node's WebCrypto is the DOM's with another declaration, here and below.
  x509.cryptoProvider.set(webcrypto as Crypto);
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  // As parts, not as text: an identifier may hold characters that mean something in a name.
  const subject: x509.JsonName = [{ CN: [commonName] }];
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject,
    issuer: issuer?.subjectName.toJSON() ?? subject,
    notBefore: new Date(now.getTime() - earlierMs),
    notAfter: new Date(now.getTime() + validDays * dayMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: signingKey ?? keys.privateKey,
    extensions: isAuthority
      ? [
          new x509.BasicConstraintsExtension(true, 0, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        ]
      : [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
        ],
  });
  const pem = `${certificate.toString('pem')}\n`;
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    subject: commonName,
    pem,
    keyPem: secretOf(`${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`),
    thumbprint: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
    notAfter: certificate.notAfter.toISOString(),
  };
}

/** Positive and of 16 bytes (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
}

async function importKey(keyPem: Secret): Promise<CryptoKey> {
  const [pkcs8] = x509.PemConverter.decode(reveal(keyPem));
  if (pkcs8 === undefined) throw new Error('The authority’s key is no PEM.');
  return (await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])) as CryptoKey;
}
