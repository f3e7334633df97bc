/** Sending many messages on a link no faster than the client takes them. */
import type { Message, Sender } from 'rhea';
import type { AmqpPeer } from './linkKind';

/** What rhea's links count, and its declarations leave out (rhea link.js, session.js). */
interface CountingSender extends Sender {
  readonly credit: number;
  /** Of messages that were written. */
  readonly delivery_count: number;
}
interface CountingSession {
  readonly outgoing: { available(): number };
}

/** Messages of one turn of the event loop, so that others have their turn, too. */
const mostAtOnce = 100;

export interface Bursts {
  /** There may be something to send. */
  pump(): void;
  end(): void;
}

/**
 * Takes messages from `next`, up to as many as the client gives credit for. rhea counts credit when it writes, and a
 * message without credit would hold up every link of the session; so what is not written yet is counted here.
 */
export function createBursts(
  link: Sender,
  peer: AmqpPeer,
  next: (most: number) => readonly Message[],
): Bursts {
  // The object is the one whose declaration is too short.
  const counting = link as CountingSender;
  const session = link.session as unknown as CountingSession;
  let given = 0;
  // rhea writes messages before the answer to an attach, so none is given in the turn in which the link came.
  let isWriting = true;
  const afterwards = (): void => {
    isWriting = false;
    pump();
  };
  const pump = (): void => {
    if (isWriting || !link.is_open() || peer.isFull()) return;
    const credit = counting.credit - (given - counting.delivery_count);
    const most = Math.min(credit, session.outgoing.available(), mostAtOnce);
    if (most <= 0) return;
    const messages = next(most);
    if (messages.length === 0) return;
    for (const message of messages) link.send(message);
    given += messages.length;
    isWriting = true;
    setImmediate(afterwards);
  };
  setImmediate(afterwards);
  link.on('sendable', pump);
  const stopListening = peer.onDrained(pump);
  return { pump, end: stopListening };
}
