/** What can stand between a technician and a hub, as small real servers on loopback. */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type NetworkPorts, problemOf } from '../../../main/diagnostics';
import { makeAuthority, makeServerCertificate } from '../../../main/sandbox/authority/makeCertificates';

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // A TCP server's address is never a path.
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens on any more. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // As above.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Takes connections and never says anything. */
export function mutePort(onConnection: () => void = () => {}): Promise<number> {
  return listening(createServer(onConnection));
}

/** Takes connections and ends them at the first byte, as a firewall does that looks for the server's name. */
export function cuttingPort(): Promise<number> {
  return listening(createServer((socket) => socket.once('data', () => socket.destroy())));
}

/** Answers whatever comes with a page in plain text. */
export function plainPort(): Promise<number> {
  return listening(
    createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'));
    }),
  );
}

/** Opens the encryption to a hub and closes it again with a certificate of its own, for the same names. */
export async function inspectingProxy(hubPort: number, hostName: string): Promise<number> {
  const authority = await makeAuthority(new Date(), 'Contoso Inspection CA');
  const { certificatePem, keyPem } = await makeServerCertificate(
    authority,
    [hostName, 'localhost'],
    new Date(),
  );
  return listening(
    createTlsServer({ cert: certificatePem, key: keyPem }, (socket) => {
      const hub = connect(hubPort, '127.0.0.1');
      socket.on('error', () => hub.destroy());
      hub.on('error', () => socket.destroy());
      socket.pipe(hub).pipe(socket);
    }),
  );
}

/** A proxy that answers the wish for a tunnel with this status. */
export function refusingProxy(status: number): Promise<number> {
  const server = createHttpServer();
  server.on('connect', (_request, socket) =>
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`),
  );
  return listening(server);
}

/** Leads everybody to its log-in page. */
export function captivePortal(loginPage: string): Promise<number> {
  return listening(
    createHttpServer((_request, response) => {
      response.writeHead(302, { location: loginPage }).end();
    }),
  );
}

/** Passes bytes on to a hub, but answers the wish for a WebSocket itself: TLS ends here, with the hub's certificate. */
export async function withoutWebSocket(certificate: {
  certificatePem: string;
  keyPem: string;
}): Promise<number> {
  return listening(
    createTlsServer({ cert: certificate.certificatePem, key: certificate.keyPem }, (socket) => {
      socket.on('error', () => {});
      socket.once('data', (bytes) => {
        const status = bytes.toString('latin1').toLowerCase().includes('upgrade: websocket')
          ? '403 Forbidden'
          : '404 Not Found';
        socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nDate: ${new Date().toUTCString()}\r\n\r\n`);
      });
    }),
  );
}

/** Names by a server that says of each that it does not exist, or says nothing. */
export async function resolverWith(answers: 'noSuchName' | 'nothing'): Promise<NetworkPorts['resolve']> {
  const socket = createSocket('udp4');
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    if (answers === 'nothing') return;
    const reply = Buffer.from(query);
    // A response, recursion available, with the code NXDOMAIN: RFC 1035, 4.1.1.
    reply.writeUInt16BE(0x8183, 2);
    socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return async (hostName) => {
    try {
      return { v4: await resolver.resolve4(hostName), v6: [], problem: null };
    } catch (error) {
      return { v4: [], v6: [], problem: problemOf(error) };
    }
  };
}
