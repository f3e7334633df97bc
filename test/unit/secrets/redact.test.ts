import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactJson, redactText } from '../../../main/secrets';
import type { JsonValue } from '../../../preload/contract';

const base64Of = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((all) => Buffer.from(all).toString('base64'));
/** Long and strange enough to be in no text by chance. */
const word = fc.stringMatching(/^[A-Za-z0-9!$%*+./_~^-]{16,32}$/);
const urlSafe = fc.stringMatching(/^[A-Za-z0-9_-]{24,60}$/);
const pem = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
}).privateKey;
const pemBody = pem.split('\n')[1] ?? '';

/** A text that holds a secret, and the part of it that must not get out. */
const planted: Readonly<Record<string, fc.Arbitrary<{ text: string; secret: string }>>> = {
  'connection string of a service': base64Of(32).map((secret) => ({
    text: `HostName=h.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${secret}`,
    secret,
  })),
  'connection string with a short key of a person': base64Of(16).map((secret) => ({
    text: `HostName=h.azure-devices.net;DeviceId=d;SharedAccessKey=${secret};GatewayHostName=g`,
    secret,
  })),
  'SAS token': base64Of(32).map((key) => {
    const secret = encodeURIComponent(key);
    return { text: `SharedAccessSignature sr=h%2Fdevices%2Fd&sig=${secret}&se=1700000000&skn=x`, secret };
  }),
  'signature in a URL': base64Of(32).map((key) => {
    const secret = encodeURIComponent(key);
    return { text: `https://a.blob.core.windows.net/c?sv=1&sig=${secret}&se=2`, secret };
  }),
  'bare key of 32 bytes': base64Of(32).map((secret) => ({ text: secret, secret })),
  'bare key of 64 bytes': base64Of(64).map((secret) => ({ text: secret, secret })),
  'PEM private key': fc.constant({ text: pem, secret: pemBody }),
  'PEM private key on one line': fc.constant({ text: pem.replaceAll('\n', '\\n'), secret: pemBody }),
  'PEM private key that was cut off': fc.constant({ text: pem.slice(0, 120), secret: pemBody.slice(0, 60) }),
  'password setting': word.map((secret) => ({ text: `password=${secret}`, secret })),
  'password as YAML': word.map((secret) => ({ text: `db_password: ${secret}`, secret })),
  'password in quotes, with spaces': word.map((secret) => ({ text: `pwd = "a b ${secret} c"`, secret })),
  'password in JSON': word.map((secret) => ({ text: `{"password":"${secret}"}`, secret })),
  'password in JSON within JSON': word.map((secret) => ({
    text: JSON.stringify(JSON.stringify({ clientSecret: secret })),
    secret,
  })),
  'password in a URL': urlSafe.map((secret) => ({
    text: `http://user:${secret}@proxy.example:8080/`,
    secret,
  })),
  'bearer token': urlSafe.map((secret) => ({ text: `Authorization: Bearer ${secret}`, secret })),
  'basic credentials': base64Of(21).map((secret) => ({ text: `Authorization: Basic ${secret}`, secret })),
  'JSON Web Token': urlSafe.map((secret) => ({
    text: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.${secret}`,
    secret,
  })),
};

const surroundings = fc.tuple(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(' ', '\n', '\t', ', ', '; '),
  fc.constantFrom(' ', '\n', ', ', '; '),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('secrets of every form', () => {
  it.each(Object.entries(planted))('never get out of a text: %s', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, surroundings, ({ text, secret }, [before, left, right, after]) => {
        const { value, removedCount } = redactText(`${before}${left}${text}${right}${after}`);
        expect(value).not.toContain(secret);
        expect(removedCount).toBeGreaterThan(0);
      }),
    );
  });

  it.each(Object.entries(planted))(
    'never get out of JSON, as a value or as a name: %s',
    (_name, arbitrary) => {
      fc.assert(
        fc.property(arbitrary, fc.string(), ({ text, secret }, other) => {
          const json: JsonValue = { list: [1, null, { inner: `at ${text}` }], [`named ${text}`]: other };
          const { value } = redactJson(json);
          const [inText, inJson] = [secret, JSON.stringify(secret).slice(1, -1)];
          expect(JSON.stringify(value)).not.toContain(inText);
          expect(JSON.stringify(value)).not.toContain(inJson);
        }),
      );
    },
  );

  it('lose their value where only the name tells', () => {
    const { value, removedCount } = redactJson({ apiKey: 'x', proxy: { PASSWORD: 'y' }, tokenLifetime: 'z' });
    expect(value).toEqual({ apiKey: '[secret]', proxy: { PASSWORD: '[secret]' }, tokenLifetime: 'z' });
    expect(removedCount).toBe(2);
  });
});

describe('what is no secret', () => {
  it.each([
    'HostName=h.azure-devices.net;DeviceId=pump-7',
    'thumbprint 0123456789ABCDEF0123456789ABCDEF01234567',
    'snapshotFrequency PT13H, maxMessageSizeInBytes 262144',
    'https://learn.microsoft.com/azure/iot-hub?view=1#a:b',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
  ])('stays as it is: %s', (text) => {
    expect(redactText(text)).toEqual({ value: text, removedCount: 0 });
  });

  it('is the same after a second time', () => {
    const all = fc.oneof(...Object.values(planted)).map(({ text }) => text);
    fc.assert(
      fc.property(fc.array(all, { maxLength: 4 }), (texts) => {
        const once = redactText(texts.join(' and ')).value;
        expect(redactText(once)).toEqual({ value: once, removedCount: 0 });
      }),
    );
  });

  it('is read in a time that grows with its length only', () => {
    const longText = `${'password'.repeat(20_000)}${'-----BEGIN '.repeat(20_000)}${'a:'.repeat(50_000)}`;
    const startedAt = performance.now();
    redactText(longText);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
