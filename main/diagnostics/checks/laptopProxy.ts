/** Whether this laptop is told to use a proxy for the hub, and whether that one lets it through. */
import { check, evidenceOf, type Finding, fail, pass, warning } from '../check';
import type { CheckContext } from '../context';
import { askForTunnel, type HeadResult, hasAnswered } from '../network/http';
import type { Endpoint } from '../network/tcp';

interface ProxyFacts {
  readonly answer: string;
  readonly proxy: Endpoint | null;
  readonly tunnel: HeadResult | null;
}

const loginWanted = 407;

export const laptopProxy = check<CheckContext, ProxyFacts>({
  checkId: 'laptopProxy',
  group: 'laptop',
  run: async ({ hub, network }, signal) => {
    const { route, ports } = hub;
    const answer = await network.proxyFor(`https://${route.serverName || route.address}:${ports.https}/`);
    const proxy = firstProxyOf(answer);
    const to = `${route.serverName || route.address}:${ports.https}`;
    return { answer, proxy, tunnel: proxy === null ? null : await askForTunnel(proxy, to, signal) };
  },
  triage: triageProxy,
});

export function triageProxy({ answer, proxy, tunnel }: ProxyFacts): Finding {
  if (proxy === null || tunnel === null) {
    const [first = ''] = answer.split(';');
    const evidence = evidenceOf('PAC', { proxy: answer });
    return /^\s*SOCKS/i.test(first)
      ? warning('proxyNotSpoken', evidence, { proxy: first.trim() })
      : pass('proxyNone', evidence);
  }
  const name = `${proxy.address}:${proxy.port}`;
  const evidence = [
    ...evidenceOf('PAC', { proxy: name }),
    ...evidenceOf(`CONNECT ${name}`, {
      httpStatus: hasAnswered(tunnel) ? tunnel.status : null,
      problem: hasAnswered(tunnel) ? null : tunnel.problem,
    }),
  ];
  if (!hasAnswered(tunnel)) return fail('proxyUnreachable', evidence, { proxy: name });
  const { status } = tunnel;
  if (status === loginWanted) return fail('proxyWantsLogin', evidence, { proxy: name });
  return status >= 200 && status < 300
    ? pass('proxyWorks', evidence, { proxy: name })
    : fail('proxyForbids', evidence, { proxy: name, status: String(status) });
}

/** The first choice of a PAC script's answer; null for a direct connection, and for SOCKS. */
export function firstProxyOf(answer: string): Endpoint | null {
  const [first = ''] = answer.split(';');
  const found = /^\s*(?:PROXY|HTTPS?)\s+(?:\[([^\]]+)\]|([^\s:]+)):(\d{1,5})\s*$/i.exec(first);
  const address = found?.[1] ?? found?.[2];
  return address === undefined ? null : { address, port: Number(found?.[3]) };
}
