/** The Event Hubs tokens of one connection: what they are good for, and until when. */
import type { EventsAuthority } from '../authority/eventsAuthority';
import { afterTimeout, type HubClock } from '../clock';
import { EventsRefusal } from '../events';

export interface EventTokens {
  /** Keeps the token; fails with a HubError for one that is good for nothing. */
  put(text: string): void;
  /**
   * Fails with an EventsRefusal unless a token covers the path, by segments below the host. `onExpired` is called when
   * none does any more; the answer ends the watch.
   */
  authorize(path: readonly string[], onExpired: (refusal: EventsRefusal) => void): () => void;
}

/** One for each link is what clients put. */
const mostTokens = 200;

export function createEventTokens(authority: EventsAuthority, clock: HubClock): EventTokens {
  const expiries = new Map<string, number>();
  const expiryFor = (path: readonly string[]): number => {
    const covering = [...path, ''].map((_, length) => keyOf(path.slice(0, length)));
    return Math.max(...covering.map((key) => expiries.get(key) ?? 0));
  };
  return {
    put: (text) => {
      const { path, expiresAtMs } = authority.judge(text);
      const key = keyOf(path);
      // The oldest leaves, as a map goes through its keys in the order they came.
      const [oldest] = expiries.keys();
      if (expiries.size >= mostTokens && !expiries.has(key) && oldest !== undefined) expiries.delete(oldest);
      expiries.set(key, expiresAtMs);
    },
    authorize: (path, onExpired) => {
      let cancel = (): void => {};
      const leftMs = (): number => expiryFor(path) - clock.now().getTime();
      const watch = (): void => {
        const left = leftMs();
        if (left <= 0) onExpired(unauthorized('The token has expired.'));
        else cancel = afterTimeout(watch, left);
      };
      if (leftMs() <= 0) {
        throw unauthorized(`Unauthorized access. 'Listen' claim(s) are required to perform this operation.`);
      }
      watch();
      return () => cancel();
    },
  };
}

function unauthorized(message: string): EventsRefusal {
  return new EventsRefusal('amqp:unauthorized-access', message);
}

function keyOf(path: readonly string[]): string {
  return path.join('/').toLowerCase();
}
