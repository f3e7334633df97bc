/** Sending on a link no faster than the client takes it. */
import type { Message, Sender } from 'rhea';

/**
 * Calls `sendOne`, which says whether it sent, as long as the client gives credit. rhea counts credit when it writes, and
 * a message without credit would hold up every link of the session; so each waits until the one before is written.
 */
export function createPump(link: Sender, sendOne: () => boolean): () => void {
  let isWriting = false;
  const pump = (): void => {
    if (isWriting || !link.is_open() || !link.sendable() || !sendOne()) return;
    isWriting = true;
    setImmediate(() => {
      isWriting = false;
      pump();
    });
  };
  link.on('sendable', pump);
  return pump;
}

/** More than this waiting means that the client is not reading. */
const mostWaiting = 500;

/** Sends in order; what the client is slow to take waits. `fail` is called when too much waits. */
export function createOutbox(link: Sender, fail: () => void): (message: Message) => void {
  const waiting: Message[] = [];
  const pump = createPump(link, () => {
    const message = waiting.shift();
    if (!message) return false;
    link.send(message);
    return true;
  });
  return (message) => {
    waiting.push(message);
    if (waiting.length > mostWaiting) fail();
    else pump();
  };
}
