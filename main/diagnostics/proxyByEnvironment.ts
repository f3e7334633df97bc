/** The proxy that the environment names for an address, said as a PAC script says it. Pure. */
import { isLoopback } from '../hubs';

type Environment = Readonly<Record<string, string | undefined>>;

/** As curl and most programs read them: curl(1), "Environment"; names in lower case win. */
export function proxyByEnvironment(url: string, environment: Environment): string {
  const { hostname, protocol } = new URL(url);
  const of = (name: string): string =>
    environment[name.toLowerCase()] ?? environment[name.toUpperCase()] ?? '';
  const proxy = of(protocol === 'https:' ? 'https_proxy' : 'http_proxy') || of('all_proxy');
  if (proxy === '' || isLoopback(hostname) || isExempt(hostname, of('no_proxy'))) return 'DIRECT';
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (!URL.canParse(text)) return 'DIRECT';
  // A name and password before the host stay here.
  const { hostname: host, port, protocol: speaks } = new URL(text);
  return `PROXY ${host}:${port || (speaks === 'https:' ? '443' : '80')}`;
}

function isExempt(hostName: string, list: string): boolean {
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase().replace(/^\./, ''))
    .some((entry) => entry === '*' || hostName === entry || (entry !== '' && hostName.endsWith(`.${entry}`)));
}
