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

/** Fails with 413 as soon as there is more than `limitBytes`; the rest is not kept. */
export async function readBody(incoming: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const { headers } = incoming;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return noBody;
  return readToEnd(incoming, limitBytes);
}

const noBody = Buffer.alloc(0);

function readToEnd(incoming: IncomingMessage, limitBytes: number): Promise<Buffer> {
  // An iterator over the request would end the connection with it, and the answer would be lost.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const keep = (chunk: Buffer): void => {
      sizeBytes += chunk.length;
      if (sizeBytes <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      incoming.off('data', keep);
      chunks.length = 0;
      reject(new HubError('MessageTooLarge', `The body has more than ${limitBytes} bytes.`));
    };
    incoming.on('data', keep);
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('close', () => {
      if (!incoming.complete) reject(new HubError('GenericBadRequest', 'The request broke off.'));
    });
  });
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Undefined without a body. Fails with 415 or 400 for what is not JSON in UTF-8. */
export function jsonOf({ bytes, headers }: RestRequest): JsonValue | undefined {
  if (bytes.length === 0) return undefined;
  const type = headers['content-type'];
  if (type !== undefined && !/^application\/(?:[\w.-]+[+.])?json\s*(?:;|$)/i.test(type)) {
    throw new HubError('GenericUnsupportedMediaType', 'The content type must be application/json.');
  }
  let value: JsonValue;
  try {
    const text = strictUtf8.decode(bytes);
    if (text.trim() === '') return undefined;
    value = JSON.parse(text);
  } catch {
    throw new HubError('DeserializationError', 'BadRequest: the body is not JSON in UTF-8.');
  }
  checkDepth(value);
  return value;
}

/** What .NET's JSON readers take; without a limit a few bytes would exhaust the stack of whoever walks the value. */
const deepestNesting = 64;

function checkDepth(value: JsonValue): void {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestNesting) {
      throw new HubError(
        'DeserializationError',
        `BadRequest: the body has more than ${deepestNesting} levels.`,
      );
    }
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
}
