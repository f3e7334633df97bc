/** Reads the filter table in what iptables-save prints; iptables-save(8), iptables-extensions(8). */
import type { FirewallRule } from '../../../security';

export interface ChainRule {
  /** Family, table and name. */
  readonly chain: string;
  readonly rule: FirewallRule;
}

const directions: Readonly<Record<string, 'In' | 'Out'>> = { INPUT: 'In', OUTPUT: 'Out' };
const actions: Readonly<Record<string, FirewallRule['Action']>> = {
  ACCEPT: 'Allow',
  DROP: 'Deny',
  REJECT: 'Deny',
};

/** Numbered within their chain; the chain's policy comes last, as the C agent has it. */
export function parseIptablesSave(text: string): ChainRule[] {
  const policies = new Map<string, string>();
  const rules = new Map<string, string[][]>();
  let table = '';
  for (const line of text.split('\n')) {
    const tableName = /^\*(\S+)/.exec(line)?.[1];
    if (tableName !== undefined) table = tableName;
    if (table !== 'filter') continue;
    const policy = /^:(\S+) (\S+)/.exec(line);
    if (policy?.[1] !== undefined && policy[2] !== undefined) {
      policies.set(policy[1], policy[2]);
      rules.set(policy[1], []);
    }
    const [flag, chain, ...words] = wordsOf(line);
    if (flag === '-A' && chain !== undefined) rules.get(chain)?.push(words);
  }
  return [...policies].flatMap(([chain, policy]) => {
    const own = rules.get(chain) ?? [];
    const listed = own.map((words, index) => ruleOf(chain, index + 1, words));
    const last = policy === '-' ? [] : [policyOf(chain, own.length + 1, policy)];
    return [...listed, ...last].map((rule) => ({ chain: `ip filter ${chain}`, rule }));
  });
}

/** Quoted comments are one word. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
}

function policyOf(chain: string, priority: number, policy: string): FirewallRule {
  return {
    Enabled: true,
    Priority: priority,
    Action: actions[policy] ?? 'Other',
    ...directionOf(chain),
    ChainName: chain,
  };
}

function ruleOf(chain: string, priority: number, words: readonly string[]): FirewallRule {
  const value = (...flags: readonly string[]): string | undefined => {
    const index = words.findIndex((word) => flags.includes(word));
    const found = index < 0 ? undefined : words[index + 1];
    return found === undefined || words[index - 1] !== '!' ? found : `!${found}`;
  };
  const target = value('-j', '-g') ?? '';
  const part = <Key extends string>(key: Key, text: string | undefined) =>
    // The key is exactly the one given.
    (text === undefined ? {} : { [key]: text }) as { [K in Key]?: string };
  return {
    Enabled: true,
    Priority: priority,
    Action: actions[target] ?? 'Other',
    ...directionOf(chain),
    ChainName: chain,
    ...part('Protocol', value('-p', '--protocol')),
    ...part('SourceAddress', value('-s', '--source')),
    ...part('SourcePort', portsOf(value('--sport', '--sports', '--source-port'))),
    ...part('DestinationAddress', value('-d', '--destination')),
    ...part('DestinationPort', portsOf(value('--dport', '--dports', '--destination-port'))),
    ExtraDetails: { Rule: `-A ${chain} ${words.join(' ')}` },
  };
}

function directionOf(chain: string): { Direction?: 'In' | 'Out' } {
  const direction = directions[chain];
  return direction === undefined ? {} : { Direction: direction };
}

/** iptables writes a range as `1024:2048`, the schema as `1024-2048`. */
function portsOf(text: string | undefined): string | undefined {
  return text?.replaceAll(':', '-');
}
