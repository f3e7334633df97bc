/** Every hygiene rule. */
import { connectionRules } from './connections';
import { credentialGroupRules, credentialRules } from './credentials';
import { groupTagRules, groupRules as securityGroupRules } from './groups';
import { moduleRules } from './modules';
import type { DeviceRule, GroupRule } from './rule';
import { twinRules } from './twins';

export { sharedKeyRule } from './credentials';
export type { CommonRule, DeviceRule, GroupEntry, GroupRule, GroupVariant } from './rule';

export const deviceRules: readonly DeviceRule[] = [
  ...credentialRules,
  ...connectionRules,
  ...moduleRules,
  ...twinRules,
  ...groupTagRules,
];

export const groupRules: readonly GroupRule[] = [...credentialGroupRules, ...securityGroupRules];
