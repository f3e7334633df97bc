import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { endSlowSenders } from '../../../main/sandbox/rest/slowSenders';

/** A connection to a server that answers every whole request at once, and whose time runs out when the test says so. */
async function connected() {
  const pending = new Set<() => void>();
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.once('end', () => response.end('done'));
  });
  endSlowSenders(server, 1000, (work) => {
    pending.add(work);
    return () => pending.delete(work);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const arrival = once(server, 'connection');
  const socket = connect(address.port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  // The first argument of Node's `connection` event.
  const [accepted] = (await arrival) as [Socket];
  return {
    socket,
    /** Resolves when the server has read that much. */
    heard: (sizeBytes: number) =>
      vi.waitFor(() => expect(accepted.bytesRead).toBeGreaterThanOrEqual(sizeBytes), 20_000),
    isWaiting: () => pending.size === 1,
    letTimeRunOut: () => {
      for (const work of pending) work();
    },
  };
}

describe('a sender', () => {
  it.each([
    ['that says nothing', ''],
    ['that never ends its headers', 'GET / HTTP/1.1\r\nhost: a\r\nx-more: 1\r\n'],
    [
      'that never ends its body',
      'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n1\r\nx\r\n',
    ],
  ])('%s loses its connection when its time is over, whatever it has sent', async (_, text) => {
    const { socket, heard, isWaiting, letTimeRunOut } = await connected();
    const closed = once(socket.resume(), 'close');
    socket.write(text);
    await heard(text.length);
    expect(isWaiting()).toBe(true);
    letTimeRunOut();
    await closed;
  });

  it('gets its time anew with each answer', async () => {
    const { socket, isWaiting, letTimeRunOut } = await connected();
    for (let n = 0; n < 3; n += 1) {
      const answered = once(socket, 'data');
      socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
      expect(String((await answered)[0])).toContain('200 OK');
      await vi.waitFor(() => expect(isWaiting()).toBe(true), 20_000);
    }
    const closed = once(socket.resume(), 'close');
    letTimeRunOut();
    await closed;
  });
});
