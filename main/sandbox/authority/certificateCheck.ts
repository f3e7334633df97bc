/**
 * Whether the certificates a client showed make it a device or module. That it has the first one's private key was proved
 * when TLS was agreed. Pure; source: MicrosoftDocs/azure-docs iot-hub authenticate-authorize-x509.md.
 */
import type { X509Certificate } from 'node:crypto';
import type { Authentication, IdentityRef } from '../ports';
import type { PeerCertificates } from './peerCertificates';

export function isShown(
  identity: IdentityRef,
  { type, x509Thumbprint }: Authentication,
  certificates: PeerCertificates,
  authorities: readonly X509Certificate[],
  now: Date,
): boolean {
  const [own, ...above] = certificates;
  if (!own || !isValidAt(own, now)) return false;
  if (type === 'selfSigned') return hasThumbprint(own, x509Thumbprint);
  if (type !== 'certificateAuthority') return false;
  return commonNameOf(own) === nameOf(identity) && leadsTo(own, above, authorities, now);
}

/** Both kinds are accepted in both places; they are kept in capitals without separators. */
function hasThumbprint(
  { fingerprint, fingerprint256 }: X509Certificate,
  { primaryThumbprint, secondaryThumbprint }: Authentication['x509Thumbprint'],
): boolean {
  const shown = [fingerprint, fingerprint256].map((text) => text.replaceAll(':', ''));
  return [primaryThumbprint, secondaryThumbprint].some((known) => known !== null && shown.includes(known));
}

function nameOf({ deviceId, moduleId }: IdentityRef): string {
  return moduleId === undefined ? deviceId : `${deviceId}/${moduleId}`;
}

/** Null for a subject with no common name or with several. */
function commonNameOf(certificate: X509Certificate): string | null {
  const { CN } = certificate.toLegacyObject().subject;
  return typeof CN === 'string' ? CN : null;
}

/** From the certificate upwards through those sent with it until one that a registered authority has signed. */
function leadsTo(
  certificate: X509Certificate,
  above: PeerCertificates,
  authorities: readonly X509Certificate[],
  now: Date,
): boolean {
  if (authorities.some((authority) => isIssuedBy(certificate, authority, now))) return true;
  const [next, ...rest] = above;
  return next !== undefined && isIssuedBy(certificate, next, now) && leadsTo(next, rest, authorities, now);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate, now: Date): boolean {
  return (
    issuer.ca &&
    isValidAt(issuer, now) &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey)
  );
}

function isValidAt({ validFrom, validTo }: X509Certificate, now: Date): boolean {
  return Date.parse(validFrom) <= now.getTime() && now.getTime() <= Date.parse(validTo);
}
