/** Questions to a node of an AMQP connection that answers each on a link of its own, as `$cbs` and `$management` do. */
import type { Connection, EventContext, Message } from 'rhea';
import { z } from 'zod';
import { AmqpRefusal, errorOf } from './amqp';
import { untilSettled } from './untilSettled';

export interface Requests {
  /** Rejects with AmqpRefusal when the answer is no. */
  ask(properties: Readonly<Record<string, unknown>>, body: unknown): Promise<Message>;
}

const answerLimitMs = 20_000;
/** Event Hubs writes `status-code`, and for errors `error-condition` (@azure/core-amqp requestResponseLink.js). */
const answerProperties = z.looseObject({
  'status-code': z.number().optional(),
  'status-description': z.string().optional(),
  'error-condition': z.string().optional(),
});

export async function openRequests(
  connection: Connection,
  node: string,
  signal: AbortSignal,
): Promise<Requests> {
  const replyTo = `${node.replace('$', '')}-answers`;
  const waiting = new Map<string, (answer: Message) => void>();
  const failing = new Set<(error: unknown) => void>();
  let next = 1;
  const receiver = connection.open_receiver({ source: { address: node }, target: { address: replyTo } });
  const sender = connection.open_sender({ target: { address: node } });
  const fail = (error: unknown): void => {
    for (const reject of [...failing]) reject(error);
  };
  receiver.on('message', ({ message }: EventContext) => {
    const id = String(message?.correlation_id);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (message) answer?.(message);
  });
  receiver.on('receiver_error', () => fail(errorOf(receiver.error)));
  sender.on('sender_error', () => fail(errorOf(sender.error)));
  connection.once('disconnected', () => fail(new AmqpRefusal('closed', '')));
  const settled = <T>(listen: (resolve: (value: T) => void) => void): Promise<T> => {
    let onFail: (error: unknown) => void = () => {};
    return untilSettled<T>(signal, answerLimitMs, (resolve, reject) => {
      onFail = reject;
      failing.add(reject);
      listen(resolve);
    }).finally(() => failing.delete(onFail));
  };
  await settled<void>((resolve) => sender.once('sendable', () => resolve()));
  return {
    ask: async (properties, body) => {
      const id = String(next);
      next += 1;
      const answered = settled<Message>((resolve) => waiting.set(id, resolve));
      sender.send({ message_id: id, reply_to: replyTo, application_properties: { ...properties }, body });
      const answer = await answered.finally(() => waiting.delete(id));
      const read = answerProperties.parse(answer.application_properties ?? {});
      const status = read['status-code'] ?? 0;
      if (status < 200 || status > 299) {
        const condition = read['error-condition'] ?? conditionOf(status);
        throw new AmqpRefusal(condition, read['status-description'] ?? '');
      }
      return answer;
    },
  };
}

function conditionOf(status: number): string {
  if (status === 401) return 'amqp:unauthorized-access';
  return status === 404 ? 'amqp:not-found' : 'amqp:internal-error';
}
