/** The events that wait, and what became of those before them. */
import { randomUUID } from 'node:crypto';
import type { AgentEntry, AgentStatus } from '../../preload/contract';
import {
  type AgentIdentity,
  type Dropped,
  type EventQueues,
  emptyQueues,
  enqueue,
  enqueueOrRefuse,
  envelopeBytes,
  fitQueues,
  inFront,
  type MessageStatistics,
  messageText,
  putBack,
  type Queued,
  type QueueLimits,
  type QueueName,
  type QueueStatistics,
  type SecurityEvent,
  takeMessage,
  takenEvents,
  utf8Bytes,
  waiting,
  writeEvent,
} from '../security';

import type { PlayedAgent } from './playedAgent';

export interface OutgoingMessage {
  readonly messageId: string;
  readonly priority: 'High' | 'Low';
  readonly body: string;
  readonly sizeBytes: number;
  readonly eventNames: string[];
  readonly taken: EventQueues;
}

export interface Statistics {
  readonly High: QueueStatistics;
  readonly Low: QueueStatistics;
  readonly messages: MessageStatistics;
}

export interface WaitingEvents {
  setLimits(limits: { readonly cacheBytes: number; readonly messageBytes: number }): void;
  add(event: SecurityEvent, queue: QueueName): void;
  /** The same for many at once, in their order. */
  addAll(events: readonly SecurityEvent[], queue: QueueName): void;
  has(queue: 'High' | 'Low'): boolean;
  sizeBytes(): number;
  /** Takes events out for a message; null when none waits. It must end in `acknowledged` or `failed`. */
  take(urgent: 'High' | 'Low'): OutgoingMessage | null;
  acknowledged(message: OutgoingMessage, tookMs: number): void;
  failed(message: OutgoingMessage, detail: string): void;
  counts(): AgentStatus['counts'];
  /** Counted since this was last asked. */
  takeStatistics(): Statistics;
}

const smallMessageBytes = 4096;
const noQueueStatistics: QueueStatistics = { collectedEvents: 0, droppedEvents: 0 };
const noStatistics: Statistics = {
  High: noQueueStatistics,
  Low: noQueueStatistics,
  messages: { messagesSent: 0, messagesUnder4KB: 0, totalFailed: 0 },
};

export function createWaitingEvents(
  identity: AgentIdentity,
  onEntry: (entry: AgentEntry) => void,
  { refusesNewest }: PlayedAgent,
): WaitingEvents {
  let queues = emptyQueues;
  let messageBytes = 0;
  let limits: QueueLimits = { cacheBytes: 0, largestEventBytes: 0 };
  let statistics = noStatistics;
  const counts = {
    eventsCollected: 0,
    eventsDropped: 0,
    messagesSent: 0,
    messagesAcknowledged: 0,
    messagesFailed: 0,
  };

  function keep(queued: Queued): void {
    queues = queued.queues;
    for (const dropped of queued.dropped) drop(dropped);
  }

  function drop({ dropped, queue, reason }: Dropped): void {
    counts.eventsDropped += 1;
    countInQueue(queue, 'droppedEvents');
    onEntry({ kind: 'eventDropped', name: dropped.event.Name, priority: queue, reason });
  }

  function countInQueue(queue: QueueName, what: keyof QueueStatistics): void {
    if (queue === 'Operational') return;
    const before = statistics[queue];
    statistics = { ...statistics, [queue]: { ...before, [what]: before[what] + 1 } };
  }

  function countMessage(what: keyof MessageStatistics): void {
    const { messages } = statistics;
    statistics = { ...statistics, messages: { ...messages, [what]: messages[what] + 1 } };
  }

  function addAll(events: readonly SecurityEvent[], queue: QueueName): void {
    const added = events.map((event) => {
      const written = writeEvent(event);
      counts.eventsCollected += 1;
      countInQueue(queue, 'collectedEvents');
      onEntry({
        kind: 'eventCollected',
        eventId: event.Id,
        name: event.Name,
        priority: queue,
        payloadCount: event.Payload.length,
        sizeBytes: written.sizeBytes,
        event: { ...event, Payload: [...event.Payload] },
      });
      return written;
    });
    keep(
      refusesNewest
        ? enqueueOrRefuse(queues, queue, added, limits.cacheBytes)
        : enqueue(queues, queue, added, limits),
    );
  }

  return {
    setLimits: (next) => {
      messageBytes = next.messageBytes;
      limits = {
        cacheBytes: next.cacheBytes,
        largestEventBytes: next.messageBytes - envelopeBytes(identity, 1),
      };
      if (!refusesNewest) keep(fitQueues(queues, limits));
    },
    add: (event, queue) => addAll([event], queue),
    addAll,
    has: (queue) => queues[queue].length > 0,
    sizeBytes: () => waiting(queues).sizeBytes,
    take: (urgent) => {
      const message = takeMessage(queues, urgent, identity, messageBytes);
      if (message === null) return null;
      queues = message.rest;
      const events = takenEvents(message.taken, urgent);
      const body = messageText(identity, events);
      const outgoing: OutgoingMessage = {
        messageId: randomUUID(),
        priority: urgent,
        body,
        sizeBytes: utf8Bytes(body),
        eventNames: events.map(({ event }) => event.Name),
        taken: message.taken,
      };
      counts.messagesSent += 1;
      onEntry({
        kind: 'messageSent',
        messageId: outgoing.messageId,
        sizeBytes: outgoing.sizeBytes,
        eventNames: outgoing.eventNames,
      });
      return outgoing;
    },
    acknowledged: ({ messageId, sizeBytes }, tookMs) => {
      counts.messagesAcknowledged += 1;
      countMessage('messagesSent');
      if (sizeBytes < smallMessageBytes) countMessage('messagesUnder4KB');
      onEntry({ kind: 'messageAcknowledged', messageId, tookMs });
    },
    failed: ({ messageId, taken }, detail) => {
      counts.messagesFailed += 1;
      countMessage('totalFailed');
      onEntry({ kind: 'messageFailed', messageId, detail });
      keep(refusesNewest ? { queues: inFront(queues, taken), dropped: [] } : putBack(queues, taken, limits));
    },
    counts: () => {
      const { eventCount, sizeBytes } = waiting(queues);
      return { ...counts, eventsWaiting: eventCount, waitingBytes: sizeBytes };
    },
    takeStatistics: () => {
      const taken = statistics;
      statistics = noStatistics;
      return taken;
    },
  };
}
