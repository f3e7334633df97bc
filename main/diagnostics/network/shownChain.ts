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
  const chain = certificatesIn(printed);
  const [leaf] = chain;
  const highest = chain.at(-1);
  if (leaf === undefined || highest === undefined) return { certificate: null, problem: wordsOf(printed) };
  const root = rootAbove(highest, route);
  const certificate = {
    subject: commonName(leaf.subject),
    issuer: commonName(leaf.issuer),
    root: commonName(root?.subject ?? highest.issuer),
    validFrom: new Date(leaf.validFrom).toISOString(),
    validTo: new Date(leaf.validTo).toISOString(),
  };
  const problem = problemOf(chain, root, route.serverName, now);
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

function rootAbove(highest: X509Certificate, route: HubRoute): X509Certificate | null {
  for (const pem of trustedBy(route)) {
    const authority = new X509Certificate(pem);
    if (highest.checkIssued(authority) && highest.verify(authority.publicKey)) return authority;
  }
  return null;
}

function problemOf(
  chain: readonly X509Certificate[],
  root: X509Certificate | null,
  serverName: string,
  now: Date,
): string | null {
  const [leaf] = chain;
  if (leaf === undefined) return 'ECONNRESET';
  const isUnbroken = chain.every((each, index) => {
    const above = chain[index + 1];
    return above === undefined || (each.checkIssued(above) && each.verify(above.publicKey));
  });
  if (root === null || !isUnbroken) return 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
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
