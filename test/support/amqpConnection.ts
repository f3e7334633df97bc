/** Plain rhea, connected to an embedded hub. */
import { once } from 'node:events';
import rhea, { type Connection, type Message } from 'rhea';
import { onTestFinished } from 'vitest';
import type { TlsAddress } from './processes/hubAddress';

/** What rhea signs in with: SASL PLAIN with a password, ANONYMOUS without. */
export interface AmqpUser {
  readonly username: string;
  readonly password?: string;
}

export function openAmqp(hub: TlsAddress, user: AmqpUser = { username: 'anonymous' }): Connection {
  const container = rhea.create_container();
  const connection = container.connect({
    transport: 'tls',
    host: 'localhost',
    servername: hub.hostName,
    port: hub.port,
    ca: hub.caPem,
    reconnect: false,
    ...user,
  });
  // The hub says why when it closes; rhea would throw what nobody listens to.
  const unheard = ['disconnected', 'connection_close', 'connection_error', 'session_close', 'session_error'];
  for (const event of [...unheard, 'receiver_error', 'sender_error', 'receiver_close', 'sender_close']) {
    connection.on(event, () => {});
  }
  onTestFinished(() => connection.close());
  return connection;
}

/** Resolves with the status that the hub answers. */
export async function putToken(connection: Connection, hub: TlsAddress, token: string): Promise<number> {
  const answers = connection.open_receiver('$cbs');
  const sender = connection.open_sender('$cbs');
  await once(sender, 'sendable');
  const answered = once(answers, 'message');
  sender.send({
    message_id: '1',
    reply_to: 'cbs',
    application_properties: {
      operation: 'put-token',
      type: 'servicebus.windows.net:sastoken',
      name: hub.hostName,
    },
    body: token,
  });
  const [{ message }] = await answered;
  answers.close();
  sender.close();
  return message.application_properties['status-code'];
}

/** A connection of plain rhea that has put this token. */
export async function amqpConnection(hub: TlsAddress, token: string): Promise<Connection> {
  const connection = openAmqp(hub);
  const status = await putToken(connection, hub, token);
  if (status !== 200) throw new Error('The token was refused.');
  return connection;
}

/** Resolves with null when the message is accepted, or with the condition with which it or its link is refused. */
export function sendTo(connection: Connection, address: string, message: Message): Promise<string | null> {
  const sender = connection.open_sender(address);
  return new Promise((resolve) => {
    sender.once('sendable', () => sender.send(message));
    sender.on('accepted', () => resolve(null));
    sender.on('rejected', ({ delivery }) => resolve(delivery?.remote_state?.error.condition));
    sender.on('sender_error', () => resolve(conditionOf(sender.error)));
    sender.on('sender_close', () => resolve(conditionOf(sender.error)));
  });
}

function conditionOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'condition' in error
    ? String(error.condition)
    : 'closed';
}

/** Resolves with the condition with which the hub ends the connection; `none` when it says nothing. */
export function endOf(connection: Connection): Promise<string> {
  return new Promise((resolve) => {
    connection.once('connection_error', () => resolve(conditionOf(connection.error)));
    connection.once('disconnected', () => resolve('none'));
  });
}
