/** One REST call, read: its address in decoded segments, its body as JSON. */
import type { IncomingMessage } from 'node:http';
import { HubError } from '../hubError';
import type { JsonValue } from '../ports';

export interface RestRequest {
  readonly method: string;
  /** Decoded once, so that identifiers may hold `%` and `/`-like characters. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Undefined without a body. */
  readonly body: JsonValue | undefined;
}

/** Far above the 32 KB of a twin section and 8 KB of tags. */
const largestBodyBytes = 256 * 1024;

export async function readRequest(incoming: IncomingMessage): Promise<RestRequest> {
  const [path = '', queryText = ''] = splitOnce(incoming.url ?? '/', '?');
  const body = await readBody(incoming);
  return {
    method: incoming.method ?? 'GET',
    segments: path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decoded),
    query: new URLSearchParams(queryText),
    headers: incoming.headers,
    body,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HubError('ArgumentInvalid', 'BadRequest: the address is not percent-encoded text.');
  }
}

async function readBody(incoming: IncomingMessage): Promise<JsonValue | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    // A request without `setEncoding` gives buffers.
    const bytes = chunk as Buffer;
    sizeBytes += bytes.length;
    if (sizeBytes > largestBodyBytes) throw new HubError('MessageTooLarge', 'The body is too large.');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError('DeserializationError', 'BadRequest: the body is not JSON.');
  }
}
