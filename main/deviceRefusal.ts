/** Why a hub refuses a device, from what its registry has of it and from the certificate that the device showed. Pure. */
import { X509Certificate } from 'node:crypto';
import type { DeviceCredential } from './agent';
import type { DeviceIdentity } from './hubs';

export type DeviceRefusal =
  | 'DEVICE_DISABLED'
  | 'DEVICE_TAKES_NO_CERTIFICATE'
  | 'CERTIFICATE_NOT_OF_DEVICE'
  | 'CERTIFICATE_OUT_OF_DATE';

/** Null when the registry does not say; a wrong clock or an authority that is not registered is not seen there. */
export function deviceRefusal(
  { status, deviceId, authentication }: DeviceIdentity,
  credential: DeviceCredential,
  now: Date,
): DeviceRefusal | null {
  if (status === 'disabled') return 'DEVICE_DISABLED';
  if (credential.kind === 'key') return null;
  const certificate = new X509Certificate(credential.certificatePem);
  switch (authentication.type) {
    case 'sas':
    case 'none':
      return 'DEVICE_TAKES_NO_CERTIFICATE';
    case 'selfSigned':
      if (!hasThumbprint(certificate, authentication)) return 'CERTIFICATE_NOT_OF_DEVICE';
      break;
    case 'certificateAuthority':
      // MicrosoftDocs/azure-docs iot-hub authenticate-authorize-x509.md: the common name is the device's identifier.
      if (certificate.toLegacyObject().subject.CN !== deviceId) return 'CERTIFICATE_NOT_OF_DEVICE';
      break;
  }
  const isLive = new Date(certificate.validFrom) <= now && now <= new Date(certificate.validTo);
  return isLive ? null : 'CERTIFICATE_OUT_OF_DATE';
}

/** Both kinds are accepted in both places. */
function hasThumbprint(
  { fingerprint, fingerprint256 }: X509Certificate,
  { primaryThumbprint, secondaryThumbprint }: DeviceIdentity['authentication'],
): boolean {
  const shown = [fingerprint, fingerprint256].map((text) => text.replaceAll(':', ''));
  return [primaryThumbprint, secondaryThumbprint].some(
    (known) => known !== null && shown.includes(known.toUpperCase()),
  );
}
