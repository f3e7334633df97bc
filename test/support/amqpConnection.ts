/** Plain rhea, connected to an embedded hub. */
import { once } from 'node:events';
import rhea, { type Connection } from 'rhea';
import { onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';

/** A connection of plain rhea that has put this token. */
export async function amqpConnection(hub: Hub, token: string): Promise<Connection> {
  const container = rhea.create_container();
  const connection = container.connect({
    transport: 'tls',
    host: 'localhost',
    servername: hub.hostName,
    port: hub.port,
    ca: hub.caPem,
    username: 'anonymous',
    reconnect: false,
  });
  // The hub says why when it closes; rhea would throw what nobody listens to.
  for (const event of ['disconnected', 'connection_close', 'session_close']) connection.on(event, () => {});
  onTestFinished(() => connection.close());
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
  if (message.application_properties['status-code'] !== 200) throw new Error('The token was refused.');
  return connection;
}
