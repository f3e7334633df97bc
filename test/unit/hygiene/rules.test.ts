/** Every hygiene rule finds its fault, and nothing where there is none. */
import { describe, expect, it } from 'vitest';
import { createHygieneCheck } from '../../../main/hygiene/check';
import type { DeviceFacts } from '../../../main/hygiene/facts';
import { hygieneRules } from '../../../main/hygiene/rules';
import type { HygieneCode } from '../../../preload/contract';
import { hygieneCode } from '../../../preload/contract/hygiene';
import { deviceOf, moduleOf, now, securityOf } from './facts';
import { ruleFixtures } from './ruleFixtures';

function check(devices: readonly DeviceFacts[], nowMs = now.getTime()) {
  const made = createHygieneCheck(nowMs);
  for (const device of devices) made.take(device);
  return made.outcome();
}

const foundIn = (devices: readonly DeviceFacts[], code: HygieneCode): readonly string[] =>
  check(devices)
    .findingsOf(code)
    .flatMap(({ deviceIds }) => deviceIds);

const byCode = (a: string, b: string): number => (a < b ? -1 : 1);

describe('hygiene rules', () => {
  it('are one for each code of the contract, each with a fixture', () => {
    const codes = [...hygieneCode.options].sort(byCode);
    expect(hygieneRules.map(({ code }) => code).sort(byCode)).toEqual(codes);
    expect([...new Set(ruleFixtures.map(({ code }) => code))].sort(byCode)).toEqual(codes);
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
        keyMarks: [`primary-${n}`, `secondary-${n}`],
        groups: [{ moduleId: null, key: 'SecurityGroup', name: n % 2 === 0 ? 'north' : 'south' }],
        sizes: [{ moduleId: null, section: 'desired', sizeBytes: n * 100 }],
        ...(n % 5 === 0 ? { modules: [] } : {}),
      }),
    );
    expect(check(clean).rules.filter(({ findingCount }) => findingCount > 0)).toEqual([]);
  });

  it('say of a generation that it is retired from the announced day on, not before', () => {
    const micro = [deviceOf()];
    const at = (day: string) => check(micro, Date.parse(`${day}T00:00:00Z`)).findingsOf('retiredGeneration');
    expect(at('2025-07-31')).toEqual([]);
    expect(at('2025-08-01')).toMatchObject([{ detail: { generation: 'micro', since: '2025-08-01' } }]);
  });

  it('call what Defender for IoT has a name for by that name', () => {
    const named = hygieneRules.flatMap(({ code, defender }) =>
      defender === null ? [] : [[code, defender.name]],
    );
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

  it('never say the mark by which equal keys are known', () => {
    const mark = 'mark-of-a-key';
    const devices = ['a', 'b'].map((deviceId) => deviceOf({ deviceId, keyMarks: [mark] }));
    const outcome = check(devices);
    expect(outcome.findingsOf('sharedKey')).toHaveLength(1);
    expect(JSON.stringify([outcome.rules, outcome.findingsOf('sharedKey')])).not.toContain(mark);
  });
});

describe('a check of many devices', () => {
  it('counts every finding and lists as many as it may', () => {
    const made = createHygieneCheck(now.getTime(), { findings: 3, devices: 2 });
    for (let n = 0; n < 10; n += 1) {
      made.take(
        deviceOf({
          deviceId: `device-${n}`,
          lastActivityAt: null,
          thumbprints: ['D'.repeat(64)],
          modules: [],
        }),
      );
    }
    const outcome = made.outcome();
    const resultOf = (code: HygieneCode) => outcome.rules.find((rule) => rule.code === code);
    expect(resultOf('neverConnected')).toMatchObject({ findingCount: 10, deviceCount: 10, keptCount: 3 });
    expect(resultOf('sharedThumbprint')).toMatchObject({ findingCount: 1, deviceCount: 10, keptCount: 1 });
    expect(outcome.findingsOf('sharedThumbprint')).toMatchObject([
      { deviceCount: 10, deviceIds: ['device-0', 'device-1'] },
    ]);
  });

  it('lists the gravest rules first', () => {
    const severities = check([]).rules.map(({ severity }) => severity);
    const order = ['high', 'medium', 'low'];
    expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('counts a device once that spells its group in two ways', () => {
    const names = ['north', 'North'].map((name) => ({ moduleId: null, key: 'SecurityGroup', name }));
    const outcome = check([deviceOf({ groups: names, modules: [moduleOf({ security: securityOf() })] })]);
    expect(outcome.findingsOf('securityGroupSpellings')).toEqual([]);
    expect(outcome.findingsOf('securityGroupsDiffer')).toHaveLength(1);
  });
});
