import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endSlowSenders } from '../../../main/sandbox/rest/slowSenders';

/** A server that answers every whole request at once and gives each 200 ms to arrive. */
async function connected(): Promise<Socket> {
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.once('end', () => response.end('done'));
  });
  endSlowSenders(server, 200);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = connect(address.port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  await once(socket, 'connect');
  return socket;
}

const closed = (socket: Socket): Promise<unknown> => once(socket.resume(), 'close');

describe('a sender', () => {
  it('that says nothing loses its connection', async () => {
    await closed(await connected());
  });

  it('that never ends its headers loses its connection, however busy it is', async () => {
    const socket = await connected();
    const dripping = setInterval(() => socket.write('x-more: 1\r\n'), 20);
    onTestFinished(() => clearInterval(dripping));
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nhost: a\r\n');
    await closed(socket);
  });

  it('that never ends its body loses its connection', async () => {
    const socket = await connected();
    const dripping = setInterval(() => socket.write('1\r\nx\r\n'), 20);
    onTestFinished(() => clearInterval(dripping));
    socket.on('error', () => {});
    socket.write('POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n');
    await closed(socket);
  });

  it('gets its time anew after each answer', async () => {
    const socket = await connected();
    for (let n = 0; n < 3; n += 1) {
      socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toContain('200 OK');
    }
    await closed(socket);
  });
});
