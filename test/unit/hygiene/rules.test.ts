/** Every hygiene rule finds its fault, and nothing where there is none. */
import { describe, expect, it } from 'vitest';
import { byGravity, createFleetCheck } from '../../../main/hygiene/check';
import type { DeviceFacts } from '../../../main/hygiene/facts';
import type { CheckLimits } from '../../../main/hygiene/ruleCheck';
import { deviceRules, groupRules, sharedKeyRule } from '../../../main/hygiene/rules';
import { type HygieneCode, hygieneCode } from '../../../preload/contract';
import { deviceOf, moduleOf, now, securityOf } from './facts';
import { ruleFixtures } from './ruleFixtures';

function check(devices: readonly DeviceFacts[], nowMs = now.getTime(), limits?: CheckLimits) {
  const made = createFleetCheck(nowMs, limits);
  for (const device of devices) made.take(device);
  return made.outcomes();
}

const outcomeOf = (outcomes: ReturnType<typeof check>, code: HygieneCode) =>
  outcomes.find(({ result }) => result.code === code);

const foundIn = (devices: readonly DeviceFacts[], code: HygieneCode): readonly string[] =>
  outcomeOf(check(devices), code)?.findings.flatMap(({ deviceIds }) => deviceIds) ?? [];

const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

const rules = [sharedKeyRule, ...groupRules, ...deviceRules];

describe('hygiene rules', () => {
  it('are one for each code of the contract, each with a fixture', () => {
    const codes = [...hygieneCode.options].sort(byCode);
    expect(rules.map(({ code }) => code).sort(byCode)).toEqual(codes);
    const withFixtures = new Set(['sharedKey', ...ruleFixtures.map(({ code }) => code)]);
    expect([...withFixtures].sort(byCode)).toEqual(codes);
  });

  it.each(ruleFixtures.map((fixture) => [fixture.code, fixture] as const))(
    '%s finds its fault and names the devices',
    (code, { fails, finds }) => {
      expect(foundIn(fails, code)).toEqual(finds);
    },
  );

  it.each(ruleFixtures.map((fixture) => [fixture.code, fixture] as const))(
    '%s passes what is sound',
    (code, { passes }) => {
      expect(foundIn(passes, code)).toEqual([]);
    },
  );

  it('find nothing in a clean fleet', () => {
    const clean = Array.from({ length: 200 }, (_, n) =>
      deviceOf({
        deviceId: `device-${n}`,
        thumbprints: [String(n).padStart(64, '0'), String(n + 1000).padStart(64, '0')],
        groups: [{ moduleId: null, key: 'SecurityGroup', name: n % 2 === 0 ? 'north' : 'south' }],
        sizes: [{ moduleId: null, section: 'desired', sizeBytes: n * 100 }],
        ...(n % 5 === 0 ? { modules: [] } : {}),
      }),
    );
    expect(check(clean).flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('say of a generation that it is retired from the announced day on, not before', () => {
    const micro = [deviceOf()];
    const at = (day: string) =>
      outcomeOf(check(micro, Date.parse(`${day}T00:00:00Z`)), 'retiredGeneration')?.findings;
    expect(at('2025-07-31')).toEqual([]);
    expect(at('2025-08-01')).toMatchObject([{ detail: { generation: 'micro', since: '2025-08-01' } }]);
  });

  it('call what Defender for IoT has a name for by that name', () => {
    const named = rules.flatMap(({ code, defender }) => (defender === null ? [] : [[code, defender.name]]));
    expect(Object.fromEntries(named)).toEqual({
      sharedKey: 'Same authentication credentials used by multiple devices',
      sharedThumbprint: 'Same authentication credentials used by multiple devices',
      inconsistentGroup: 'SecurityGroup has inconsistent module settings',
      agentSilent: 'Device silent',
      twinNotParsed: 'IoT agent attempted and failed to parse the module twin configuration',
      twinConflict: 'Security twin configuration conflict',
      twinNotOptimal: 'Security twin configuration not optimal',
    });
  });
});

describe('a check of many devices', () => {
  const shared = Array.from({ length: 10 }, (_, n) =>
    deviceOf({
      deviceId: `device-${n}`,
      lastActivityAt: null,
      thumbprints: ['D'.repeat(64)],
      modules: [],
    }),
  );

  it('counts every finding and lists as many as it may', () => {
    const outcomes = check(shared, now.getTime(), { findings: 3, devices: 2 });
    expect(outcomeOf(outcomes, 'neverConnected')?.result).toMatchObject({
      findingCount: 10,
      deviceCount: 10,
      keptCount: 3,
      fleetQuery: 'status:enabled connected:no active:never',
    });
    expect(outcomeOf(outcomes, 'sharedThumbprint')).toMatchObject({
      result: { findingCount: 1, deviceCount: 10, keptCount: 1, fleetQuery: null },
      findings: [{ deviceCount: 10, deviceIds: ['device-0', 'device-1'] }],
    });
  });

  it('says in the language of the fleet which devices it found', () => {
    expect(outcomeOf(check(shared.slice(0, 2)), 'neverConnected')?.result.fleetQuery).toBe(
      'id:"device-0","device-1"',
    );
  });

  it('says so by a filter when the devices are too many to name, if the filter finds the same ones', () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      deviceOf({ deviceId: `never-seen-${n}`, lastActivityAt: null, modules: [] }),
    );
    const seen = deviceOf({ deviceId: 'seen' });
    const seenByModule = deviceOf({ deviceId: 'seen-by-module', lastActivityAt: null });
    const queryOf = (devices: readonly DeviceFacts[]) =>
      outcomeOf(check(devices), 'neverConnected')?.result.fleetQuery;
    expect(queryOf([...many, seen])).toBe('status:enabled connected:no active:never');
    expect(queryOf([...many, seenByModule])).toBe(null);

    const retired = Array.from({ length: 300 }, (_, n) =>
      deviceOf({
        deviceId: `classic-${n}`,
        modules: [moduleOf({ security: securityOf({ generation: 'classic' }) })],
      }),
    );
    const retiredQueryOf = (devices: readonly DeviceFacts[]) =>
      outcomeOf(check(devices), 'retiredGeneration')?.result.fleetQuery;
    expect(retiredQueryOf(retired)).toBe('generation:classic,micro');
    // On the day of these tests the micro agent has not been retired.
    expect(retiredQueryOf([...retired, seen])).toBe(null);
  });

  it('lists the gravest rules first', () => {
    const severities = byGravity(check([])).map(({ result }) => result.severity);
    const order = ['high', 'medium', 'low'];
    expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('counts a device once that spells its group in two ways', () => {
    const names = ['north', 'North'].map((name) => ({ moduleId: null, key: 'SecurityGroup', name }));
    const outcomes = check([deviceOf({ groups: names, modules: [moduleOf({ security: securityOf() })] })]);
    expect(outcomeOf(outcomes, 'securityGroupSpellings')?.findings).toEqual([]);
    expect(outcomeOf(outcomes, 'securityGroupsDiffer')?.findings).toHaveLength(1);
  });
});
