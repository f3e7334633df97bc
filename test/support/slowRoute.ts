/** A route to a server over which everything takes a while, as over a bad mobile network. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Bytes arrive `delayMs` after they were sent, each way, in their order. */
export async function openSlowRoute(port: number, delayMs: number): Promise<{ readonly port: number }> {
  const server = createServer((client) => {
    const far = connect(port, '127.0.0.1');
    relay(client, far);
    relay(far, client);
  });
  const relay = (from: Socket, to: Socket): void => {
    from.on('data', (bytes) => setTimeout(() => to.destroyed || to.write(bytes), delayMs));
    from.on('error', () => to.destroy());
    from.on('close', () => setTimeout(() => to.destroy(), delayMs));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // A TCP server's address is never a path.
  return { port: (server.address() as AddressInfo).port };
}
