/** Ends connections whose requests never come to an end. Node's own limits for that need a server that listens. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Schedule } from '../clock';

/** Each request has `withinMs` to arrive as a whole, counted from the connection or from the answer before. */
export function endSlowSenders(server: Server, withinMs: number, schedule: Schedule): void {
  const takingBack = new WeakMap<Socket, () => void>();
  const stop = (socket: Socket): void => takingBack.get(socket)?.();
  const start = (socket: Socket): void => {
    stop(socket);
    if (socket.destroyed) return;
    takingBack.set(
      socket,
      schedule(() => socket.destroy(), withinMs),
    );
  };
  server.on('connection', (socket) => {
    start(socket);
    socket.once('close', () => stop(socket));
  });
  server.on('upgrade', ({ socket }) => stop(socket));
  server.on('request', (incoming, response) => {
    const { socket } = incoming;
    incoming.once('end', () => stop(socket));
    response.once('close', () => start(socket));
  });
}
