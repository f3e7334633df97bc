import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentOf,
  htmlOf,
  jsonBodyOf,
  openSigningKey,
  signedFile,
  verifyFile,
} from '../../../main/reports';
import { openVault, type SecretBox } from '../../../main/secrets';
import type { ReportFormat } from '../../../preload/contract';
import { sampleReport } from '../../support/reports/sampleReport';

const xor = (text: string): string =>
  [...text].map((each) => String.fromCharCode(each.charCodeAt(0) ^ 1)).join('');
const box: SecretBox = {
  kind: 'keystore',
  encrypt: (text) => Buffer.from(xor(text), 'latin1'),
  decrypt: (bytes) => xor(Buffer.from(bytes).toString('latin1')),
};

function laptop(kind: SecretBox['kind'] = 'keystore') {
  const values = new Map<string, unknown>();
  const kept = {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
  };
  return { values, vault: () => openVault({ ...box, kind }, kept) };
}

const bodies: Readonly<Record<ReportFormat, string>> = {
  html: htmlOf(documentOf(sampleReport)),
  json: jsonBodyOf(sampleReport),
  pdf: '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
};
const formats = ['html', 'json', 'pdf'] as const;

async function signed(format: ReportFormat, body: string | Uint8Array = bodies[format]) {
  const key = await openSigningKey(laptop().vault());
  return { key, file: Buffer.from(await signedFile(key, format, Buffer.from(body))) };
}

describe('a signed report', () => {
  it.each(formats)('is intact as it was written, and tells its key (%s)', async (format) => {
    const { key, file } = await signed(format);
    expect(await verifyFile(file)).toEqual({ kind: 'intact', format, fingerprint: key.fingerprint });
  });

  it.each(formats)(
    'is refused with any one byte changed (%s)',
    async (format) => {
      const { file } = await signed(format, format === 'html' ? bodies.html.slice(0, 900) : bodies[format]);
      for (let index = 0; index < file.length; index += 1) {
        for (const bit of [0x01, 0x20, 0x80]) {
          const altered = Buffer.from(file);
          altered.writeUInt8(altered.readUInt8(index) ^ bit, index);
          const { kind } = await verifyFile(altered);
          if (kind === 'intact') throw new Error(`Byte ${index} may change unseen.`);
        }
      }
    },
    60_000,
  );

  it.each(formats)('is refused with bytes put in, taken out or appended anywhere (%s)', async (format) => {
    const { file } = await signed(format);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length),
        fc.nat(3),
        fc.uint8Array({ maxLength: 3 }),
        async (at, left, put) => {
          const altered = Buffer.concat([file.subarray(0, at), put, file.subarray(at + left)]);
          fc.pre(!altered.equals(file));
          expect((await verifyFile(altered)).kind).not.toBe('intact');
        },
      ),
    );
  });

  it.each(formats)('is said to be altered when one byte of its content is (%s)', async (format) => {
    const { file } = await signed(format);
    file.writeUInt8(file.readUInt8(40) ^ 1, 40);
    expect(await verifyFile(file)).toEqual({ kind: 'altered' });
  });

  it('does not become another report by the signature of one', async () => {
    const { key, file } = await signed('html');
    const other = await signedFile(key, 'html', Buffer.from(`${bodies.html} `));
    const signature = file.subarray(file.lastIndexOf('<!-- siteward-signature'));
    const mixed = Buffer.concat([Buffer.from(`${bodies.html} `), signature]);
    expect(mixed.length).toBe(other.length);
    expect(await verifyFile(mixed)).toEqual({ kind: 'altered' });
  });

  it('stays one JSON object, and a body that holds the marks of a signature changes nothing', async () => {
    const note = '",\n"signature": "a..b"\n}\n<!-- siteward-signature a..b -->';
    const { file, key } = await signed('json', jsonBodyOf({ ...sampleReport, note }));
    expect(JSON.parse(file.toString('utf8'))).toMatchObject({ report: { note } });
    expect(await verifyFile(file)).toMatchObject({ kind: 'intact', fingerprint: key.fingerprint });
    const html = htmlOf(documentOf({ ...sampleReport, note }));
    expect(await verifyFile((await signed('html', html)).file)).toMatchObject({ kind: 'intact' });
  });

  it('takes no arbitrary bytes for a report', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await verifyFile(bytes)).kind).not.toBe('intact');
      }),
    );
    expect(await verifyFile(Buffer.from(bodies.html))).toEqual({ kind: 'unsigned' });
  });
});

describe('the key that signs', () => {
  it('is made once and kept in the vault, encrypted', async () => {
    const { vault, values } = laptop();
    const first = await openSigningKey(vault());
    expect((await openSigningKey(vault())).fingerprint).toBe(first.fingerprint);
    expect(first.fingerprint).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify([...values])).not.toContain('Ed25519');
    expect((await openSigningKey(laptop().vault())).fingerprint).not.toBe(first.fingerprint);
  });

  it('is made anew when the machine can no longer decrypt the old one', async () => {
    const { vault, values } = laptop();
    const first = await openSigningKey(vault());
    values.set('vault', { 'reports.signingKey': Buffer.from('broken').toString('base64') });
    expect((await openSigningKey(vault())).fingerprint).not.toBe(first.fingerprint);
  });

  it('lasts for the session where nothing can be kept', async () => {
    const { vault } = laptop('unavailable');
    const session = vault();
    const first = await openSigningKey(session);
    expect((await openSigningKey(session)).fingerprint).toBe(first.fingerprint);
    expect((await openSigningKey(vault())).fingerprint).not.toBe(first.fingerprint);
  });
});
