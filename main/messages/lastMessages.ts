/** What a module sent lately, as the hub's built-in endpoint has it: one look, bounded in time and number. */
import type { Message } from 'rhea';
import type { MessagesStart } from '../../preload/contract';
import type { EventsAccess } from '../hubs';
import { AmqpRefusal } from './amqp';
import { type EventHub, openEventHub } from './eventHub';
import { findEventHub } from './eventHubPlace';
import { failureOf, type ReaderFailure } from './failure';
import { takeMessageOf } from './takenMessage';
import { TimedOut } from './untilSettled';

interface Seen {
  /** Of the module. */
  readonly count: number;
  /** ISO 8601, UTC: when the hub took the last one; null without any. */
  readonly lastAt: string | null;
  /** Of any device. */
  readonly lookedAt: number;
  /** False when time or number ran out before the end. */
  readonly isAll: boolean;
}

export type LastMessages =
  | (Seen & { readonly kind: 'read' })
  | { readonly kind: 'notRead'; readonly failure: ReaderFailure };

export interface LastMessagesWish {
  readonly deviceId: string;
  readonly moduleId: string;
  readonly sinceMs: number;
  readonly limitMs: number;
  readonly mostMessages: number;
}

/** The endpoint's own, which every hub has. */
const consumerGroup = '$Default';
/** Either may be closed at a site; who is first is taken. */
const transports = ['amqpWebSocket', 'amqp'] as const;

/** Rejects with the signal's reason when it aborts. */
export async function lastMessages(
  access: EventsAccess,
  wish: LastMessagesWish,
  signal: AbortSignal,
): Promise<LastMessages> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(new TimedOut()), wish.limitMs);
  const either = AbortSignal.any([signal, ending.signal]);
  let hub: EventHub | null = null;
  try {
    hub = await openByEither(access, either);
    const seen = await look(hub, wish, either);
    signal.throwIfAborted();
    if (!seen.isAll && seen.lookedAt === 0) throw new TimedOut();
    return { kind: 'read', ...seen };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'notRead', failure: failureOf(error) };
  } finally {
    clearTimeout(timer);
    hub?.close();
  }
}

/** Resolves when every partition was read to the end that it had, or `signal` aborts, or it is enough. */
async function look(
  hub: EventHub,
  { deviceId, moduleId, sinceMs, mostMessages }: LastMessagesWish,
  signal: AbortSignal,
): Promise<Seen> {
  const ids = await hub.partitionIds();
  const lasts = await Promise.all(ids.map(async (id) => ({ id, last: await hub.lastOf(id) })));
  /** Where something came since; others would never show their end. */
  const left = new Map(
    lasts.flatMap(({ id, last }): [string, number][] =>
      last !== null && last.enqueuedAtMs > sinceMs ? [[id, last.sequenceNumber]] : [],
    ),
  );
  const seen: { count: number; lastAt: string | null; lookedAt: number } = {
    count: 0,
    lastAt: null,
    lookedAt: 0,
  };
  const reading = [...left.keys()];
  await new Promise<void>((resolve, reject) => {
    const take =
      (id: string) =>
      (message: Message): void => {
        const taken = takeMessageOf(id, message);
        if (taken === null || seen.lookedAt >= mostMessages) return;
        seen.lookedAt += 1;
        if (taken.deviceId === deviceId && taken.moduleId === moduleId) {
          seen.count += 1;
          if (seen.lastAt === null || taken.enqueuedAt > seen.lastAt) seen.lastAt = taken.enqueuedAt;
        }
        if (taken.sequenceNumber >= (left.get(id) ?? 0)) left.delete(id);
        if (left.size === 0 || seen.lookedAt >= mostMessages) resolve();
      };
    if (reading.length === 0 || signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    void hub.lost.then(reject);
    const from = { kind: 'time', timeMs: sinceMs } as const;
    for (const id of reading) {
      hub.read(id, consumerGroup, from, take(id)).catch((error: unknown) => {
        // Not for want of time, which ends the look by itself.
        if (!signal.aborted) reject(error);
      });
    }
  });
  return { ...seen, isAll: left.size === 0 };
}

async function openByEither(access: EventsAccess, signal: AbortSignal): Promise<EventHub> {
  const ways = transports.map((transport) => {
    const ending = new AbortController();
    const own = AbortSignal.any([signal, ending.signal]);
    return { ending, opening: open(access, { transport, proxy: null }, own) };
  });
  try {
    const first = await Promise.any(ways.map(async (way) => ({ way, hub: await way.opening })));
    for (const way of ways) {
      if (way === first.way) continue;
      way.ending.abort();
      way.opening.then(
        ({ close }) => close(),
        () => {},
      );
    }
    return first.hub;
  } catch (error) {
    throw error instanceof AggregateError ? mostTelling(error.errors) : error;
  }
}

async function open(
  access: EventsAccess,
  start: Pick<MessagesStart, 'transport' | 'proxy'>,
  signal: AbortSignal,
): Promise<EventHub> {
  return openEventHub(await findEventHub(access, start, signal), access, signal);
}

/** Who was refused got through. */
function mostTelling(errors: readonly unknown[]): unknown {
  return errors.find((error) => error instanceof AmqpRefusal) ?? errors[0];
}
