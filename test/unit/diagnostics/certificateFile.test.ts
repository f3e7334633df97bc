import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behindCertificate, certificateIn, privateKeyIn } from '../../../main/diagnostics/certificateFile';
import { certificateFor } from '../../support/deviceCertificates';

const { pem, keyPem, sha1, sha256 } = await certificateFor({ commonName: 'pump-07' });
const other = await certificateFor({ commonName: 'pump-07' });
const withPassphrase = createPrivateKey(keyPem)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
  .toString();
const asSec1 = createPrivateKey(keyPem).export({ type: 'sec1', format: 'pem' }).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

describe('the private key of a certificate', () => {
  it.each([
    ['its own', keyPem, 'fits'],
    ['its own in the form that openssl ec writes', asSec1, 'fits'],
    [
      'its own behind other lines',
      `-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n${keyPem}`,
      'fits',
    ],
    ['that of another certificate of the same name', other.keyPem, 'other'],
    ['one of another kind', rsa, 'other'],
    ['one with a passphrase', withPassphrase, 'unreadable'],
    ['cut off', keyPem.slice(0, -40), 'unreadable'],
    ['not there', pem, 'unreadable'],
  ] as const)('when it is %s', (_name, text, expected) => {
    expect(privateKeyIn(text, pem)).toBe(expected);
  });

  it('counts for the C agent only behind the certificate', () => {
    expect(privateKeyIn(behindCertificate(`${pem}\n${keyPem}`), pem)).toBe('fits');
    expect(privateKeyIn(behindCertificate(`${keyPem}\n${pem}`), pem)).toBe('unreadable');
  });

  it('is never there in what is no key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const file = `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`;
        expect(privateKeyIn(file, pem)).toBe('unreadable');
        expect(behindCertificate(text)).toBe('');
      }),
    );
  });
});

describe('the certificate in a file', () => {
  it('has both thumbprints as the hub writes them, wherever its key stands', () => {
    for (const text of [`${pem}\n${keyPem}`, `${keyPem}\n${pem}`]) {
      expect(certificateIn(text).thumbprints).toEqual([sha1, sha256]);
    }
  });

  it('is none where there is only a key', () => {
    expect(certificateIn(keyPem)).toEqual({ thumbprints: null, validFrom: '', validTo: '' });
  });
});
