/** A check of a fleet, device by device: what every rule finds, counted in full and kept up to a limit. */
import type { HygieneCode, HygieneFinding, HygieneRuleResult } from '../../preload/contract';
import type { DeviceFacts } from './facts';
import { createGroups } from './groups';
import { type DeviceRule, deviceRules, type GroupRule, groupRules, hygieneRules } from './rules';

export interface HygieneOutcome {
  /** Of every rule, the gravest first, whether it found something or not. */
  readonly rules: readonly HygieneRuleResult[];
  /** The kept findings of a rule. */
  findingsOf(code: HygieneCode): readonly HygieneFinding[];
}

export interface HygieneCheck {
  /** Each device once. */
  take(device: DeviceFacts): void;
  outcome(): HygieneOutcome;
}

export interface CheckLimits {
  /** Findings of one rule that can be listed; the rest is only counted. */
  readonly findings: number;
  /** Devices named in one finding. */
  readonly devices: number;
}

/** Three rules with every device of a large hub still fit into some ten megabytes. */
export const checkLimits: CheckLimits = { findings: 5000, devices: 100 };

interface Tally {
  findingCount: number;
  deviceCount: number;
  readonly kept: HygieneFinding[];
}

export function createHygieneCheck(
  nowMs: number,
  limits: CheckLimits = checkLimits,
  rules: { readonly device: readonly DeviceRule[]; readonly group: readonly GroupRule[] } = {
    device: deviceRules,
    group: groupRules,
  },
): HygieneCheck {
  const tallies = new Map<HygieneCode, Tally>(
    rules.device.map(({ code }) => [code, { findingCount: 0, deviceCount: 0, kept: [] }]),
  );
  const groups = rules.group.map((rule) => ({ rule, groups: createGroups(limits.devices) }));

  function judge(rule: DeviceRule, device: DeviceFacts): void {
    const remarks = rule.find(device, nowMs);
    const tally = tallies.get(rule.code);
    if (remarks.length === 0 || tally === undefined) return;
    tally.findingCount += remarks.length;
    tally.deviceCount += 1;
    for (const { moduleId, detail } of remarks) {
      if (tally.kept.length >= limits.findings) return;
      tally.kept.push({
        code: rule.code,
        deviceIds: [device.deviceId],
        deviceCount: 1,
        moduleId,
        detail,
      });
    }
  }

  function tallyOfGroups(): void {
    for (const { rule, groups: found } of groups) {
      const tally: Tally = { findingCount: 0, deviceCount: 0, kept: [] };
      for (const { key, variants } of found.ofSeveralDevices()) {
        const remark = rule.judge(key, variants);
        if (remark === null) continue;
        const deviceCount = remark.variants.reduce((sum, variant) => sum + variant.deviceCount, 0);
        tally.findingCount += 1;
        tally.deviceCount += deviceCount;
        if (tally.kept.length >= limits.findings) continue;
        const deviceIds = remark.variants.flatMap((variant) => variant.deviceIds).slice(0, limits.devices);
        tally.kept.push({ code: rule.code, deviceIds, deviceCount, moduleId: null, detail: remark.detail });
      }
      tallies.set(rule.code, tally);
    }
  }

  return {
    take: (device) => {
      for (const rule of rules.device) judge(rule, device);
      for (const { rule, groups: found } of groups) {
        for (const entry of rule.entriesOf(device)) found.add(entry, device.deviceId);
      }
    },
    outcome: () => {
      tallyOfGroups();
      return {
        rules: hygieneRules.flatMap(({ code, severity, defender, source }) => {
          const tally = tallies.get(code);
          if (tally === undefined) return [];
          const { findingCount, deviceCount, kept } = tally;
          return [{ code, severity, defender, source, findingCount, deviceCount, keptCount: kept.length }];
        }),
        findingsOf: (code) => tallies.get(code)?.kept ?? [],
      };
    },
  };
}
