/** Bytes sent to a hub as they are, and what comes back until the hub ends the connection or has answered. */
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';

export async function openConnection({ port, caPem, hostName }: Hub): Promise<TLSSocket> {
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'secureConnect');
  // The hub may end the connection at any moment.
  socket.on('error', () => {});
  return socket;
}

/** The answer's status and text, or `closed` when the hub ended the connection without one. */
export async function exchange(hub: Hub, bytes: Uint8Array | string): Promise<string> {
  const socket = await openConnection(hub);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  const over = new Promise((resolve) => {
    socket.once('close', resolve);
    socket.once('data', resolve);
  });
  // Half-closed, so that a request that promises more than it has comes to an end.
  socket.end(bytes);
  await over;
  socket.destroy();
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? 'closed' : text;
}
