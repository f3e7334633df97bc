/** What a REST call answers: JSON or mere bytes with headers, nothing, or an error as the service writes it. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { HubClock } from '../clock';
import type { HubError } from '../hubError';
import type { JsonValue } from '../ports';

export interface Answer {
  readonly status: number;
  readonly body?: JsonValue;
  /** Instead of the body, where it is text already. */
  readonly json?: string;
  /** Instead of a body of JSON. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The service writes errors in two forms: a flat text for identities and queries, JSON within JSON for twins and methods
 * (seen in Azure/azure-iot-sdks#711 and Azure/azure-iot-cli-extension#54).
 */
export type ErrorForm = 'flat' | 'embedded';

export function errorAnswer(error: HubError, form: ErrorForm, clock: HubClock): Answer {
  const headers = {
    'iothub-errorcode': error.codeName,
    ...(error.retryAfterS === null ? {} : { 'retry-after': String(error.retryAfterS) }),
  };
  const at = clock.now();
  const trackingId = `${randomUUID().replaceAll('-', '')}-G:0-TimeStamp:${trackingTime(at)}`;
  if (form === 'flat') {
    const Message = `ErrorCode:${error.codeName};${error.message}`;
    return {
      status: error.status,
      headers,
      body: { Message, ExceptionMessage: `Tracking ID:${trackingId}` },
    };
  }
  const detail = {
    errorCode: error.code,
    trackingId,
    message: error.message,
    timestampUtc: at.toISOString(),
  };
  return { status: error.status, headers, body: { Message: JSON.stringify(detail), ExceptionMessage: '' } };
}

/** `07/16/2016 00:12:41`, as tracking ids of the service have it. */
function trackingTime(at: Date): string {
  const [date = '', time = ''] = at.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}

/** Null for an answer that has none. */
export function jsonIn({ body, json }: Answer): string | null {
  return json ?? (body === undefined ? null : JSON.stringify(body));
}

export function send(response: ServerResponse, answer: Answer): void {
  response.end(writeHead(response, answer));
}

/** The headers of the whole answer with the first half of its body, and then no more. */
export function sendHalf(response: ServerResponse, answer: Answer): void {
  const content = Buffer.from(writeHead(response, answer));
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.destroy());
}

/** Returns the body; a text as such, for Node sends headers and text in one piece. */
function writeHead(response: ServerResponse, answer: Answer): Uint8Array | string {
  const { status, bytes, headers } = answer;
  const json = jsonIn(answer);
  const content = bytes ?? json ?? '';
  response.writeHead(status, {
    ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
    ...(json === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'content-length': Buffer.byteLength(content),
    ...headers,
  });
  return content;
}
