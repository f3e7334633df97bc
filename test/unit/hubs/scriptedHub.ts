/** A tiny HTTPS server on loopback that answers as told and remembers what it was asked. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { TestCertificates } from './certificates';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type ScriptedAnswer =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hangUp'
  | 'silence';

export interface ScriptedHub {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  readonly connectionCount: () => number;
}

/** `answer` is asked for each request, with the requests so far, this one included. */
export async function startScriptedHub(
  { cert, key }: TestCertificates,
  answer: (request: ReceivedRequest, requests: readonly ReceivedRequest[]) => ScriptedAnswer,
): Promise<ScriptedHub> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ cert, key }, async (message, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const request = {
      method: message.method ?? '',
      path: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    const scripted = answer(request, requests);
    if (scripted === 'silence') return;
    if (scripted === 'hangUp') {
      message.socket.destroy();
      return;
    }
    const type = scripted.text === undefined ? 'application/json; charset=utf-8' : 'text/html';
    response.writeHead(scripted.status, { 'content-type': type, ...scripted.headers });
    response.end(scripted.text ?? (scripted.json === undefined ? '' : JSON.stringify(scripted.json)));
  });
  server.on('secureConnection', () => {
    connections += 1;
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  return { port, requests, connectionCount: () => connections };
}
