import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  authorityLasts,
  makeAuthority,
  makeCertificate,
  subjectOf,
} from '../../../main/moduleLifeCycle/certificates';
import { reveal } from '../../../main/secrets';

const now = new Date('2026-11-25T08:00:00Z');

function commonNameOf(pem: string): unknown {
  return new X509Certificate(pem).toLegacyObject().subject.CN;
}

describe('a certificate', () => {
  it.each(["pump'07-.+%_#*?!(),:=@$;", `${'x'.repeat(128)}`])(
    'carries the identifier %s as it is',
    async (deviceId) => {
      const subject = subjectOf(deviceId, 'azureiotsecurity');
      const { pem } = await makeCertificate(subject, 30, null, now);
      expect(commonNameOf(pem)).toBe(`${deviceId}/azureiotsecurity`);
    },
  );

  it('belongs to its key, is valid for the days asked, and cannot sign others', async () => {
    const { pem, keyPem, thumbprint, notAfter } = await makeCertificate('pump/m', 30, null, now);
    const certificate = new X509Certificate(pem);
    const text = Buffer.from('text');
    const signature = sign('sha256', text, createPrivateKey(reveal(keyPem)));
    expect(verify('sha256', text, certificate.publicKey, signature)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(thumbprint).toBe(certificate.fingerprint256.replaceAll(':', ''));
    expect(notAfter).toBe('2026-12-25T08:00:00.000Z');
    expect(String(keyPem)).toBe('[secret]');
  });

  it('below an authority is signed by it, and authorities have names of their own', async () => {
    const [one, other] = [await makeAuthority(now), await makeAuthority(now)];
    const { pem } = await makeCertificate('pump/m', 30, one, now);
    const [leaf, authority] = [new X509Certificate(pem), new X509Certificate(one.pem)];
    expect(authority.ca).toBe(true);
    expect(leaf.checkIssued(authority) && leaf.verify(authority.publicKey)).toBe(true);
    expect(leaf.checkIssued(new X509Certificate(other.pem))).toBe(false);
    expect(authorityLasts(one, 7300, now)).toBe(true);
    expect(authorityLasts(one, 7301, now)).toBe(false);
  });
});
