/** MQTT and AMQP inside WebSockets, at the two paths where IoT Hub and its events endpoint answer. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { peerCertificatesOf } from './authority/peerCertificates';
import type { Protocols, StreamHandler } from './tlsPort';

export interface WebSockets {
  /** For the `upgrade` event of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Sources: azure-iot-device-mqtt mqtt_ws.js, azure-iot-device-amqp amqp_ws.js, @azure/core-amqp; the C SDK asks for `MQTT`. */
const offersAt: Readonly<Record<string, Readonly<Record<string, 'mqtt' | 'amqp'>>>> = {
  '/$iothub/websocket': { mqtt: 'mqtt', AMQPWSB10: 'amqp' },
  '/$servicebus/websocket': { AMQPWSB10: 'amqp' },
};

/** Frames are cut at will by clients; none needs one larger than the largest message and its frame around it. */
const largestFrameBytes = 1024 * 1024;

export function createWebSockets(protocols: Pick<Protocols, 'mqtt' | 'amqp'>): WebSockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrameBytes,
    handleProtocols: (offered, request) => [...offered].find((name) => spokenAs(request, name)) ?? false,
  });
  return {
    upgrade: (request, socket, head) => {
      const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
      const protocol = offered.map((name) => spokenAs(request, name)).find((name) => name !== null);
      if (!protocol) {
        refuse(socket);
        return;
      }
      // The server gets its connections from the TLS port only.
      const certificates = peerCertificatesOf(request.socket as TLSSocket);
      const handle: StreamHandler = protocols[protocol];
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const stream = createWebSocketStream(webSocket, { allowHalfOpen: false });
        stream.on('error', () => stream.destroy());
        handle(stream, certificates);
      });
    },
  };
}

function spokenAs({ url = '' }: IncomingMessage, offered: string): 'mqtt' | 'amqp' | null {
  const [path = ''] = url.split('?');
  const spoken = offersAt[path.toLowerCase()];
  const name = Object.keys(spoken ?? {}).find((known) => known.toLowerCase() === offered.toLowerCase());
  return (name !== undefined && spoken?.[name]) || null;
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
    socket.destroy(),
  );
}
