/** The certificate with which the agent signs in as a device: chosen by a person, held in memory until another is chosen. */
import { randomUUID } from 'node:crypto';
import type { DeviceCertificate } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { type Secret, secretOf } from '../secrets';
import { type CertificateFile, readCertificateFile, readKeyFile } from './pemFiles';

interface ChosenFile {
  readonly fileName: string;
  readonly text: string;
}

export interface DeviceCertificatesPorts {
  /** Null when the person chose nothing. */
  readonly chooseFile: (purpose: 'deviceCertificate' | 'deviceKey') => Promise<ChosenFile | null>;
  readonly now: () => Date;
}

/** What a TLS client shows. */
export interface CertificateAndKey {
  /** The device's own first, then those above it. */
  readonly certificatePem: string;
  readonly keyPem: Secret;
}

export interface DeviceCertificates {
  /** Fails as the contract declares. */
  choose(): Promise<DeviceCertificate>;
  chooseKey(certificateId: string): Promise<DeviceCertificate>;
  /** Fails with CERTIFICATE_NOT_HELD. */
  find(certificateId: string): CertificateAndKey;
  clear(): void;
}

interface Held {
  readonly id: string;
  readonly fileName: string;
  readonly file: CertificateFile;
  readonly key: { readonly fileName: string; readonly pem: Secret } | null;
}

export function createDeviceCertificates({ chooseFile, now }: DeviceCertificatesPorts): DeviceCertificates {
  let held: Held | null = null;

  function heldAs(id: string): Held {
    if (held?.id !== id) throw new ExpectedFailure('CERTIFICATE_NOT_HELD');
    return held;
  }

  async function chosen(purpose: 'deviceCertificate' | 'deviceKey'): Promise<ChosenFile> {
    const file = await chooseFile(purpose);
    if (file === null) throw new ExpectedFailure('NOTHING_CHOSEN');
    return file;
  }

  function keep(next: Held): DeviceCertificate {
    held = next;
    return shown(next, now());
  }

  return {
    choose: async () => {
      const { fileName, text } = await chosen('deviceCertificate');
      const file = readCertificateFile(text);
      if (file === null) throw new ExpectedFailure('CERTIFICATE_UNREADABLE');
      const pem = keyFor(file, text);
      return keep({ id: randomUUID(), fileName, file, key: pem && { fileName, pem } });
    },
    chooseKey: async (certificateId) => {
      const { file } = heldAs(certificateId);
      const { fileName, text } = await chosen('deviceKey');
      const pem = keyFor(file, text);
      if (pem === null) throw new ExpectedFailure('CERTIFICATE_KEY_UNREADABLE');
      return keep({ ...heldAs(certificateId), key: { fileName, pem } });
    },
    find: (certificateId) => {
      const { file, key } = heldAs(certificateId);
      if (key === null) throw new ExpectedFailure('CERTIFICATE_NOT_HELD');
      return { certificatePem: file.pem, keyPem: key.pem };
    },
    clear: () => {
      held = null;
    },
  };
}

/** Null when the text holds no key. Fails with CERTIFICATE_KEY_UNREADABLE, _ENCRYPTED or _MISMATCH. */
function keyFor({ certificate }: CertificateFile, text: string): Secret | null {
  const read = readKeyFile(text);
  switch (read.kind) {
    case 'none':
      return null;
    case 'unreadable':
      throw new ExpectedFailure('CERTIFICATE_KEY_UNREADABLE');
    case 'encrypted':
      throw new ExpectedFailure('CERTIFICATE_KEY_ENCRYPTED');
    case 'key':
      if (!certificate.checkPrivateKey(read.key)) throw new ExpectedFailure('CERTIFICATE_KEY_MISMATCH');
      return secretOf(read.pem);
  }
}

function shown({ id, fileName, file: { certificate }, key }: Held, now: Date): DeviceCertificate {
  const validFrom = new Date(certificate.validFrom);
  const validTo = new Date(certificate.validTo);
  return {
    certificateId: id,
    fileName,
    subject: certificate.subject.replaceAll('\n', ', '),
    sha1Thumbprint: certificate.fingerprint.replaceAll(':', ''),
    sha256Thumbprint: certificate.fingerprint256.replaceAll(':', ''),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    validity: now < validFrom ? 'notYetValid' : now > validTo ? 'expired' : 'valid',
    keyFileName: key?.fileName ?? null,
  };
}
