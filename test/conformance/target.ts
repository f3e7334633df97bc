/**
 * The hub under test, from the environment. Only published clients, unmodified, talk to it:
 *
 * - `SITEWARD_CONFORMANCE_HUB`: the connection string of a policy with every right (`iothubowner`). Without it the suite
 *   starts an embedded hub.
 * - `SITEWARD_CONFORMANCE_EVENTS`: the Event Hubs-compatible connection string of that hub's built-in endpoint. Without it
 *   the tests of that endpoint are left out, and a warning says so.
 * - `SITEWARD_CONFORMANCE_GATEWAY`: `localhost:8883` for a hub that is not at the address of its host name.
 * - `NODE_EXTRA_CA_CERTS`: the CA file of such a hub (Node's own variable).
 */
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import { z } from 'zod';

const environment = z.object({
  SITEWARD_CONFORMANCE_HUB: z.string().min(1),
  SITEWARD_CONFORMANCE_GATEWAY: z
    .string()
    .regex(/^[\w.-]+:\d+$/)
    .optional(),
  SITEWARD_CONFORMANCE_EVENTS: z.string().min(1).optional(),
});

const {
  SITEWARD_CONFORMANCE_HUB: connectionString,
  SITEWARD_CONFORMANCE_GATEWAY: gateway,
  SITEWARD_CONFORMANCE_EVENTS: eventsConnectionString,
} = environment.parse(process.env);

function partOf(name: string): string {
  const part = connectionString.split(';').find((text) => text.startsWith(`${name}=`));
  if (!part) throw new Error(`SITEWARD_CONFORMANCE_HUB has no ${name}.`);
  return part.slice(name.length + 1);
}

interface Gateway {
  readonly host: string;
  readonly port: number;
}

function gatewayOf(text: string): Gateway {
  const [host = '', port] = text.split(':');
  return { host, port: Number(port) };
}

export const target = {
  connectionString,
  /** Null when nobody named it. */
  eventsConnectionString: eventsConnectionString ?? null,
  hostName: partOf('HostName'),
  policyName: partOf('SharedAccessKeyName'),
  policyKey: partOf('SharedAccessKey'),
  /** Null for a hub at the address of its name. */
  gateway: gateway === undefined ? null : gatewayOf(gateway),
};

/** Where TLS connections go when a client leaves the port to it. */
export function tlsAddress(defaultPort: number): { host: string; port: number; servername: string } {
  const { host, port } = target.gateway ?? { host: target.hostName, port: defaultPort };
  return { host, port, servername: target.hostName };
}

/** For clients whose address is fixed to port 443 of the hub's name; Node's own for a hub that is there. */
export function targetAgent(): Agent {
  const agent = new Agent({ keepAlive: true });
  if (target.gateway) {
    // The declaration leaves out that an agent may be given a way to connect of its own.
    Object.assign(agent, {
      createConnection: (options: object) => connect({ ...options, ...tlsAddress(443) }),
    });
  }
  return agent;
}
