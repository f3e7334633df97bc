/** One REST call as it goes over the wire, for what no SDK would send. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { Hub } from '../../main/sandbox/hub';

export interface WireCall {
  readonly method: string;
  /** Without it `api-version=2021-04-12` is added. */
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is bytes. */
  readonly body?: unknown;
  /** The answer is not JSON and has no `body`. */
  readonly isText?: boolean;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Undefined without a body. */
  readonly body: unknown;
}

export async function restCall(
  { hostName, port, caPem }: Pick<Hub, 'hostName' | 'port' | 'caPem'>,
  { method, path, token, headers, body, isText = false }: WireCall,
): Promise<WireAnswer> {
  const bytes = bytesOf(body);
  const outgoing = request({
    host: '127.0.0.1',
    port,
    ca: caPem,
    servername: hostName,
    agent: false,
    method,
    path: path.includes('?') ? path : `${path}?api-version=2021-04-12`,
    headers: {
      host: hostName,
      ...(token === undefined ? {} : { authorization: token }),
      ...(bytes === null ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
      ...headers,
    },
  });
  outgoing.end(bytes ?? undefined);
  // The first argument of Node's `response` event.
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    body: text === '' || isText ? undefined : JSON.parse(text),
  };
}

function bytesOf(body: unknown): Uint8Array | null {
  if (body === undefined) return null;
  return body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
}
