/** A queue whose messages go out on a link and are settled by what the client says of them. */
import type { Delivery, Message, Sender } from 'rhea';
import type { Settlement } from '../cloudToDevice';
import { HubError } from '../hubError';
import { type AmqpPeer, whenEnded } from './linkKind';
import { createPump } from './pump';

export interface LinkedQueue<T extends { readonly lockToken: string }> {
  receive(): T | null;
  settle(lockToken: string, how: Settlement): void;
  onReady(listener: () => void): () => void;
  write(taken: T): Message;
}

const settlements = {
  accepted: 'complete',
  rejected: 'reject',
  released: 'abandon',
  modified: 'abandon',
} as const;

/** What the client has not settled when the link ends is given back at once. */
export function serveQueue<T extends { readonly lockToken: string }>(
  link: Sender,
  peer: AmqpPeer,
  queue: LinkedQueue<T>,
  onSettled: () => void = () => {},
): void {
  const unsettled = new Map<Delivery, string>();
  const settle = (delivery: Delivery | undefined, how: Settlement): void => {
    const lockToken = delivery && unsettled.get(delivery);
    if (delivery === undefined || lockToken === undefined) return;
    unsettled.delete(delivery);
    try {
      queue.settle(lockToken, how);
      if (how !== 'release') onSettled();
    } catch (error) {
      // A lock that was lost is no error here: the message is delivered again.
      if (!(error instanceof HubError)) throw error;
    }
  };
  /** Null, too, when the device was deleted; its links are about to end. */
  const receive = (): T | null => {
    try {
      return queue.receive();
    } catch (error) {
      if (error instanceof HubError) return null;
      throw error;
    }
  };
  const pump = createPump(link, () => {
    const taken = receive();
    if (!taken) return false;
    unsettled.set(link.send(queue.write(taken)), taken.lockToken);
    return true;
  });
  for (const [outcome, how] of Object.entries(settlements)) {
    link.on(outcome, ({ delivery }) => settle(delivery, how));
  }
  // After the outcome; a client that names none has not taken the message.
  link.on('settled', ({ delivery }) => settle(delivery, 'release'));
  const stopListening = queue.onReady(pump);
  whenEnded(link, peer, () => {
    stopListening();
    for (const delivery of [...unsettled.keys()]) settle(delivery, 'release');
  });
  pump();
}
