/** One kept-alive HTTPS connection that sends prepared requests one after another: as little work as a client can have. */
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import type { TlsAddress } from '../../support/processes/hubAddress';

export interface HttpAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface HttpConnection {
  send(request: string): Promise<HttpAnswer>;
  close(): void;
}

export async function openHttp({ port, caPem, hostName }: TlsAddress): Promise<HttpConnection> {
  const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  await once(socket, 'secureConnect');
  // Put together once, when the answer is whole: a page of a thousand rows comes in a hundred parts.
  let parts: string[] = [];
  let partsLength = 0;
  let wholeLength = Number.POSITIVE_INFINITY;
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    parts.push(chunk);
    partsLength += chunk.length;
    if (wholeLength === Number.POSITIVE_INFINITY) {
      const begun = parts.join('');
      const headEnd = begun.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      wholeLength = headEnd + 4 + Number(/content-length: (\d+)/i.exec(begun.slice(0, headEnd))?.[1] ?? 0);
    }
    if (partsLength < wholeLength) return;
    const read = parts.join('');
    [parts, partsLength, wholeLength] = [[], 0, Number.POSITIVE_INFINITY];
    const headEnd = read.indexOf('\r\n\r\n');
    const head = read.slice(0, headEnd);
    waiting?.resolve({ status: Number(head.slice(9, 12)), head, body: read.slice(headEnd + 4) });
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('The connection was closed.')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): string {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
