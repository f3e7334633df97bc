/** The hub's certificate authority and server certificate: made when they are needed, kept for later starts. */
import { X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyPair } from './makeCertificates';

export interface ServerCertificate {
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

const keyPair = z.object({ certificatePem: z.string(), keyPem: z.string() });

const dayMs = 86_400_000;
/** An authority must outlive every server certificate it signs. */
const authorityReserveDays = 90;
const serverReserveDays = 30;

/**
 * `folder` keeps both (readable by its owner alone), the server's under its `name`; the DNS names are what the server
 * answers to. The library that makes
 * certificates is loaded only when one has to be made, because that takes long enough to be felt at each start.
 */
export async function openServerCertificate(
  folder: string,
  dnsNames: readonly string[],
  now: Date,
  name = 'server',
): Promise<ServerCertificate> {
  const authority = await kept(join(folder, 'authority.json'), now, authorityReserveDays, async () =>
    (await import('./makeCertificates')).makeAuthority(now),
  );
  const signedByAuthority = (pair: KeyPair): boolean => {
    const certificate = new X509Certificate(pair.certificatePem);
    return (
      certificate.verify(new X509Certificate(authority.certificatePem).publicKey) &&
      dnsNames.every((name) => certificate.checkHost(name) !== undefined)
    );
  };
  const server = await kept(
    join(folder, `${name}.json`),
    now,
    serverReserveDays,
    async () => (await import('./makeCertificates')).makeServerCertificate(authority, dnsNames, now),
    signedByAuthority,
  );
  return { caPem: authority.certificatePem, ...server };
}

/** What the file holds, if it can be read, lasts for long enough and fits; else a new one, kept in its place. */
async function kept(
  file: string,
  now: Date,
  reserveDays: number,
  make: () => Promise<KeyPair>,
  fits: (pair: KeyPair) => boolean = () => true,
): Promise<KeyPair> {
  const found = existsSync(file) ? keyPair.safeParse(parsed(readFileSync(file, 'utf8'))).data : undefined;
  if (found && lasts(found, now, reserveDays) && fits(found)) return found;
  const made = await make();
  writePrivately(file, JSON.stringify(made));
  return made;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lasts({ certificatePem }: KeyPair, now: Date, reserveDays: number): boolean {
  return Date.parse(new X509Certificate(certificatePem).validTo) - now.getTime() > reserveDays * dayMs;
}

function writePrivately(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
