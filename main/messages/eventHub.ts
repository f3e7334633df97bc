/**
 * A connection to the Event Hub of a hub: signed in for each node as it is used, its partitions, and messages from a place on.
 * Sources: @azure/event-hubs managementClient.js, eventPosition.js, partitionReceiver.js; @azure/core-amqp cbs.js.
 */
import type { EventContext, Message } from 'rhea';
import { z } from 'zod';
import type { EventsAccess } from '../hubs';
import { errorOf, openAmqp } from './amqp';
import type { EventHubPlace } from './eventHubPlace';
import { openRequests, type Requests } from './requests';
import { untilSettled } from './untilSettled';

/** After an event, or after all events up to a time. */
export type ReadFrom =
  | { readonly kind: 'offset'; readonly offset: string }
  | { readonly kind: 'time'; readonly timeMs: number };

/** The newest event of a partition. */
export interface LastEvent {
  readonly sequenceNumber: number;
  readonly enqueuedAtMs: number;
}

export interface EventHub {
  partitionIds(): Promise<readonly string[]>;
  /** Null in a partition that never had one, or has none any more. */
  lastOf(partitionId: string): Promise<LastEvent | null>;
  /** The place after which the next event will be. */
  endOf(partitionId: string): Promise<ReadFrom>;
  /** Rejects with AmqpRefusal when the partition may not be read; `onMessage` hears nothing more once the connection is lost. */
  read(
    partitionId: string,
    group: string,
    from: ReadFrom,
    onMessage: (message: Message) => void,
  ): Promise<void>;
  /** Resolves with the reason when the connection, a link or the right to it has ended. */
  readonly lost: Promise<Error>;
  close(): void;
}

const renewalBeforeMs = 15 * 60_000;
const attachLimitMs = 20_000;
/** How many messages of a partition may be on their way. */
const creditWindow = 200;
const selectorFilter = 'apache.org:selector-filter:string';
const selectorDescriptor = 0x468c00000004;

const hubFacts = z.object({ partition_ids: z.array(z.string()) });
const partitionFacts = z.object({
  last_enqueued_offset: z.coerce.string(),
  is_partition_empty: z.boolean().optional(),
});
const lastFacts = z.object({
  last_enqueued_sequence_number: z.number(),
  last_enqueued_time_utc: z.union([z.date(), z.number()]).transform((time) => new Date(time).getTime()),
  is_partition_empty: z.boolean().optional(),
});

export async function openEventHub(
  { at, entity }: EventHubPlace,
  access: EventsAccess,
  signal: AbortSignal,
): Promise<EventHub> {
  const { default: rhea } = await import('rhea');
  const { connection, lost: ended, close: end } = await openAmqp(at, { username: 'anonymous' }, signal);
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;
  let onLost: (error: Error) => void = () => {};
  const lost = new Promise<Error>((resolve) => {
    onLost = resolve;
  });
  const close = (): void => {
    isClosed = true;
    for (const timer of timers) clearTimeout(timer);
    end();
  };
  void ended.then(onLost);
  const base = `sb://${at.hostName}/${entity}`;
  let management: Promise<Requests> | null = null;

  /** Shows a token for the node, and again before it runs out. */
  async function authorize(cbs: Requests, path: string): Promise<void> {
    const audience = `${base}/${path}`;
    const { token, expiresAtMs } = access.eventHubToken(audience);
    await cbs.ask({ operation: 'put-token', type: 'servicebus.windows.net:sastoken', name: audience }, token);
    if (isClosed) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        authorize(cbs, path).catch((error: unknown) => onLost(errorOf(error)));
      },
      Math.max(expiresAtMs - Date.now() - renewalBeforeMs, 1000),
    );
    timers.add(timer);
  }

  async function openManagement(cbs: Requests): Promise<Requests> {
    await authorize(cbs, '$management');
    return openRequests(connection, '$management', signal);
  }

  try {
    const cbs = await openRequests(connection, '$cbs', signal);
    const question = async (properties: Readonly<Record<string, string>>): Promise<unknown> => {
      management ??= openManagement(cbs);
      const { ask } = await management;
      const { token } = access.eventHubToken(`${base}/$management`);
      const all = { operation: 'READ', name: entity, security_token: token, ...properties };
      return (await ask(all, rhea.message.data_section(Buffer.from('[]')))).body;
    };
    return {
      lost,
      close,
      partitionIds: async () =>
        hubFacts.parse(await question({ type: 'com.microsoft:eventhub' })).partition_ids,
      endOf: async (partition) => {
        const facts = partitionFacts.parse(await question({ type: 'com.microsoft:partition', partition }));
        return { kind: 'offset', offset: facts.is_partition_empty ? '-1' : facts.last_enqueued_offset };
      },
      lastOf: async (partition) => {
        const facts = lastFacts.parse(await question({ type: 'com.microsoft:partition', partition }));
        return facts.is_partition_empty
          ? null
          : {
              sequenceNumber: facts.last_enqueued_sequence_number,
              enqueuedAtMs: facts.last_enqueued_time_utc,
            };
      },
      read: async (partitionId, group, from, onMessage) => {
        const path = `ConsumerGroups/${group}/Partitions/${partitionId}`;
        await authorize(cbs, path);
        const filter = { [selectorFilter]: rhea.types.wrap_described(filterOf(from), selectorDescriptor) };
        const receiver = connection.open_receiver({
          // The declaration of a source's filter knows no described values.
          source: { address: `${entity}/${path}`, filter: filter as never },
          credit_window: creditWindow,
        });
        receiver.on('message', ({ message }: EventContext) => {
          if (message && !isClosed) onMessage(message);
        });
        await untilSettled<void>(signal, attachLimitMs, (resolve, reject) => {
          receiver.once('receiver_open', () => resolve());
          receiver.once('receiver_error', () => reject(errorOf(receiver.error)));
          void lost.then(reject);
        });
        receiver.on('receiver_error', () => onLost(errorOf(receiver.error)));
        receiver.on('receiver_close', () => onLost(errorOf(receiver.error)));
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

function filterOf(from: ReadFrom): string {
  return from.kind === 'offset'
    ? `amqp.annotation.x-opt-offset > '${from.offset}'`
    : `amqp.annotation.x-opt-enqueued-time > '${from.timeMs}'`;
}
