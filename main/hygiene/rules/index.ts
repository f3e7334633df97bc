/** Every hygiene rule, in the order in which findings are listed: the gravest first. */
import type { HygieneSeverity } from '../../../preload/contract';
import { connectionRules } from './connections';
import { credentialGroupRules, credentialRules } from './credentials';
import { groupTagRules, groupRules as securityGroupRules } from './groups';
import { moduleRules } from './modules';
import type { DeviceRule, GroupRule } from './rule';
import { twinRules } from './twins';

export type { DeviceRule, GroupEntry, GroupRule, GroupVariant } from './rule';

export const deviceRules: readonly DeviceRule[] = [
  ...credentialRules,
  ...connectionRules,
  ...moduleRules,
  ...twinRules,
  ...groupTagRules,
];

export const groupRules: readonly GroupRule[] = [...credentialGroupRules, ...securityGroupRules];

const gravity: readonly HygieneSeverity[] = ['high', 'medium', 'low'];

export const hygieneRules: readonly (DeviceRule | GroupRule)[] = [...groupRules, ...deviceRules].sort(
  (a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity),
);
