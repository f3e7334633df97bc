/** What a client still sends on a session that it has ended. */
import type { Connection } from 'rhea';

/** How rhea finds the session of a frame, which its declarations leave out (rhea connection.js). */
interface Routing {
  readonly remote_channel_map: Readonly<Record<number, unknown>>;
  on_disposition(frame: { readonly channel: number }): void;
}

/**
 * `@azure/event-hubs` 6 settles the last events it took when their session has ended already (seen when a subscription
 * is closed). The service lets that pass; rhea would end the connection.
 */
export function passOverLateSettlements(connection: Connection): void {
  // The object is the one whose declaration is too short.
  const routing = connection as unknown as Routing;
  const settle = routing.on_disposition.bind(connection);
  routing.on_disposition = (frame) => {
    if (routing.remote_channel_map[frame.channel] !== undefined) settle(frame);
  };
}
