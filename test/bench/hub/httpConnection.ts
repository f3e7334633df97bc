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
  let read = '';
  let waiting: { resolve(answer: HttpAnswer): void; reject(error: Error): void } | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    read += chunk;
    const headEnd = read.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = read.slice(0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (read.length < headEnd + 4 + length) return;
    const answer = { status: Number(head.slice(9, 12)), head, body: read.slice(headEnd + 4) };
    read = '';
    waiting?.resolve(answer);
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
