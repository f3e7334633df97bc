/** One TLS port for every protocol: the first bytes after the handshake tell which one speaks. */
import { constants } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { createServer, type SecureContextOptions, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from './authority/certificates';
import { type PeerCertificates, peerCertificatesOf } from './authority/peerCertificates';
import { protocolOf } from './firstBytes';

export interface TlsPort {
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Takes a client's bytes, whatever carries them (TLS itself, or a WebSocket in it). */
export type StreamHandler = (stream: Duplex, certificates: PeerCertificates) => void;

export interface Protocols {
  readonly mqtt: StreamHandler;
  readonly amqp: StreamHandler;
  http(socket: TLSSocket): void;
}

const handshakeWithinMs = 30_000;
const firstBytesWithinMs = 30_000;

/** `nextCertificate` says what to show to the client that connects; `port` 0 takes any free one. */
export function listenTls(
  nextCertificate: () => ServerCertificate,
  port: number,
  protocols: Protocols,
): Promise<TlsPort> {
  const sockets = new Set<TLSSocket>();
  let shown = nextCertificate();
  const server = createServer(
    {
      ...secureContext(shown),
      handshakeTimeout: handshakeWithinMs,
      requestCert: true,
      // Devices are known by their identity's thumbprint or the hub's own list of authorities, not by this process's.
      rejectUnauthorized: false,
    },
    (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A client that breaks off is its own concern; without a listener it would end this process.
      socket.on('error', () => socket.destroy());
      handOver(socket, protocols);
    },
  );
  // Before the listener of Node's own, which begins the handshake.
  server.prependListener('connection', () => {
    const certificate = nextCertificate();
    if (certificate !== shown) server.setSecureContext(secureContext(certificate));
    shown = certificate;
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The port has no number.');
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

function secureContext({ certificatePem, keyPem }: ServerCertificate): SecureContextOptions {
  return {
    cert: certificatePem,
    key: keyPem,
    minVersion: 'TLSv1.2',
    // A resumed session keeps the client's certificate but loses those above it.
    secureOptions: constants.SSL_OP_NO_TICKET,
  };
}

/** Reads until the protocol is known, puts the bytes back and gives the socket to its protocol. */
function handOver(socket: TLSSocket, protocols: Protocols): void {
  let read = Buffer.alloc(0);
  const silence = setTimeout(() => socket.destroy(), firstBytesWithinMs);
  socket.once('close', () => clearTimeout(silence));
  const take = (chunk: Buffer): void => {
    read = Buffer.concat([read, chunk]);
    const protocol = protocolOf(read);
    if (protocol === null) return;
    clearTimeout(silence);
    socket.off('data', take);
    socket.pause();
    socket.unshift(read);
    if (protocol === 'http') protocols.http(socket);
    else protocols[protocol](socket, peerCertificatesOf(socket));
    socket.resume();
  };
  socket.on('data', take);
}
