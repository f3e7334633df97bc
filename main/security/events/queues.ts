/** Events that wait to be sent, in three bounded queues; a value, so that every step can be tested by itself. */
import type { WrittenEvent } from './securityMessage';

export type QueueName = 'High' | 'Low' | 'Operational';

/** Oldest first. */
export type EventQueues = Readonly<Record<QueueName, readonly WrittenEvent[]>>;

export const emptyQueues: EventQueues = { High: [], Low: [], Operational: [] };

export interface QueueLimits {
  /** Of `maxLocalCacheSizeInBytes`. */
  readonly cacheBytes: number;
  /** What a message leaves for a single event. */
  readonly largestEventBytes: number;
}

export interface Dropped {
  readonly dropped: WrittenEvent;
  readonly queue: QueueName;
  readonly reason: 'cacheFull' | 'largerThanMessage';
}

export interface Queued {
  readonly queues: EventQueues;
  readonly dropped: readonly Dropped[];
}

/**
 * Shares of the cache as the C# agent has them: half for each priority, a tenth on top for operational events
 * (Azure/Azure-IoT-Security-Agent-CS General.config `highPriorityQueueSizePercentage`).
 */
const shares: Readonly<Record<QueueName, number>> = { High: 0.5, Low: 0.5, Operational: 0.1 };

/**
 * Like the C# agent: an event that can never be sent is dropped at once, a full queue drops its oldest. A look at the
 * machine brings many events, and a copy of the queue for each of them would be most of what the agent allocates.
 */
export function enqueue(
  queues: EventQueues,
  name: QueueName,
  added: readonly WrittenEvent[],
  limits: QueueLimits,
): Queued {
  const shareBytes = limits.cacheBytes * shares[name];
  const refused: Dropped[] = [];
  const sendable = added.filter((written) => {
    const isTooLong = written.sizeBytes > limits.largestEventBytes;
    if (!isTooLong && written.sizeBytes <= shareBytes) return true;
    const reason = isTooLong ? 'largerThanMessage' : 'cacheFull';
    refused.push({ dropped: written, queue: name, reason });
    return false;
  });
  if (sendable.length === 0) return { queues, dropped: refused };
  const fitted = fitQueue({ ...queues, [name]: [...queues[name], ...sendable] }, name, limits);
  return { queues: fitted.queues, dropped: [...refused, ...fitted.dropped] };
}

/** Sent events that did not arrive go back to the front, in their order; what no longer fits is dropped. */
export function putBack(queues: EventQueues, taken: EventQueues, limits: QueueLimits): Queued {
  return fitQueues(inFront(queues, taken), limits);
}

export function inFront(queues: EventQueues, taken: EventQueues): EventQueues {
  return {
    High: [...taken.High, ...queues.High],
    Low: [...taken.Low, ...queues.Low],
    Operational: [...taken.Operational, ...queues.Operational],
  };
}

/** After the limits changed. */
export function fitQueues(queues: EventQueues, limits: QueueLimits): Queued {
  return (['High', 'Low', 'Operational'] as const).reduce<Queued>(
    (fitted, name) => {
      const step = fitQueue(fitted.queues, name, limits);
      return { queues: step.queues, dropped: [...fitted.dropped, ...step.dropped] };
    },
    { queues, dropped: [] },
  );
}

function fitQueue(queues: EventQueues, name: QueueName, limits: QueueLimits): Queued {
  const dropped: Dropped[] = [];
  const sendable = queues[name].filter((written) => {
    if (written.sizeBytes <= limits.largestEventBytes) return true;
    dropped.push({ dropped: written, queue: name, reason: 'largerThanMessage' });
    return false;
  });
  let waitingBytes = sizeOf(sendable);
  let first = 0;
  for (const written of sendable) {
    if (waitingBytes <= limits.cacheBytes * shares[name]) break;
    dropped.push({ dropped: written, queue: name, reason: 'cacheFull' });
    waitingBytes -= written.sizeBytes;
    first += 1;
  }
  return { queues: { ...queues, [name]: sendable.slice(first) }, dropped };
}

export function sizeOf(events: readonly WrittenEvent[]): number {
  return events.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

export function waiting(queues: EventQueues): { eventCount: number; sizeBytes: number } {
  const all = [...queues.High, ...queues.Low, ...queues.Operational];
  return { eventCount: all.length, sizeBytes: sizeOf(all) };
}
