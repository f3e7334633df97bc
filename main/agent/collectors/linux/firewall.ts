/** The firewall rules of a Linux machine, from nftables and from iptables. */
import type { FirewallRule } from '../../../security';
import { command, recipe } from '../recipe';
import { parseIptablesSave } from './iptables';
import { parseNftRuleset } from './nftables';

/** Where iptables writes into nftables, `nft` shows its rules too; then the two are told once. */
export const firewallRules = recipe({
  needs: {},
  uses: {
    nft: command('nft', ['-j', 'list', 'ruleset'], { asRoot: true }),
    iptables: command('iptables-save', [], { asRoot: true }),
    ip6tables: command('ip6tables-save', [], { asRoot: true }),
  },
  read: (_needed, { nft, iptables, ip6tables }) => firewallRulesOf(nft, iptables, ip6tables),
});

export function firewallRulesOf(
  nft: string | null,
  iptables: string | null,
  ip6tables: string | null,
): FirewallRule[] {
  if (nft === null && iptables === null && ip6tables === null) {
    throw new Error(
      'Neither nft nor iptables-save tells the firewall rules: not installed, or only to root.',
    );
  }
  const legacy = [iptables ?? '', ip6tables ?? ''].flatMap(parseIptablesSave);
  const modern = nft === null ? [] : parseNftRuleset(nft);
  return modern.length > 0 && legacy.length > 0
    ? [...legacy, ...modern.filter(({ chain }) => !isOfIptables(chain))].map(({ rule }) => rule)
    : [...legacy, ...modern].map(({ rule }) => rule);
}

/** The names that iptables gives its chains, in a table named `filter` of the families ip and ip6. */
function isOfIptables(chain: string): boolean {
  return /^(?:ip|ip6) filter /.test(chain);
}
