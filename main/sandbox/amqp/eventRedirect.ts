/**
 * The events of a hub at its own address: it sends the client on to the Event Hub that keeps them. Sources:
 * azure-sdk-for-js event-hubs samples iothubConnectionString.ts, Azure/azure-event-hubs#167.
 */
import type { AmqpError } from 'rhea';
import { pathOf } from './addresses';
import { givesToClient, type LinkKind } from './linkKind';

export interface EventsPlace {
  readonly entity: string;
  readonly hostName: string;
  /** Known when the hub listens. */
  port(): number;
}

export function eventRedirectLinks({ entity, hostName, port }: EventsPlace): LinkKind {
  return givesToClient(
    (address) => tailOf(address) !== null,
    (link, address, peer) => {
      peer.authorizeService('readEvents');
      const tail = [entity, ...(tailOf(address) ?? [])].join('/');
      // The declaration leaves out that an error may carry more than a text (OASIS AMQP 1.0, part 2, 2.8.17).
      const redirect: AmqpError & { info: Record<string, unknown> } = {
        condition: 'amqp:link:redirect',
        description: `The events of this hub are read at ${hostName}/${entity}.`,
        info: {
          hostname: hostName,
          'network-host': 'localhost',
          port: port(),
          address: `amqps://${hostName}:${port()}/${tail}`,
        },
      };
      link.close(redirect);
    },
  );
}

/** What comes after `messages/events`; null for other addresses. */
function tailOf(address: string): readonly string[] | null {
  const [messages, events, ...tail] = pathOf(address);
  return messages?.toLowerCase() === 'messages' && events?.toLowerCase() === 'events' ? tail : null;
}
