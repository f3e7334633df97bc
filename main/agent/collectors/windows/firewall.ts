/** The rules of Windows Firewall, from the registry; [MS-FASP] section 2.2.19, "Firewall Rule and the Firewall Rule Grammar". */
import type { FirewallRule } from '../../../security';
import { recipe } from '../recipe';
import { parseRegistry, registryQuery } from './registry';

const policyKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';

export const firewallRules = recipe({
  needs: {
    profiles: registryQuery(policyKey, '/s', '/v', 'EnableFirewall'),
    rules: registryQuery(`${policyKey}\\FirewallRules`),
  },
  uses: {},
  read: ({ profiles, rules }) => (isFirewallOn(profiles) ? parseFirewallRules(rules) : []),
});

/** Empty when it is off in every profile, as the C# agent has it. */
export function isFirewallOn(text: string): boolean {
  return parseRegistry(text).some(({ data }) => Number(data) === 1);
}

const protocols: Readonly<Record<string, string>> = { 1: 'ICMP', 6: 'TCP', 17: 'UDP', 58: 'ICMPv6' };

/** `v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=445|App=System|Name=…|`; a key may come several times. */
export function parseFirewallRules(text: string): FirewallRule[] {
  return parseRegistry(text).flatMap(({ name, data }): FirewallRule[] => {
    if (!/^v\d+\.\d+\|/.test(data)) return [];
    const parts = data.split('|').flatMap((part): [string, string][] => {
      const at = part.indexOf('=');
      return at < 0 ? [] : [[part.slice(0, at), part.slice(at + 1)]];
    });
    const value = (...keys: readonly string[]): string | undefined => {
      const found = parts.filter(([key]) => keys.includes(key)).map(([, each]) => each);
      return found.length === 0 ? undefined : found.join(',');
    };
    const isIn = value('Dir') === 'In';
    const [local, remote] = [value('LA4', 'LA6'), value('RA4', 'RA6')];
    const [localPort, remotePort] = [value('LPort', 'LPort2_10'), value('RPort', 'RPort2_10')];
    const action = value('Action');
    const protocol = value('Protocol');
    return [
      {
        Enabled: value('Active') === 'TRUE',
        Action: action === 'Allow' ? 'Allow' : action === 'Block' ? 'Deny' : 'Other',
        Direction: isIn ? 'In' : 'Out',
        ...member('Application', value('App')),
        ...member('Protocol', protocol === undefined ? undefined : (protocols[protocol] ?? protocol)),
        ...member('SourceAddress', isIn ? remote : local),
        ...member('SourcePort', isIn ? remotePort : localPort),
        ...member('DestinationAddress', isIn ? local : remote),
        ...member('DestinationPort', isIn ? localPort : remotePort),
        ExtraDetails: { 'Rule Name': value('Name') ?? name },
      },
    ];
  });
}

function member<Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } {
  // The key is exactly the one given.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };
}
