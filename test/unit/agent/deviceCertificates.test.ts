import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createDeviceCertificates } from '../../../main/agent';
import { ExpectedFailure } from '../../../main/failures';
import { reveal } from '../../../main/secrets';
import { deviceCertificate } from '../../../preload/contract';
import { certificateFor } from '../../support/deviceCertificates';

const dayMs = 86_400_000;

/** The files a person chooses, one after the other; null is a dialog that was closed. */
function choosing(...texts: (string | null)[]) {
  const files = texts.map((text, index) => (text === null ? null : { fileName: `file-${index}.pem`, text }));
  return createDeviceCertificates({
    chooseFile: async () => files.shift() ?? null,
    now: () => new Date(),
  });
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ExpectedFailure ? error.code : `no expected failure: ${String(error)}`;
}

describe('a device’s certificate', () => {
  it('is shown with what is public of it, and held with its key', async () => {
    const { pem, keyPem, sha1, sha256 } = await certificateFor({ commonName: 'pump-7' });
    const certificates = choosing(pem, keyPem);
    const chosen = await certificates.choose();
    expect(chosen).toMatchObject({
      fileName: 'file-0.pem',
      subject: 'CN=pump-7',
      sha1Thumbprint: sha1,
      sha256Thumbprint: sha256,
      validity: 'valid',
      keyFileName: null,
    });
    const complete = await certificates.chooseKey(chosen.certificateId);
    expect(complete).toEqual({ ...chosen, keyFileName: 'file-1.pem' });
    const held = certificates.find(chosen.certificateId);
    expect(held.certificatePem.trim()).toBe(pem.trim());
    expect(reveal(held.keyPem).trim()).toBe(keyPem.trim());
  });

  it('never takes its key along when it is shown or printed', async () => {
    const { pem, keyPem } = await certificateFor({ commonName: 'pump-7' });
    const certificates = choosing(`${keyPem}\n${pem}`);
    const chosen = await certificates.choose();
    const line = keyPem.split('\n')[1] ?? '';
    expect(line.length).toBeGreaterThan(20);
    const { certificatePem, ...rest } = certificates.find(chosen.certificateId);
    const seen = [JSON.stringify(deviceCertificate.parse(chosen)), certificatePem, inspect(rest)];
    expect(seen.filter((text) => text.includes(line) || text.includes('PRIVATE KEY'))).toEqual([]);
  });

  it('comes with its key when both stand in one file, as agents have them', async () => {
    const { pem, keyPem } = await certificateFor({ commonName: 'pump-7' });
    const certificates = choosing(`${keyPem}\n${pem}`);
    const chosen = await certificates.choose();
    expect(chosen.keyFileName).toBe('file-0.pem');
    expect(reveal(certificates.find(chosen.certificateId).keyPem).trim()).toBe(keyPem.trim());
  });

  it.each([
    ['has expired', { validTo: new Date(Date.now() - 1000) }, 'expired'],
    [
      'is not valid yet',
      { validFrom: new Date(Date.now() + dayMs), validTo: new Date(Date.now() + 2 * dayMs) },
      'notYetValid',
    ],
  ])('says that it %s', async (_, dates, validity) => {
    const { pem } = await certificateFor({ commonName: 'pump-7', ...dates });
    expect(await choosing(pem).choose()).toMatchObject({ validity });
  });

  it.each([
    ['no certificate', 'the key of the pump'],
    ['a broken one', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('is not read from a file that holds %s', async (_, text) => {
    expect(await codeOf(choosing(text).choose())).toBe('CERTIFICATE_UNREADABLE');
  });

  it('does not take the key of another certificate', async () => {
    const own = await certificateFor({ commonName: 'pump-7' });
    const other = await certificateFor({ commonName: 'pump-8' });
    expect(await codeOf(choosing(`${own.pem}\n${other.keyPem}`).choose())).toBe('CERTIFICATE_KEY_MISMATCH');
    const certificates = choosing(own.pem, other.keyPem);
    const { certificateId } = await certificates.choose();
    expect(await codeOf(certificates.chooseKey(certificateId))).toBe('CERTIFICATE_KEY_MISMATCH');
    expect(() => certificates.find(certificateId)).toThrow('CERTIFICATE_NOT_HELD');
  });

  it.each(['pkcs8', 'sec1'] as const)('does not take a key in %s with a passphrase', async (type) => {
    const { pem } = await certificateFor({ commonName: 'pump-7' });
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const encrypted = privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' });
    const certificates = choosing(pem, encrypted.toString());
    const { certificateId } = await certificates.choose();
    expect(await codeOf(certificates.chooseKey(certificateId))).toBe('CERTIFICATE_KEY_ENCRYPTED');
  });

  it.each([
    ['none', 'ssh-ed25519 AAAA'],
    ['a broken one', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
  ])('does not take a file of a key with %s', async (_, text) => {
    const { pem } = await certificateFor({ commonName: 'pump-7' });
    const certificates = choosing(pem, text);
    const { certificateId } = await certificates.choose();
    expect(await codeOf(certificates.chooseKey(certificateId))).toBe('CERTIFICATE_KEY_UNREADABLE');
  });

  it('stays when a dialog is closed, and goes when another is chosen or the program ends', async () => {
    const first = await certificateFor({ commonName: 'pump-7' });
    const second = await certificateFor({ commonName: 'pump-8' });
    const both = ({ pem, keyPem }: typeof first) => `${pem}\n${keyPem}`;
    const certificates = choosing(both(first), null, both(second));
    const before = await certificates.choose();
    expect(await codeOf(certificates.choose())).toBe('NOTHING_CHOSEN');
    expect(certificates.find(before.certificateId).certificatePem).toContain('CERTIFICATE');
    const after = await certificates.choose();
    expect(() => certificates.find(before.certificateId)).toThrow('CERTIFICATE_NOT_HELD');
    expect(await codeOf(certificates.chooseKey(before.certificateId))).toBe('CERTIFICATE_NOT_HELD');
    certificates.clear();
    expect(() => certificates.find(after.certificateId)).toThrow('CERTIFICATE_NOT_HELD');
  });
});
