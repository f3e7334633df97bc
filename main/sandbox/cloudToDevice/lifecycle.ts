/** The life of one message in a queue: ready, locked, given back, dead. Pure; source: iot-hub-devguide-messages-c2d.md. */
import type { Acknowledgement, MessageEnd } from './message';
import type { QueueRules } from './settings';

export interface Lock {
  readonly token: string;
  readonly untilMs: number;
}

export interface Entry {
  readonly expiresAtMs: number;
  /** How often it was abandoned; a lock that merely ran out does not count. */
  readonly deliveryCount: number;
  /** Null while the message is ready to be taken. */
  readonly lock: Lock | null;
}

export type Settlement = 'complete' | 'reject' | 'abandon' | 'release';

/** What became of an entry. */
export type Step =
  | { readonly kind: 'stays'; readonly entry: Entry }
  | { readonly kind: 'ends'; readonly end: MessageEnd };

/** When time alone changes the entry next. A locked message does not expire. */
export function deadlineMs({ lock, expiresAtMs }: Entry): number {
  return lock?.untilMs ?? expiresAtMs;
}

/** The entry as it is at this moment. */
export function atTime(entry: Entry, nowMs: number): Step {
  const lock = entry.lock !== null && entry.lock.untilMs > nowMs ? entry.lock : null;
  if (lock === null && entry.expiresAtMs <= nowMs) return { kind: 'ends', end: 'Expired' };
  return { kind: 'stays', entry: lock === entry.lock ? entry : { ...entry, lock } };
}

export function locked(entry: Entry, token: string, nowMs: number, { lockMs }: QueueRules): Entry {
  return { ...entry, lock: { token, untilMs: nowMs + lockMs } };
}

/** `release` gives back without counting, as a lock that ran out does. */
export function settled(entry: Entry, how: Settlement, { mostDeliveries }: QueueRules): Step {
  switch (how) {
    case 'complete':
      return { kind: 'ends', end: 'Success' };
    case 'reject':
      return { kind: 'ends', end: 'Rejected' };
    case 'release':
      return { kind: 'stays', entry: { ...entry, lock: null } };
    case 'abandon': {
      const deliveryCount = entry.deliveryCount + 1;
      if (deliveryCount >= mostDeliveries) return { kind: 'ends', end: 'DeliveryCountExceeded' };
      return { kind: 'stays', entry: { ...entry, deliveryCount, lock: null } };
    }
  }
}

/** Whether the sender asked to hear of this end. */
export function isWanted(end: MessageEnd, acknowledgement: Acknowledgement): boolean {
  if (acknowledgement === 'full') return true;
  return acknowledgement === (end === 'Success' ? 'positive' : 'negative');
}
