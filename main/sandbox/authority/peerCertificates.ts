/** The certificates a TLS client showed of itself. */
import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';

/** The client's own first, then those above it that it sent along; empty when it showed none. */
export type PeerCertificates = readonly X509Certificate[];

/** Whether they are believed is a question of the identity; TLS has only proved that the client has the first one's key. */
export function peerCertificatesOf(socket: TLSSocket): PeerCertificates {
  const certificates: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next && !certificates.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256)) {
    certificates.push(next);
    next = next.issuerCertificate;
  }
  return certificates;
}
