/** What a reader of a hub's messages needs of it: where the hub is, and tokens that let the reader in. */
import type { HubClock } from './clock';
import type { HubTarget } from './openedHub';
import { eventHubToken, sasToken } from './sasToken';
import type { HubRoute } from './tlsRoute';

export interface EventsAccess {
  readonly hostName: string;
  readonly policyName: string;
  readonly route: HubRoute;
  /** At which everything answers; null where each protocol has its own port. */
  readonly port: number | null;
  /** For the hub itself. */
  hubToken(): string;
  /** For a resource of the Event Hub that keeps the messages. */
  eventHubToken(audience: string): { readonly token: string; readonly expiresAtMs: number };
}

const lifetimeS = 60 * 60;

export function eventsAccessOf(target: HubTarget, clock: HubClock): EventsAccess {
  const { hostName, policyName, key, route, agent } = target;
  const expiresAtS = (): number => Math.floor(clock.now().getTime() / 1000) + lifetimeS;
  return {
    hostName,
    policyName,
    route,
    port: agent.port,
    hubToken: () => sasToken({ hostName, policyName, key }, expiresAtS()),
    eventHubToken: (audience) => {
      const expiry = expiresAtS();
      return { token: eventHubToken({ policyName, key }, audience, expiry), expiresAtMs: expiry * 1000 };
    },
  };
}
