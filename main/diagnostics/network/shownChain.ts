/** The chain that OpenSSL's `s_client` printed on a device, judged here. Pure but for the CAs that are trusted. */
import { X509Certificate } from 'node:crypto';
import { type HubRoute, trustedBy } from '../../hubs';
import type { Handshake } from './tls';

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * By the same measures as a handshake of this laptop; a chain that is good here and refused there lacks its root on the
 * device, which only matters where the device decides by its system's store: for a hub without a CA of its own.
 */
export function judgeShown(
  printed: string,
  route: HubRoute,
  now: Date,
): Pick<Handshake, 'certificate' | 'problem'> {
  const [leaf, ...others] = certificatesIn(printed);
  if (leaf === undefined) return { certificate: null, problem: wordsOf(printed) };
  const { highest, root } = pathFrom(leaf, others, route);
  const certificate = {
    subject: commonName(leaf.subject),
    issuer: commonName(leaf.issuer),
    root: commonName(root?.subject ?? highest.issuer),
    validFrom: new Date(leaf.validFrom).toISOString(),
    validTo: new Date(leaf.validTo).toISOString(),
  };
  const problem = problemOf(leaf, root, route.serverName, now);
  const verified = /Verify return code: (\d+)/.exec(printed)?.[1];
  const isRefusedThere = problem === null && route.ca === null && verified !== undefined && verified !== '0';
  return { certificate, problem: isRefusedThere ? 'ROOT_NOT_ON_DEVICE' : problem };
}

function certificatesIn(printed: string): X509Certificate[] {
  try {
    return (printed.match(block) ?? []).map((pem) => new X509Certificate(pem));
  } catch {
    return [];
  }
}

interface Path {
  readonly highest: X509Certificate;
  /** Null when no CA that is trusted stands above. */
  readonly root: X509Certificate | null;
}

/** Servers may send certificates that do not belong to the path, in any order (RFC 8446, section 4.4.2). */
function pathFrom(leaf: X509Certificate, shown: readonly X509Certificate[], route: HubRoute): Path {
  const trusted = trustedBy(route).map((pem) => new X509Certificate(pem));
  let highest = leaf;
  let left = shown;
  for (;;) {
    const root = issuerOf(highest, trusted);
    const above = root ?? issuerOf(highest, left);
    if (root !== null || above === null) return { highest, root };
    highest = above;
    left = left.filter((each) => each !== above);
  }
}

function issuerOf(
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
): X509Certificate | null {
  return (
    authorities.find(
      (authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
    ) ?? null
  );
}

function problemOf(
  leaf: X509Certificate,
  root: X509Certificate | null,
  serverName: string,
  now: Date,
): string | null {
  if (root === null) return 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  if (new Date(leaf.validTo) < now) return 'CERT_HAS_EXPIRED';
  if (new Date(leaf.validFrom) > now) return 'CERT_NOT_YET_VALID';
  return serverName === '' || leaf.checkHost(serverName) ? null : 'ERR_TLS_CERT_ALTNAME_INVALID';
}

function wordsOf(printed: string): string {
  return /wrong version number|packet length|http request/i.test(printed) ? 'EPROTO' : 'ECONNRESET';
}

function commonName(name: string): string {
  return /^CN=(.*)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
}
