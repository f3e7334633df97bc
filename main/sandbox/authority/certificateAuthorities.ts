/** The certificate authorities a hub's owner registered: devices may be known by certificates under them. */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { HubError } from '../hubError';
import type { Registry } from '../registry/registry';

export interface CertificateAuthorities {
  /** Keeps it across restarts and returns its SHA-256 thumbprint. Fails with ArgumentInvalid for anything but a CA's certificate. */
  register(pem: string): string;
  /** Fails with CertificateNotFound. */
  remove(thumbprint: string): void;
  list(): readonly X509Certificate[];
}

const storedPems = z.array(z.string());
const settingName = 'certificateAuthorities';

export function openCertificateAuthorities(
  registry: Pick<Registry, 'setting' | 'keepSetting'>,
): CertificateAuthorities {
  const text = registry.setting(settingName);
  let authorities = (text === null ? [] : storedPems.parse(JSON.parse(text))).map(
    (pem) => new X509Certificate(pem),
  );
  const keep = (next: X509Certificate[]): void => {
    registry.keepSetting(settingName, JSON.stringify(next.map(String)));
    authorities = next;
  };
  return {
    register: (pem) => {
      const certificate = certificateIn(pem);
      const thumbprint = thumbprintOf(certificate);
      keep([...authorities.filter((known) => thumbprintOf(known) !== thumbprint), certificate]);
      return thumbprint;
    },
    remove: (thumbprint) => {
      const rest = authorities.filter((known) => thumbprintOf(known) !== thumbprint.toUpperCase());
      if (rest.length === authorities.length) {
        throw new HubError('CertificateNotFound', 'The hub has no certificate authority of this thumbprint.');
      }
      keep(rest);
    },
    list: () => authorities,
  };
}

function certificateIn(pem: string): X509Certificate {
  try {
    const certificate = new X509Certificate(pem);
    if (certificate.ca) return certificate;
  } catch {
    // Told below, like a certificate that is not a CA's.
  }
  throw new HubError('ArgumentInvalid', 'BadRequest: this is no certificate of a certificate authority.');
}

/** SHA-256, in capitals without colons, as identities carry thumbprints. */
export function thumbprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(':', '');
}
