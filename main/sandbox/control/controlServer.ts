/** The control interface: faults over HTTPS on a loopback port of its own, so that a fault never keeps anyone from removing it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { ServerCertificate } from '../authority/certificates';
import type { Faults } from '../faults';
import { HubError } from '../hubError';
import { readBody } from '../rest/request';

export interface Control {
  /** `https://localhost:PORT`, with the hub's CA. */
  readonly address: string;
  close(): Promise<void>;
}

export interface ControlOptions {
  readonly faults: Faults;
  readonly certificate: ServerCertificate;
  /** Gets the token of this run; readable by its owner alone. */
  readonly tokenFile: string;
  /** 0 takes any free one. */
  readonly port: number;
}

const largestRequestBytes = 16 * 1024;

interface ControlAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export async function openControl({
  faults,
  certificate,
  tokenFile,
  port,
}: ControlOptions): Promise<Control> {
  const token = randomBytes(32).toString('base64url');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  // A file that was there before keeps the mode it had.
  chmodSync(tokenFile, 0o600);
  const server = createServer(
    { cert: certificate.certificatePem, key: certificate.keyPem, minVersion: 'TLSv1.2' },
    (incoming, response) => {
      void answerTo(incoming, faults, token).then(({ status, body }) => {
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

async function answerTo(incoming: IncomingMessage, faults: Faults, token: string): Promise<ControlAnswer> {
  try {
    if (!isBearer(incoming.headers.authorization, token)) {
      return { status: 401, body: { message: 'Say "Authorization: Bearer" and the token of this run.' } };
    }
    const [, collection, id, ...more] = (incoming.url ?? '').split('?')[0]?.split('/') ?? [];
    if (collection !== 'faults' || more.length > 0) return notFound;
    switch (incoming.method) {
      case 'GET':
        return id === undefined ? { status: 200, body: faults.list() } : notFound;
      case 'POST': {
        if (id !== undefined) return notFound;
        const bytes = await readBody(incoming, largestRequestBytes);
        return { status: 201, body: faults.add(jsonIn(bytes)) };
      }
      case 'DELETE':
        if (id === undefined) faults.clear();
        else if (!faults.remove(id)) return notFound;
        return { status: 204 };
      default:
        return { status: 405, body: { message: 'GET, POST and DELETE are served.' } };
    }
  } catch (error) {
    if (error instanceof HubError) return { status: error.status, body: { message: error.message } };
    return { status: 500, body: { message: String(error) } };
  }
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new HubError('DeserializationError', 'the body is not JSON');
  }
}

const notFound: ControlAnswer = { status: 404, body: { message: 'There are /faults and /faults/{id}.' } };

/** Compared as digests, which have one length. */
function isBearer(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
