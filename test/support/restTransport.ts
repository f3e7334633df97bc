/** A plain route for the official service SDK to an embedded hub, so that protocol tests do not depend on the app's own. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:https';
import type { Hub } from '../../main/sandbox/hub';

export interface RestFailure extends Error {
  readonly statusCode: number;
  readonly body: string;
}

type Done = (
  error: Error | null,
  body?: unknown,
  response?: { statusCode: number; headers: unknown },
) => void;

/** The object the SDK calls instead of its own HTTP client; `token` is sent as it is. */
export function restTransport(
  { hostName, port, caPem }: Pick<Hub, 'hostName' | 'port' | 'caPem'>,
  token: () => string,
) {
  const agent = new Agent({ keepAlive: true, ca: caPem, servername: hostName });
  return {
    close: () => agent.destroy(),
    executeApiCall: (
      method: string,
      path: string,
      headers: object | null,
      body: unknown,
      ...rest: unknown[]
    ) => {
      // The SDK's last function among the arguments is the callback; time-out and options may be missing.
      const done = rest.findLast((argument) => typeof argument === 'function') as Done;
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          agent,
          method,
          path,
          headers: { ...headers, host: hostName, authorization: token(), 'request-id': randomUUID() },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const statusCode = response.statusCode ?? 0;
            if (statusCode >= 300) {
              done(Object.assign(new Error(`HTTP ${statusCode}`), { statusCode, body: text }));
            } else {
              done(null, text === '' ? '' : JSON.parse(text), { statusCode, headers: response.headers });
            }
          });
        },
      );
      outgoing.on('error', (error) => done(error));
      outgoing.end(body === undefined || body === null ? '' : JSON.stringify(body));
    },
  };
}
