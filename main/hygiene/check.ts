/** A check of a whole fleet by every rule that looks at what queries give. */
import type { HygieneSeverity } from '../../preload/contract';
import type { DeviceFacts } from './facts';
import { type CheckLimits, checkByDevice, checkByGroup, checkLimits, type RuleOutcome } from './ruleCheck';
import { deviceRules, groupRules } from './rules';

export interface FleetCheck {
  /** Each device once. */
  take(device: DeviceFacts): void;
  /** Of every rule, whether it found something or not. Once, after the last device. */
  outcomes(): readonly RuleOutcome[];
}

export function createFleetCheck(nowMs: number, limits: CheckLimits = checkLimits): FleetCheck {
  const checks = [
    ...groupRules.map((rule) => checkByGroup(rule, limits)),
    ...deviceRules.map((rule) => checkByDevice(rule, nowMs, limits)),
  ];
  return {
    take: (device) => {
      for (const check of checks) check.take(device);
    },
    outcomes: () => checks.map((check) => check.outcome()),
  };
}

const gravity: readonly HygieneSeverity[] = ['high', 'medium', 'low'];

/** The gravest first; alike ones stay in the order of the rules. */
export function byGravity(outcomes: readonly RuleOutcome[]): readonly RuleOutcome[] {
  const rank = ({ result }: RuleOutcome): number => gravity.indexOf(result.severity);
  return [...outcomes].sort((a, b) => rank(a) - rank(b));
}
