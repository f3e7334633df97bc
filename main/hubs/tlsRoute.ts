/** Where to connect for a hub and whom to trust there. */
import * as tls from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { z } from 'zod';

export interface HubRoute {
  /** Machine to connect to; equals the hub's host name unless a gateway or the embedded hub stands in. */
  readonly address: string;
  readonly port: number;
  /** The name the certificate must hold; empty for a bare IP address, which TLS does not send. */
  readonly serverName: string;
  /** PEM. `only`: nothing else is trusted; `added`: besides what the machine trusts. */
  readonly ca: { readonly pem: string; readonly trust: 'only' | 'added' } | null;
}

const connectTimeoutMs = 10_000;
const connectionsPerHub = 8;
const keepAliveMs = 60_000;

/**
 * What the program and the machine trust. Node can read the machine's own store from 22.15 on
 * (https://nodejs.org/docs/latest-v24.x/api/tls.html#tlsgetcacertificatestype); there a company's proxy is trusted too.
 */
function machineRoots(): string[] {
  const read: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof read !== 'function') return [...tls.rootCertificates];
  const roots = ['default', 'system'].flatMap((store): unknown => read(store));
  return [...new Set(roots.filter((root) => typeof root === 'string'))];
}

let roots: string[] | null = null;

/** PEM of every CA that is trusted there. */
export function trustedBy({ ca }: HubRoute): string[] {
  if (ca?.trust === 'only') return [ca.pem];
  roots ??= machineRoots();
  return ca ? [...roots, ca.pem] : roots;
}

/** Keep-alive connections to one hub; requests name the hub by its logical host, whatever the route. */
export function openConnections(route: HubRoute): Agent {
  let secureContext: tls.SecureContext | null = null;
  const openConnector = () => {
    secureContext ??= tls.createSecureContext({ ca: trustedBy(route) });
    return buildConnector({ timeout: connectTimeoutMs, secureContext });
  };
  let connector: ReturnType<typeof buildConnector> | null = null;
  return new Agent({
    connections: connectionsPerHub,
    keepAliveTimeout: keepAliveMs,
    connect: (options, callback) => {
      connector ??= openConnector();
      connector(
        {
          ...options,
          hostname: route.address,
          host: route.serverName || route.address,
          port: String(route.port),
          servername: route.serverName,
        },
        callback,
      );
    },
  });
}

const issuerTimeoutMs = 5_000;
/** Node gives a repeated attribute as an array. */
const attribute = z.union([z.string(), z.array(z.string())]).optional();
const issuerName = z.looseObject({ CN: attribute, O: attribute });

/**
 * Who issued the certificate that was refused, to name an inspecting proxy; null when it cannot be found out.
 * Looks at the certificate alone: the connection is closed before a byte is sent.
 */
export function readCertificateIssuer(route: HubRoute): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = tls.connect({
      host: route.address,
      port: route.port,
      servername: route.serverName,
      rejectUnauthorized: false,
      timeout: issuerTimeoutMs,
    });
    const finish = (issuer: string | null) => {
      socket.destroy();
      resolve(issuer);
    };
    socket.once('secureConnect', () => {
      const issuer: unknown = socket.getPeerCertificate().issuer;
      const read = issuerName.safeParse(issuer);
      finish(read.success ? ([read.data.CN ?? read.data.O ?? []].flat()[0] ?? null) : null);
    });
    socket.once('timeout', () => finish(null));
    socket.once('error', () => finish(null));
  });
}
