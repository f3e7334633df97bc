/** Waiting events as the C agent keeps them: one cache for all queues, which refuses what comes when it is full. */
import { type EventQueues, type Queued, type QueueName, waiting } from './queues';
import type { WrittenEvent } from './securityMessage';

/** Source: Azure/Azure-IoT-Security-Agent-C sync_queue.c. Nothing is too large for it, though it may never be sent. */
export function enqueueOrRefuse(
  queues: EventQueues,
  name: QueueName,
  added: WrittenEvent,
  cacheBytes: number,
): Queued {
  if (waiting(queues).sizeBytes + added.sizeBytes > cacheBytes) {
    return { queues, dropped: [{ dropped: added, queue: name, reason: 'cacheFull' }] };
  }
  return { queues: { ...queues, [name]: [...queues[name], added] }, dropped: [] };
}
