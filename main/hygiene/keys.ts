/** Keys of devices made comparable without being kept. */
import { createHmac, randomBytes } from 'node:crypto';
import type { DeviceKeys } from '../hubs';
import { reveal, type Secret } from '../secrets';
import type { MarkedKeys } from './facts';
import { checkByGroup, checkLimits, type RuleOutcome } from './ruleCheck';
import { sharedKeyRule } from './rules';

/**
 * The hashes are keyed with random bytes that are dropped with them, so that they say nothing to anybody else, nor beside
 * those of another comparison.
 */
export function compareKeys(devices: readonly DeviceKeys[]): RuleOutcome {
  const secret = randomBytes(32);
  const mark = (key: Secret): string =>
    createHmac('sha256', secret)
      .update(Buffer.from(reveal(key), 'base64'))
      .digest('base64url');
  const check = checkByGroup<MarkedKeys>(sharedKeyRule, checkLimits);
  for (const { deviceId, keys } of devices) {
    const present = [keys.primaryKey, keys.secondaryKey].filter((key) => key !== null);
    check.take({ deviceId, marks: present.map(mark) });
  }
  return check.outcome();
}
