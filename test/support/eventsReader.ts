/** The events endpoint read with plain rhea. */
import { once } from 'node:events';
import rhea, { type Connection, type EventContext, type Message, type Receiver } from 'rhea';
import { amqpConnection } from './amqpConnection';
import { eventually } from './eventually';
import type { HubAddress } from './processes/hubAddress';
import { sasToken } from './sasToken';

export const earliest = "amqp.annotation.x-opt-offset > '-1'";
const descriptor = 0x468c00000004;
const partitions = 4;

/** Signed with the text of the key, as Event Hubs wants it. */
export function eventsToken(
  { hostName, policyName, policyKey }: Pick<HubAddress, 'hostName' | 'policyName' | 'policyKey'>,
  { path = 'sandbox', expiry }: { readonly path?: string; readonly expiry?: number } = {},
): string {
  return sasToken({
    resource: `sb://${hostName}/${path}`,
    key: Buffer.from(policyKey, 'utf8').toString('base64'),
    policyName,
    ...(expiry === undefined ? {} : { expiry }),
  });
}

export interface PartitionReader {
  readonly receiver: Receiver;
  readonly messages: readonly Message[];
  readonly bodies: () => string[];
}

/** Without credit, so that a test decides how much it takes; `filter` is the text of the start position. */
export function attach(
  connection: Connection,
  partition: number | string,
  filter: unknown = earliest,
  properties: Record<string, unknown> = {},
  group = '$Default',
): Receiver {
  const source = {
    address: `sandbox/ConsumerGroups/${group}/Partitions/${partition}`,
    filter: { 'apache.org:selector-filter:string': rhea.types.wrap_described(filter, descriptor) },
  };
  // The declaration of a source's filter knows no described values.
  return connection.open_receiver({ source: source as never, properties, credit_window: 0 });
}

/** What the hub says when it refuses the receiver or ends it. */
export async function refusalOf(receiver: Receiver): Promise<{ condition: string; description: string }> {
  const [context] = (await once(receiver, 'receiver_error')) as [EventContext];
  // An AMQP error, which rhea declares as this or as an error of JavaScript.
  return context.receiver?.error as unknown as { condition: string; description: string };
}

export function readPartition(
  connection: Connection,
  partition: number,
  filter: string = earliest,
): PartitionReader {
  const receiver = attach(connection, partition, filter);
  const messages: Message[] = [];
  receiver.on('message', ({ message }) => {
    if (message) messages.push(message);
    receiver.add_credit(1);
  });
  receiver.add_credit(500);
  return { receiver, messages, bodies: () => messages.map(bodyOf) };
}

/** Every event the hub has, as it says itself where its partitions end. */
export async function readAll(hub: HubAddress): Promise<Message[]> {
  const connection = await amqpConnection(hub, eventsToken(hub));
  const ask = await managementOf(connection);
  const read: Message[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    const { body } = await ask({ type: 'com.microsoft:partition', partition: String(partition) });
    if (body.is_partition_empty) continue;
    const { messages } = readPartition(connection, partition);
    await eventually(() => {
      const last = messages.at(-1)?.message_annotations?.['x-opt-sequence-number'];
      if (last !== body.last_enqueued_sequence_number) throw new Error(`read up to ${last}`);
    });
    read.push(...messages);
  }
  connection.close();
  return read;
}

export async function managementOf(
  connection: Connection,
): Promise<(properties: Record<string, unknown>) => Promise<Message>> {
  const replyTo = 'the-answers';
  const sender = connection.open_sender('$management');
  const receiver = connection.open_receiver({
    source: { address: '$management' },
    target: { address: replyTo },
  });
  await once(sender, 'sendable');
  return async (properties) => {
    const answered = once(receiver, 'message');
    sender.send({
      message_id: '1',
      reply_to: replyTo,
      application_properties: { operation: 'READ', name: 'sandbox', ...properties },
      body: rhea.message.data_section(Buffer.from('[]')),
    });
    const [{ message }] = (await answered) as [{ message: Message }];
    return message;
  };
}

export function bodyOf({ body }: Message): string {
  return Buffer.from(body.content).toString();
}
