/** A client's bytes on their way to rhea and back: held to bearable frames, and to the faults of the hub. */
import { Duplex } from 'node:stream';
import type { Gate } from '../faults';
import { createFrameGuard } from './frameGuard';

/** A client that leaves more than this unread is not reading. */
const mostUnreadBytes = 4 * 1024 * 1024;

export interface GuardedStream {
  readonly stream: Duplex;
  /** What the client still sends is read and forgotten; the hub's last words go out. */
  stopListening(): void;
}

export function guardedStream(socket: Duplex, gate: Gate, largestFrameBytes: number): GuardedStream {
  let isListening = true;
  const isBearable = createFrameGuard(largestFrameBytes);
  const breakOff = (): void => {
    socket.destroy();
  };
  const stream = new Duplex({
    read: () => socket.resume(),
    // rhea writes without regard to what is unread, so that is judged here.
    write: (chunk, _encoding, done) => {
      if (!gate.isMute() && socket.writable) socket.write(chunk);
      if (socket.writableLength > mostUnreadBytes) breakOff();
      done();
    },
    final: (done) => {
      socket.end();
      done();
    },
    destroy: (error, done) => {
      breakOff();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    if (!isListening) return;
    if (!isBearable(chunk)) {
      breakOff();
      return;
    }
    gate.pass(() => {
      if (!stream.destroyed && !stream.push(chunk)) socket.pause();
    }, breakOff);
  });
  socket.on('end', () => {
    if (!stream.destroyed) stream.push(null);
  });
  socket.on('error', breakOff);
  socket.on('close', () => {
    gate.close();
    stream.destroy();
  });
  return {
    stream,
    stopListening: () => {
      isListening = false;
      socket.resume();
    },
  };
}
