/** Certificates of devices and of authorities above them, made for a test. */
import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export interface TestCertificate {
  readonly pem: string;
  readonly keyPem: string;
  /** Upper-case hexadecimal, as an identity carries it. */
  readonly sha1: string;
  readonly sha256: string;
  /** What signs certificates below it. */
  readonly issuer: Issuer;
}

interface Issuer {
  readonly certificate: x509.X509Certificate;
  readonly key: CryptoKey;
}

interface CertificateWish {
  readonly commonName: string;
  /** Self-signed without it. */
  readonly under?: TestCertificate;
  readonly isAuthority?: boolean;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;

export async function certificateFor(wish: CertificateWish): Promise<TestCertificate> {
  // Node's WebCrypto is the DOM's with another declaration.
  x509.cryptoProvider.set(webcrypto as Crypto);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = [{ CN: [wish.commonName] }];
  const certificate = await x509.X509CertificateGenerator.create({
    subject,
    issuer: wish.under?.issuer.certificate.subjectName.toJSON() ?? subject,
    notBefore: wish.validFrom ?? new Date(Date.now() - dayMs),
    notAfter: wish.validTo ?? new Date(Date.now() + dayMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey as CryptoKey,
    signingKey: wish.under?.issuer.key ?? (keys.privateKey as CryptoKey),
    extensions: [new x509.BasicConstraintsExtension(wish.isAuthority ?? false, undefined, true)],
  });
  const pem = certificate.toString('pem');
  const { fingerprint, fingerprint256 } = new X509Certificate(pem);
  return {
    pem,
    keyPem: x509.PemConverter.encode(
      await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
    sha1: fingerprint.replaceAll(':', ''),
    sha256: fingerprint256.replaceAll(':', ''),
    issuer: { certificate, key: keys.privateKey as CryptoKey },
  };
}
