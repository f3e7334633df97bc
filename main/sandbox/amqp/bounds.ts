/** What one client can make the hub keep: sessions, links, and messages that come in parts. */
import type { AmqpError, Connection, Receiver, Sender, Session } from 'rhea';

/** A gateway's thousand devices (iot-hub-devguide-quotas-throttling.md), each with a session and links of its own. */
export const mostSessions = 1100;
export const mostLinks = 8 * mostSessions;
/** Of all messages of a connection together whose end has not come yet. */
const mostPartialBytes = 16 * 1024 * 1024;
/** What a part costs besides its bytes, about. */
const partOverheadBytes = 64;

/** What rhea does with frames and links, which its declarations leave out (rhea connection.js and session.js). */
interface Routing {
  readonly remote_channel_map: Readonly<
    Record<number, { readonly remote: { readonly handles: Readonly<Record<number, Receiver>> } }>
  >;
  on_transfer(frame: TransferFrame): void;
}

interface TransferFrame {
  readonly channel: number;
  readonly performative: { readonly handle: number; readonly more?: boolean };
  readonly payload?: Buffer;
}

/** `end` ends the connection at once. */
export function boundConnection(
  connection: Connection,
  largestMessageBytes: number,
  end: (error: AmqpError) => void,
): void {
  boundLinks(connection, end);
  boundMessages(connection, largestMessageBytes, end);
}

function boundLinks(connection: Connection, end: (error: AmqpError) => void): void {
  const sessions = new Set<Session>();
  const links = new Set<Receiver | Sender>();
  const exceeded = (what: string): void =>
    end({ condition: 'amqp:resource-limit-exceeded', description: `The connection has too many ${what}.` });
  connection.on('session_open', ({ session }) => {
    if (session) sessions.add(session);
    if (sessions.size > mostSessions) exceeded('sessions');
  });
  connection.on('session_close', ({ session }) => {
    if (!session) return;
    sessions.delete(session);
    for (const link of links) if (link.session === session) links.delete(link);
  });
  const opened = (link: Receiver | Sender | undefined): void => {
    if (link) links.add(link);
    if (links.size > mostLinks) exceeded('links');
  };
  connection.on('receiver_open', ({ receiver }) => opened(receiver));
  connection.on('sender_open', ({ sender }) => opened(sender));
  connection.on('receiver_close', ({ receiver }) => receiver && links.delete(receiver));
  connection.on('sender_close', ({ sender }) => sender && links.delete(sender));
}

/** A message that grows too large ends its link, as the service does; what still comes for it is passed over. */
function boundMessages(
  connection: Connection,
  largestMessageBytes: number,
  end: (error: AmqpError) => void,
): void {
  // The object is the one whose declaration is too short.
  const routing = connection as unknown as Routing;
  const transfer = routing.on_transfer.bind(connection);
  const partial = new Map<Receiver, number>();
  let partialBytes = 0;
  const become = (link: Receiver, bytes: number): void => {
    partialBytes += bytes - (partial.get(link) ?? 0);
    if (bytes > 0) partial.set(link, bytes);
    else partial.delete(link);
  };
  const refused = new WeakSet<Receiver>();

  routing.on_transfer = (frame) => {
    const { handle, more } = frame.performative;
    const link = routing.remote_channel_map[frame.channel]?.remote.handles[handle];
    if (!link) {
      transfer(frame);
      return;
    }
    if (refused.has(link)) return;
    const bytes = (partial.get(link) ?? 0) + (frame.payload?.length ?? 0) + partOverheadBytes;
    if (bytes > largestMessageBytes) {
      become(link, 0);
      refused.add(link);
      link.close({
        condition: 'amqp:link:message-size-exceeded',
        description: `A message has at most ${largestMessageBytes} bytes.`,
      });
      return;
    }
    become(link, more === true ? bytes : 0);
    if (partialBytes > mostPartialBytes) {
      end({
        condition: 'amqp:resource-limit-exceeded',
        description: 'Too many messages come in parts at once.',
      });
      return;
    }
    transfer(frame);
  };
  connection.on('receiver_close', ({ receiver }) => receiver && become(receiver, 0));
  connection.on('session_close', ({ session }) => {
    for (const link of partial.keys()) if (link.session === session) become(link, 0);
  });
}
