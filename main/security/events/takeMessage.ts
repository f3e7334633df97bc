/** Which waiting events go into the next message. */
import { type EventQueues, emptyQueues, type QueueName } from './queues';
import { type AgentIdentity, envelopeBytes, type WrittenEvent } from './securityMessage';

export interface TakenMessage {
  readonly taken: EventQueues;
  readonly rest: EventQueues;
}

/**
 * Operational events first, then the queue whose timer expired, then padding from the other, each in order and up to
 * `maxMessageBytes` with the envelope (Azure/Azure-IoT-Security-Agent-C message_serializer.c and
 * Azure/Azure-IoT-Security-Agent-CS MessageBuilder). Null when not one event fits or none waits.
 */
export function takeMessage(
  queues: EventQueues,
  urgent: 'High' | 'Low',
  agent: AgentIdentity,
  maxMessageBytes: number,
): TakenMessage | null {
  const order: readonly QueueName[] = ['Operational', urgent, urgent === 'High' ? 'Low' : 'High'];
  let taken = emptyQueues;
  let rest = queues;
  let eventCount = 0;
  let freeBytes = maxMessageBytes - envelopeBytes(agent, 1);
  for (const name of order) {
    const fitting: WrittenEvent[] = [];
    for (const written of queues[name]) {
      const neededBytes = written.sizeBytes + (eventCount === 0 ? 0 : 1);
      if (neededBytes > freeBytes) break;
      fitting.push(written);
      freeBytes -= neededBytes;
      eventCount += 1;
    }
    taken = { ...taken, [name]: fitting };
    rest = { ...rest, [name]: queues[name].slice(fitting.length) };
  }
  return eventCount === 0 ? null : { taken, rest };
}

/** In the order they are sent. */
export function takenEvents(taken: EventQueues, urgent: 'High' | 'Low'): readonly WrittenEvent[] {
  return [...taken.Operational, ...taken[urgent], ...taken[urgent === 'High' ? 'Low' : 'High']];
}
