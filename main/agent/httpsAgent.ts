/** How HTTPS and WebSocket get from this machine to the hub: to the port it answers at, through a proxy when there is one. */
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { HubRoute } from './ports';

const httpsPort = 443;

/** Whoever uses it names the hub, or its gateway, and the port 443. */
export function httpsAgent({ port, caPem, proxy }: HubRoute): Agent {
  const trust = caPem === null ? {} : { ca: caPem };
  const to = { port: port ?? httpsPort };
  if (proxy === null) {
    const agent = new Agent();
    return Object.assign(agent, {
      // The declaration leaves out that an agent may be given a way to connect of its own.
      createConnection: (options: object) => connect({ ...options, ...trust, ...to }),
    });
  }
  const agent = new HttpsProxyAgent(`http://${urlHost(proxy.hostName)}:${proxy.port}`);
  const connectThrough = agent.connect.bind(agent);
  return Object.assign(agent, {
    connect: ((request, options) =>
      connectThrough(request, { ...options, ...trust, ...to })) satisfies typeof agent.connect,
  });
}

function urlHost(hostName: string): string {
  return hostName.includes(':') && !hostName.startsWith('[') ? `[${hostName}]` : hostName;
}
