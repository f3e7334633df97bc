/** One TLS port for every protocol: the first byte after the handshake tells which one speaks. */
import type { Duplex } from 'node:stream';
import { createServer, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from './authority/certificates';

export interface TlsPort {
  readonly port: number;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

interface Protocols {
  mqtt(socket: Duplex): void;
  http(socket: TLSSocket): void;
}

/** The fixed header of an MQTT CONNECT packet (OASIS MQTT 3.1.1, 2.2 and 3.1). */
const mqttConnect = 0x10;

/** `port` 0 takes any free one. */
export function listenTls(
  certificate: ServerCertificate,
  port: number,
  protocols: Protocols,
): Promise<TlsPort> {
  const sockets = new Set<TLSSocket>();
  const server = createServer(
    { cert: certificate.certificatePem, key: certificate.keyPem, minVersion: 'TLSv1.2' },
    (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A client that breaks off is its own concern; without a listener it would end this process.
      socket.on('error', () => socket.destroy());
      socket.once('data', (first: Buffer) => {
        socket.pause();
        socket.unshift(first);
        if (first[0] === mqttConnect) protocols.mqtt(socket);
        else protocols.http(socket);
        socket.resume();
      });
    },
  );
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
