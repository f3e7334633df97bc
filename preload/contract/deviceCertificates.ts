/** The certificate a device shows to a hub: chosen as files, held in main's memory; the window learns what is public of it. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant } from './identity';

export const certificateId = z.string().min(1).max(64);

export const deviceCertificate = z.object({
  /** Names what main holds until another certificate is chosen. */
  certificateId,
  fileName: z.string(),
  subject: z.string(),
  /** Upper-case hexadecimal, as IoT Hub shows them; an identity may carry either. */
  sha1Thumbprint: z.string(),
  sha256Thumbprint: z.string(),
  validFrom: instant,
  validTo: instant,
  /** By this computer's clock, when it was chosen. */
  validity: z.enum(['valid', 'expired', 'notYetValid']),
  /** Where its private key came from; null while it has none. */
  keyFileName: z.string().nullable(),
});
export type DeviceCertificate = z.infer<typeof deviceCertificate>;

const keyErrors = {
  CERTIFICATE_KEY_UNREADABLE: {},
  /** Its file asks for a passphrase. */
  CERTIFICATE_KEY_ENCRYPTED: {},
  /** It is the key of another certificate. */
  CERTIFICATE_KEY_MISMATCH: {},
};

export const deviceCertificates = {
  /** A file that holds the private key, too, gives both at once. */
  choose: oc
    .errors({ NOTHING_CHOSEN: {}, CERTIFICATE_UNREADABLE: {}, ...keyErrors })
    .output(deviceCertificate),
  chooseKey: oc
    .errors({ NOTHING_CHOSEN: {}, CERTIFICATE_NOT_HELD: {}, ...keyErrors })
    .input(z.object({ certificateId }))
    .output(deviceCertificate),
};
