/** Sending on a link no faster than the client takes it. */
import type { Message, Sender } from 'rhea';

/**
 * Calls `sendOne`, which says whether it sent, as long as the client gives credit. rhea counts credit when it writes, and
 * a message without credit would hold up every link of the session; so each waits until the one before is written.
 */
export function createPump(link: Sender, sendOne: () => boolean): () => void {
  // rhea writes messages before the answer to an attach, so none is sent in the turn in which the link came.
  let isWriting = true;
  const afterwards = (): void => {
    isWriting = false;
    pump();
  };
  const pump = (): void => {
    if (isWriting || !link.is_open() || !link.sendable() || !sendOne()) return;
    isWriting = true;
    setImmediate(afterwards);
  };
  setImmediate(afterwards);
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
