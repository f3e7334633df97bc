/** A route to a hub through a TCP relay that breaks when told, as a mobile network does. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface FaultyRoute {
  readonly port: number;
  /** The next bytes for the hub are thrown away and the connection with them. */
  loseNextRequest(): void;
  /** Every connection is cut as soon as it is made, until `comeBack`. */
  goAway(): void;
  comeBack(): void;
}

export async function openFaultyRoute(hubPort: number): Promise<FaultyRoute> {
  let losesRequest = false;
  let isAway = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const hub = connect(hubPort, '127.0.0.1');
    const cut = (): void => {
      client.destroy();
      hub.destroy();
    };
    const relay = (from: Socket, to: Socket): void => {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (losesRequest && from === client) {
          losesRequest = false;
          cut();
        } else to.write(bytes);
      });
      from.on('error', cut);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    };
    relay(client, hub);
    relay(hub, client);
    if (isAway) cut();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    close();
    server.close();
  });
  return {
    // A TCP server's address is never a path.
    port: (server.address() as AddressInfo).port,
    loseNextRequest: () => {
      losesRequest = true;
    },
    goAway: () => {
      isAway = true;
      close();
    },
    comeBack: () => {
      isAway = false;
    },
  };
}
