/** Rules about security groups, which custom alerts are made for. */
import type { DeviceFacts } from '../facts';
import { type DeviceRule, type GroupRule, recommendation } from './rule';
import { sources } from './sources';

/** What a device belongs to when nothing says otherwise. */
const defaultGroup = 'default';

/** Letter case and blanks around a name make another group of it. */
const folded = (name: string): string => name.trim().toLowerCase();

function distinctNames({ groups }: DeviceFacts): readonly string[] {
  return [...new Set(groups.map(({ name }) => name))];
}

export const groupTagRules: readonly DeviceRule[] = [
  {
    // One article keeps the name in the tag SecurityGroup of the device twin, Microsoft's script (Azure/Azure-IoT-Security
    // Add-SecurityModulesForAllDevicesInIotHub.ps1) in securityGroup of the module twin: nothing keeps both alike.
    code: 'securityGroupsDiffer',
    severity: 'medium',
    defender: null,
    source: sources.customAlerts,
    find: (device) => {
      const names = distinctNames(device);
      return names.length > 1 ? [{ moduleId: null, detail: { names: names.join(', ') } }] : [];
    },
  },
];

export const groupRules: readonly GroupRule[] = [
  {
    code: 'securityGroupSpellings',
    severity: 'low',
    defender: null,
    source: sources.customAlerts,
    entriesOf: (device) => distinctNames(device).map((name) => ({ key: folded(name), variant: name })),
    judge: (_, variants) => {
      if (variants.length < 2) return null;
      return {
        variants: variants.slice(1),
        detail: {
          names: variants.map(({ variant }) => variant).join(', '),
          common: variants[0]?.variant ?? '',
        },
      };
    },
  },
  {
    // Defender for IoT compares the settings of Edge modules; the configuration of the security module is what we can see.
    code: 'inconsistentGroup',
    severity: 'medium',
    defender: recommendation(
      'SecurityGroup has inconsistent module settings',
      'IoT_InconsistentModuleSettings',
    ),
    source: sources.hubRecommendations,
    entriesOf: (device) => {
      const names = distinctNames(device).filter((name) => folded(name) !== defaultGroup);
      return device.modules.flatMap(({ security }) =>
        security === null
          ? []
          : names.map((name) => ({
              key: `${security.generation} ${name}`,
              variant: security.fingerprint,
            })),
      );
    },
    judge: (key, variants) => {
      if (variants.length < 2) return null;
      const [generation = '', ...name] = key.split(' ');
      const others = variants.slice(1);
      return {
        variants: others,
        detail: { generation, name: name.join(' '), most: variants[0]?.deviceCount ?? 0 },
      };
    },
  },
];
