/** A TLS handshake looked at closely: who issued what the other side shows, and whether it is to be trusted. */
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { type HubRoute, trustedBy } from '../../hubs';

export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** The highest certificate of the chain; null where it does not come along and is not trusted either. */
  readonly root: string | null;
  readonly validFrom: string;
  readonly validTo: string;
}

export interface Handshake {
  readonly port: number;
  /** Null when TLS was not spoken to the end. */
  readonly certificate: ShownCertificate | null;
  /** OpenSSL's or Node's word for what is wrong; null when it is trusted for this name. */
  readonly problem: string | null;
  readonly tookMs: number;
}

const silenceMs = 5_000;

/** Never rejects. The connection ends before a byte is sent, so an untrusted side learns nothing. */
export function shakeHands(route: HubRoute, port: number, signal: AbortSignal): Promise<Handshake> {
  return new Promise((resolve) => {
    const startedAtMs = performance.now();
    const socket = connect({
      host: route.address,
      port,
      servername: route.serverName,
      ca: trustedBy(route),
      rejectUnauthorized: false,
    });
    const finish = (certificate: ShownCertificate | null, problem: string | null): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve({ port, certificate, problem, tookMs: Math.round(performance.now() - startedAtMs) });
    };
    const abort = (): void => finish(null, 'ABORTED');
    signal.addEventListener('abort', abort);
    socket.setTimeout(silenceMs);
    socket.once('secureConnect', () => finish(shownBy(socket), problemOf(socket)));
    socket.once('timeout', () => finish(null, 'ETIMEDOUT'));
    socket.once('end', () => finish(null, 'ECONNRESET'));
    socket.on('error', (error) => finish(null, String(Reflect.get(error, 'code') ?? error.message)));
  });
}

/** Declared an `Error`, and in truth the code's text: https://nodejs.org/docs/latest-v20.x/api/tls.html#tlssocketauthorizationerror */
function problemOf(socket: TLSSocket): string | null {
  if (socket.authorized) return null;
  const problem: unknown = socket.authorizationError;
  if (problem instanceof Error) return String(Reflect.get(problem, 'code') ?? problem.message);
  return String(problem);
}

function shownBy(socket: TLSSocket): ShownCertificate | null {
  const leaf = socket.getPeerCertificate(true);
  if (!leaf?.subject) return null;
  const root = highestOf(leaf);
  return {
    subject: nameIn(leaf.subject),
    issuer: nameIn(leaf.issuer),
    root: isSelfIssued(root) ? nameIn(root.subject) : nameIn(root.issuer),
    validFrom: new Date(leaf.valid_from).toISOString(),
    validTo: new Date(leaf.valid_to).toISOString(),
  };
}

/** Each certificate leads to its issuer's; a root leads to itself. */
function highestOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate {
  let highest = leaf;
  for (let height = 0; height < 10; height += 1) {
    const above: DetailedPeerCertificate | undefined = highest.issuerCertificate;
    if (!above || above === highest) break;
    highest = above;
  }
  return highest;
}

function isSelfIssued({ subject, issuer }: DetailedPeerCertificate): boolean {
  return nameIn(subject) === nameIn(issuer);
}

/** The common name, else the organisation; Node gives a repeated attribute as an array. */
function nameIn(name: DetailedPeerCertificate['subject'] | undefined): string {
  return [name?.CN ?? name?.O ?? '?'].flat().join(', ');
}
