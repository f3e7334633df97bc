import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServerCertificate } from '../../../../main/sandbox/authority/certificates';

const names = ['hub.localhost', 'localhost'];
const now = new Date('2026-11-25T00:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siteward-authority-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('authority and server certificate are the same at the next start, readable by their owner alone', async () => {
  const first = await openServerCertificate(folder, names, now);
  expect(await openServerCertificate(folder, names, later(1))).toEqual(first);
  for (const file of ['authority.json', 'server.json']) {
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  }
});

it('a server certificate is made anew a month before it ends, under the same authority', async () => {
  const first = await openServerCertificate(folder, names, now);
  const renewed = await openServerCertificate(folder, names, later(61));
  expect(renewed.caPem).toBe(first.caPem);
  expect(renewed.certificatePem).not.toBe(first.certificatePem);
  const certificate = new X509Certificate(renewed.certificatePem);
  expect(certificate.verify(new X509Certificate(first.caPem).publicKey)).toBe(true);
});

it('a certificate for other names, of another authority or in a broken file is not taken', async () => {
  const first = await openServerCertificate(folder, names, now);
  const renamed = await openServerCertificate(folder, ['other.localhost'], now);
  expect(new X509Certificate(renamed.certificatePem).checkHost('other.localhost')).toBe('other.localhost');

  await rm(join(folder, 'authority.json'));
  const ofAnother = await openServerCertificate(folder, ['other.localhost'], now);
  expect(ofAnother.caPem).not.toBe(first.caPem);
  expect(ofAnother.certificatePem).not.toBe(renamed.certificatePem);

  await writeFile(join(folder, 'server.json'), (await readFile(join(folder, 'server.json'))).subarray(0, 90));
  const mended = await openServerCertificate(folder, ['other.localhost'], now);
  expect(mended.caPem).toBe(ofAnother.caPem);
  expect(new X509Certificate(mended.certificatePem).checkHost('other.localhost')).toBe('other.localhost');
});
