/** Waiting events as the C agent keeps them: one cache for all queues, which refuses what comes when it is full. */
import { type Dropped, type EventQueues, type Queued, type QueueName, waiting } from './queues';
import type { WrittenEvent } from './securityMessage';

/** Source: Azure/Azure-IoT-Security-Agent-C sync_queue.c. Nothing is too large for it, though it may never be sent. */
export function enqueueOrRefuse(
  queues: EventQueues,
  name: QueueName,
  added: readonly WrittenEvent[],
  cacheBytes: number,
): Queued {
  let freeBytes = cacheBytes - waiting(queues).sizeBytes;
  const kept: WrittenEvent[] = [];
  const dropped: Dropped[] = [];
  for (const written of added) {
    if (written.sizeBytes > freeBytes) {
      dropped.push({ dropped: written, queue: name, reason: 'cacheFull' });
      continue;
    }
    kept.push(written);
    freeBytes -= written.sizeBytes;
  }
  return { queues: { ...queues, [name]: [...queues[name], ...kept] }, dropped };
}
