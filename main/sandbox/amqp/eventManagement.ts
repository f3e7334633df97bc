/** What clients ask of the events endpoint itself, over the node `$management`. Source: @azure/event-hubs managementClient.js. */
import rhea, { type Message } from 'rhea';
import { z } from 'zod';
import { type Events, EventsRefusal } from '../events';
import { neverEnqueued } from './eventMessage';
import { type AmqpPeer, givesToClient, type LinkKind, takesFromClient, whenEnded } from './linkKind';
import { createOutbox } from './pump';

const { types } = rhea;
const isManagement = (address: string): boolean => address.toLowerCase() === '$management';
const credit = 100;
const stringCode = 0xb1;

const request = z.object({
  message_id: z.union([z.string(), z.number(), z.instanceof(Buffer)]),
  reply_to: z.string(),
});
const question = z.looseObject({
  operation: z.literal('READ'),
  name: z.string(),
  type: z.enum(['com.microsoft:eventhub', 'com.microsoft:partition']),
  partition: z.coerce.string().optional(),
});

type Answers = Map<string, (message: Message) => void>;

/** Answers go to the link whose target a request names as the one to reply to. */
export function eventManagementLinks(events: Events): readonly LinkKind[] {
  const ofPeers = new WeakMap<AmqpPeer, Answers>();
  const answersOf = (peer: AmqpPeer): Answers => {
    const answers = ofPeers.get(peer) ?? new Map();
    ofPeers.set(peer, answers);
    return answers;
  };
  const path = [events.entity, '$management'];
  return [
    takesFromClient(isManagement, (link, _address, peer) => {
      const close = ({ condition, message }: EventsRefusal): void =>
        link.close({ condition, description: message });
      try {
        whenEnded(link, peer, peer.authorizeEvents(path, close));
      } catch (error) {
        if (!(error instanceof EventsRefusal)) throw error;
        close(error);
        return;
      }
      link.on('message', ({ message, delivery }) => {
        delivery?.accept();
        link.add_credit(1);
        const parsed = request.safeParse(message);
        if (!parsed.success) return;
        const { message_id, reply_to } = parsed.data;
        answersOf(peer).get(reply_to)?.({
          correlation_id: message_id,
          ...answerTo(message?.application_properties, events),
        });
      });
      link.add_credit(credit);
    }),
    givesToClient(isManagement, (link, _address, peer) => {
      const replyTo = link.target?.address ?? '';
      const send = createOutbox(link, () => peer.close('The client does not read its answers.'));
      const answers = answersOf(peer);
      answers.set(replyTo, send);
      whenEnded(link, peer, () => {
        if (answers.get(replyTo) === send) answers.delete(replyTo);
      });
    }),
  ];
}

function answerTo(properties: unknown, events: Events): Message {
  try {
    const body = rhea.types.wrap_map(factsFor(properties, events));
    return { application_properties: statusOf(200, 'OK'), body };
  } catch (error) {
    if (!(error instanceof EventsRefusal)) throw error;
    const { status, message, condition } = error;
    return {
      application_properties: {
        ...statusOf(status, message),
        'error-condition': types.wrap_symbol(condition),
      },
      body: '',
    };
  }
}

function statusOf(status: number, description: string): Record<string, unknown> {
  return { 'status-code': types.wrap_int(status), 'status-description': description };
}

function factsFor(properties: unknown, events: Events): Record<string, unknown> {
  const parsed = question.safeParse(properties);
  if (!parsed.success) {
    throw new EventsRefusal(
      'com.microsoft:argument-error',
      'This is no READ of an Event Hub or a partition.',
    );
  }
  const { name, type, partition } = parsed.data;
  if (name.toLowerCase() !== events.entity.toLowerCase()) {
    throw new EventsRefusal('amqp:not-found', `The messaging entity '${name}' could not be found.`);
  }
  if (type === 'com.microsoft:eventhub') {
    const ids = Array.from({ length: events.partitions }, (_, index) => String(index));
    return {
      name: events.entity,
      type,
      created_at: types.wrap_timestamp(events.createdAtMs),
      partition_count: types.wrap_int(events.partitions),
      partition_ids: types.wrap_array(ids, stringCode, undefined),
    };
  }
  if (partition === undefined || !/^\d{1,3}$/.test(partition) || Number(partition) >= events.partitions) {
    throw new EventsRefusal(
      'com.microsoft:argument-out-of-range',
      `The specified partition is invalid. It should be between 0 and ${events.partitions - 1}.`,
    );
  }
  const state = events.state(Number(partition));
  return {
    name: events.entity,
    type,
    partition,
    begin_sequence_number: types.wrap_long(state.firstSequence),
    last_enqueued_sequence_number: types.wrap_long(state.lastSequence),
    last_enqueued_offset: state.lastOffset,
    last_enqueued_time_utc: types.wrap_timestamp(Date.parse(state.lastEnqueuedTime ?? neverEnqueued)),
    is_partition_empty: state.isEmpty,
  };
}
