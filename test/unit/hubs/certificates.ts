/** Certificates for a hub on loopback: good ones and every kind of bad one. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

x509.cryptoProvider.set(webcrypto as Crypto); // Node's Web Crypto is what the DOM's type describes.

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

export interface TestCertificates {
  readonly caPem: string;
  readonly cert: string;
  readonly key: string;
}

/** A CA named `issuer` and a server certificate for `hostName` that ends `daysLeft` from now. */
export async function makeCertificates(
  hostName: string,
  { issuer = 'Siteward test CA', daysLeft = 2 } = {},
): Promise<TestCertificates> {
  const caKeys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const serverKeys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notBefore = new Date(Date.now() - 30 * dayMs);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${issuer}`,
    notBefore,
    notAfter: new Date(Date.now() + 30 * dayMs),
    signingAlgorithm: algorithm,
    keys: caKeys,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const server = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=${hostName}`,
    issuer: ca.subject,
    notBefore,
    notAfter: new Date(Date.now() + daysLeft * dayMs),
    signingAlgorithm: algorithm,
    publicKey: serverKeys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: hostName }])],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', serverKeys.privateKey));
  const key = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`;
  return { caPem: ca.toString('pem'), cert: server.toString('pem'), key };
}
