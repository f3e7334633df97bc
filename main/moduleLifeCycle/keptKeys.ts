/** Where a module's certificate and private key rest: files the person picks, or the vault. */
import { access } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { z } from 'zod';
import type { MadeCertificate } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { saveFile } from '../savedFiles';
import { reveal, type Secret, secretOf, type Vault } from '../secrets';
import type { Certificate, CertificateAuthority } from './certificates';
import type { LifeCyclePorts, ModulePlace } from './ports';

export interface KeyFiles {
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

/** What is kept of a certificate; the authority's is there when it was signed by one. */
export interface KeptKey {
  readonly certificatePem: string;
  readonly keyPem: Secret;
  readonly authorityPem: string | null;
}

export type KeptPlaces = Pick<
  MadeCertificate,
  'keyFileName' | 'certificateFileName' | 'caFileName' | 'keyIn'
>;

/** Fails with NOTHING_CHOSEN, or FILE_EXISTS for a file beside the key's that nobody was asked about. */
export async function chooseKeyFiles(
  { deviceId, moduleId }: ModulePlace,
  choosePathToSave: LifeCyclePorts['choosePathToSave'],
  withAuthority: boolean,
): Promise<KeyFiles> {
  const suggested = `${deviceId}-${moduleId}`.replaceAll(/[^\w.-]/g, '_');
  const key = await choosePathToSave('privateKey', `${suggested}.key.pem`);
  if (key === null) throw new ExpectedFailure('NOTHING_CHOSEN');
  const { dir, base } = parse(key);
  const stem = base.replace(/(\.key)?\.[^.]+$/, '');
  const [certificate, authority] = [join(dir, `${stem}.cert.pem`), join(dir, `${stem}.ca.pem`)];
  for (const path of withAuthority ? [certificate, authority] : [certificate]) {
    if (await isThere(path)) throw new ExpectedFailure('FILE_EXISTS', { fileName: basename(path) });
  }
  return { key, certificate, authority };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** The key last: while it is missing, nothing else is of use to anybody. */
export async function saveKeyFiles(
  files: KeyFiles,
  { certificatePem, keyPem, authorityPem }: KeptKey,
): Promise<KeptPlaces> {
  const open = { readers: 'anybody', mayReplace: false } as const;
  await saveFile({ ...open, path: files.certificate, text: certificatePem });
  if (authorityPem !== null) await saveFile({ ...open, path: files.authority, text: authorityPem });
  await saveFile({ path: files.key, text: reveal(keyPem), readers: 'private', mayReplace: true });
  return {
    keyFileName: basename(files.key),
    certificateFileName: basename(files.certificate),
    caFileName: authorityPem === null ? null : basename(files.authority),
    keyIn: 'file',
  };
}

const storedKey = z.object({
  certificatePem: z.string(),
  keyPem: z.string(),
  authorityPem: z.string().nullable(),
});

function keyId({ hub, deviceId, moduleId }: ModulePlace): string {
  return `module-key:${hub.hostName.toLowerCase()}/${deviceId}/${moduleId}`;
}

export function keepKeyInVault(vault: Vault, place: ModulePlace, key: KeptKey): KeptPlaces {
  const text = JSON.stringify({ ...key, keyPem: reveal(key.keyPem) });
  const keyIn = vault.keep(keyId(place), secretOf(text), 'vault');
  return { keyFileName: null, certificateFileName: null, caFileName: null, keyIn };
}

export function keyInVault(vault: Vault, place: ModulePlace): KeptKey | null {
  const kept = vault.find(keyId(place));
  if (kept === null) return null;
  const { keyPem, ...rest } = storedKey.parse(JSON.parse(reveal(kept)));
  return { ...rest, keyPem: secretOf(keyPem) };
}

const authorityId = 'modules-ca';
const storedAuthority = z.object({ pem: z.string(), keyPem: z.string() });

/** This laptop's own CA for modules; `make` is called when there is none that lasts. */
export async function authorityOf(
  vault: Vault,
  lasts: (authority: CertificateAuthority) => boolean,
  make: () => Promise<CertificateAuthority>,
): Promise<CertificateAuthority> {
  const kept = vault.find(authorityId);
  if (kept !== null) {
    const { pem, keyPem } = storedAuthority.parse(JSON.parse(reveal(kept)));
    const authority = { pem, keyPem: secretOf(keyPem) };
    if (lasts(authority)) return authority;
  }
  const { pem, keyPem } = await make();
  // Nobody was asked whether an obfuscation is good enough for it, so only a real keystore keeps it.
  const place = vault.kind === 'keystore' ? 'vault' : 'session';
  vault.keep(authorityId, secretOf(JSON.stringify({ pem, keyPem: reveal(keyPem) })), place);
  return { pem, keyPem };
}

export function keptKeyOf(certificate: Certificate, authority: CertificateAuthority | null): KeptKey {
  const { pem, keyPem } = certificate;
  return { certificatePem: pem, keyPem, authorityPem: authority?.pem ?? null };
}
