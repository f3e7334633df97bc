/** One REST call, read: its address in decoded segments, its body as bytes and as JSON. */
import type { IncomingMessage } from 'node:http';
import { HubError } from '../hubError';
import type { JsonValue } from '../ports';

/** What the first line and the headers say. */
export interface RequestHead {
  readonly method: string;
  /** Decoded once, so that identifiers may hold `%` and `/`-like characters. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
}

export interface RestRequest extends RequestHead {
  readonly bytes: Buffer;
}

/** The largest a device may send at once (iot-hub-devguide-quotas-throttling.md); twins and methods are smaller. */
export const largestBodyBytes = 256 * 1024;

export function readHead({ method = 'GET', url = '/', headers, rawHeaders }: IncomingMessage): RequestHead {
  const [path = '', queryText = ''] = splitOnce(url, '?');
  return { method, segments: segmentsOf(path), query: new URLSearchParams(queryText), headers, rawHeaders };
}

/** `GET /devices/` is how azure-iothub lists devices, so one slash at the end means nothing. */
function segmentsOf(path: string): string[] {
  return path
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        throw new HubError('ArgumentInvalid', 'BadRequest: the address is not percent-encoded text.');
      }
    });
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Fails with 413 as soon as there is more than `limitBytes`. */
export async function readBody(incoming: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    // A request without `setEncoding` gives buffers.
    const bytes = chunk as Buffer;
    sizeBytes += bytes.length;
    if (sizeBytes > limitBytes) throw new HubError('MessageTooLarge', 'The body is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Undefined without a body. */
export function jsonOf({ bytes }: RestRequest): JsonValue | undefined {
  const text = bytes.toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError('DeserializationError', 'BadRequest: the body is not JSON.');
  }
}
