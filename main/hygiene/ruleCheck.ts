/** What one rule finds in a fleet, device by device: counted in full, kept up to a limit. */
import type { HygieneDetail, HygieneFinding, HygieneRuleResult } from '../../preload/contract';
import type { DeviceFacts } from './facts';
import { fleetQueryOf } from './fleetQuery';
import { createGroups } from './groups';
import type { CommonRule, DeviceRule, GroupRule } from './rules';

export interface RuleOutcome {
  readonly result: HygieneRuleResult;
  /** The kept ones. */
  readonly findings: readonly HygieneFinding[];
}

export interface RuleCheck<Facts> {
  /** Each device once. */
  take(device: Facts): void;
  /** Once, after the last device. */
  outcome(): RuleOutcome;
}

export interface CheckLimits {
  /** Findings of one rule that can be listed; the rest is only counted. */
  readonly findings: number;
  /** Devices named in one finding. */
  readonly devices: number;
}

/** Every rule with all it may keep stays within some tens of megabytes. */
export const checkLimits: CheckLimits = { findings: 5000, devices: 100 };

export function checkByDevice(rule: DeviceRule, nowMs: number, limits: CheckLimits): RuleCheck<DeviceFacts> {
  const tally = createTally(rule, limits);
  let isFilterExact = rule.filter !== undefined;
  return {
    take: (device) => {
      const remarks = rule.find(device, nowMs);
      if (isFilterExact) isFilterExact = rule.filter?.fits(device) === remarks.length > 0;
      if (remarks.length === 0) return;
      tally.countDevices(1);
      for (const { moduleId, detail } of remarks) {
        tally.add({ deviceIds: [device.deviceId], deviceCount: 1, moduleId, detail });
      }
    },
    outcome: () => tally.outcome(isFilterExact ? rule.filter?.query : undefined),
  };
}

export function checkByGroup<Facts extends { readonly deviceId: string }>(
  rule: GroupRule<Facts>,
  limits: CheckLimits,
): RuleCheck<Facts> {
  const groups = createGroups(limits.devices);
  return {
    take: (device) => {
      for (const entry of rule.entriesOf(device)) groups.add(entry, device.deviceId);
    },
    outcome: () => {
      const tally = createTally(rule, limits);
      for (const { key, variants } of groups.ofSeveralDevices()) {
        const remark = rule.judge(key, variants);
        if (remark === null) continue;
        const deviceCount = remark.variants.reduce((sum, variant) => sum + variant.deviceCount, 0);
        const deviceIds = remark.variants.flatMap((variant) => variant.deviceIds).slice(0, limits.devices);
        tally.countDevices(deviceCount);
        tally.add({ deviceIds, deviceCount, moduleId: null, detail: remark.detail });
      }
      return tally.outcome();
    },
  };
}

interface Found {
  readonly deviceIds: string[];
  readonly deviceCount: number;
  readonly moduleId: string | null;
  readonly detail: HygieneDetail;
}

function createTally({ code, severity, defender, source }: CommonRule, limits: CheckLimits) {
  const findings: HygieneFinding[] = [];
  let findingCount = 0;
  let deviceCount = 0;
  return {
    countDevices: (devices: number): void => {
      deviceCount += devices;
    },
    add: (found: Found): void => {
      findingCount += 1;
      if (findings.length < limits.findings) findings.push({ code, ...found });
    },
    /** `query` finds exactly the devices that were counted. */
    outcome: (query?: string): RuleOutcome => ({
      findings,
      result: {
        code,
        severity,
        defender,
        source,
        findingCount,
        deviceCount,
        keptCount: findings.length,
        fleetQuery: fleetQueryOf(findings, findingCount) ?? query ?? null,
      },
    }),
  };
}
