/** The control interface: HTTPS on a loopback port of its own, so that a fault never keeps anyone from removing it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { CertificateAuthorities } from '../authority/certificateAuthorities';
import type { ServerCertificate } from '../authority/certificates';
import type { Faults } from '../faults';
import { HubError } from '../hubError';
import { readBody } from '../rest/request';
import { authorityCalls } from './authorityCalls';
import { type ControlAnswer, type ControlCollection, notThere } from './calls';
import { faultCalls } from './faultCalls';

export interface Control {
  /** `https://localhost:PORT`, with the hub's CA. */
  readonly address: string;
  close(): Promise<void>;
}

export interface ControlOptions {
  readonly faults: Faults;
  readonly certificateAuthorities: CertificateAuthorities;
  readonly certificate: ServerCertificate;
  /** Gets the token of this run; readable by its owner alone. */
  readonly tokenFile: string;
  /** 0 takes any free one. */
  readonly port: number;
}

const largestRequestBytes = 16 * 1024;

export async function openControl({
  faults,
  certificateAuthorities,
  certificate,
  tokenFile,
  port,
}: ControlOptions): Promise<Control> {
  const collections = new Map([
    ['faults', faultCalls(faults)],
    ['certificateAuthorities', authorityCalls(certificateAuthorities)],
  ]);
  const token = randomBytes(32).toString('base64url');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  // A file that was there before keeps the mode it had.
  chmodSync(tokenFile, 0o600);
  const server = createServer(
    { cert: certificate.certificatePem, key: certificate.keyPem, minVersion: 'TLSv1.2' },
    (incoming, response) => {
      void answerTo(incoming, collections, token).then(({ status, body }) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
        response.end(text);
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The port has no number.');
  return {
    address: `https://localhost:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(
  incoming: IncomingMessage,
  collections: ReadonlyMap<string, ControlCollection>,
  token: string,
): Promise<ControlAnswer> {
  try {
    if (!isBearer(incoming.headers.authorization, token)) {
      return { status: 401, body: { message: 'Say "Authorization: Bearer" and the token of this run.' } };
    }
    const [, name = '', id = null, ...more] = (incoming.url ?? '').split('?')[0]?.split('/') ?? [];
    const collection = collections.get(name);
    if (!collection || more.length > 0) return notThere;
    return await collection({
      method: incoming.method ?? '',
      id,
      body: () => readBody(incoming, largestRequestBytes),
    });
  } catch (error) {
    if (error instanceof HubError) return { status: error.status, body: { message: error.message } };
    return { status: 500, body: { message: String(error) } };
  }
}

/** Compared as digests, which have one length. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
