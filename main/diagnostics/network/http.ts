/** Single requests over HTTP and HTTPS, of which only the head counts. */
import * as http from 'node:http';
import * as https from 'node:https';
import { type HubRoute, trustedBy } from '../../hubs';
import type { Endpoint } from './tcp';

export interface AnswerHead {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** What broke, in the system's word, or the head. */
export type HeadResult = AnswerHead | { readonly problem: string };

const silenceMs = 4_000;

export function hasAnswered(result: HeadResult): result is AnswerHead {
  return 'status' in result;
}

/** The hub's answer to a request without credential. Never rejects. */
export function askHub(route: HubRoute, hostName: string, signal: AbortSignal): Promise<HeadResult> {
  return headOf(
    https.request({
      host: route.address,
      port: route.port,
      servername: route.serverName,
      ca: trustedBy(route),
      agent: false,
      path: '/',
      headers: { host: hostName },
      signal,
    }),
  );
}

/** What answers over plain HTTP. Never rejects, follows nothing. */
export function askPlainly(
  { address, port }: Endpoint,
  hostName: string,
  signal: AbortSignal,
): Promise<HeadResult> {
  return headOf(http.request({ host: address, port, agent: false, headers: { host: hostName }, signal }));
}

/** A proxy's answer to the wish for a tunnel. Never rejects. */
export function askForTunnel(
  { address, port }: Endpoint,
  to: string,
  signal: AbortSignal,
): Promise<HeadResult> {
  return headOf(
    http.request({
      host: address,
      port,
      agent: false,
      method: 'CONNECT',
      path: to,
      headers: { host: to },
      signal,
    }),
  );
}

function headOf(request: http.ClientRequest): Promise<HeadResult> {
  return new Promise((resolve) => {
    const take = (response: http.IncomingMessage): void => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      request.destroy();
    };
    request.setTimeout(silenceMs, () => {
      resolve({ problem: 'ETIMEDOUT' });
      request.destroy();
    });
    request.once('response', take);
    request.once('connect', (response, socket) => {
      socket.destroy();
      take(response);
    });
    request.on('error', (error) => resolve({ problem: String(Reflect.get(error, 'code') ?? error.message) }));
    request.end();
  });
}
