/** The hub's certificate authority, made at first run, and the server certificate of one run. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { z } from 'zod';

export interface ServerCertificate {
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const dayMs = 86_400_000;
const caDays = 3650;
/** Apple's limit for server certificates is 398 days; a new one is made at every start anyway. */
const serverDays = 90;

const storedAuthority = z.object({ certificatePem: z.string(), keyPem: z.string() });

/** `folder` keeps the authority (readable by its owner alone); the names are what the server answers to. */
export async function openServerCertificate(
  folder: string,
  dnsNames: readonly string[],
  now: Date,
): Promise<ServerCertificate> {
  // Node's WebCrypto is the DOM's with another declaration.
  x509.cryptoProvider.set(webcrypto as Crypto);
  const authority = await openAuthority(join(folder, 'authority.json'), now);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${dnsNames[0] ?? 'localhost'}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + serverDays * dayMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey as CryptoKey,
    signingKey: authority.key,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...dnsNames.map((value): x509.JsonGeneralName => ({ type: 'dns', value })),
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
  });
  return {
    caPem: authority.certificate.toString('pem'),
    certificatePem: certificate.toString('pem'),
    keyPem: await privateKeyPem(keys.privateKey as CryptoKey),
  };
}

interface CertificateAuthority {
  readonly certificate: x509.X509Certificate;
  readonly key: CryptoKey;
}

async function openAuthority(file: string, now: Date): Promise<CertificateAuthority> {
  if (existsSync(file)) {
    const { certificatePem, keyPem } = storedAuthority.parse(JSON.parse(readFileSync(file, 'utf8')));
    const certificate = new x509.X509Certificate(certificatePem);
    if (certificate.notAfter.getTime() - now.getTime() > serverDays * dayMs) {
      return { certificate, key: await importPrivateKey(keyPem) };
    }
  }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Siteward embedded hub CA',
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + caDays * dayMs),
    signingAlgorithm: algorithm,
    keys: keys as CryptoKeyPair,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  const key = keys.privateKey as CryptoKey;
  writePrivately(
    file,
    JSON.stringify({ certificatePem: certificate.toString('pem'), keyPem: await privateKeyPem(key) }),
  );
  return { certificate, key };
}

function serialNumber(): string {
  return `01${Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString('hex')}`;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

async function importPrivateKey(pem: string): Promise<CryptoKey> {
  const [der] = x509.PemConverter.decode(pem);
  if (!der) throw new Error('The authority file holds no private key.');
  return (await webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign'])) as CryptoKey;
}

function writePrivately(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
