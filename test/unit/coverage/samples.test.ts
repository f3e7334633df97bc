/** Samples of coverage: one a day and hub, kept for two years. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dayBefore, keptDays, openSamples } from '../../../main/coverage/samples';
import type { CoverageCount } from '../../../preload/contract';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

const host = 'plant.azure-devices.net';
const counts = (count: number): CoverageCount[] => [
  { securityModule: 'classic', verdict: 'default', count },
  { securityModule: 'none', verdict: 'noModule', count: 1 },
];

function samplesOfTest() {
  const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
  onTestFinished(() => store.close());
  return { store, samples: openSamples(store) };
}

describe('samples of coverage', () => {
  it('keep the newest of each day, for each hub apart', async () => {
    const { samples } = samplesOfTest();
    await samples.keep(host, '2026-03-02', counts(5));
    await samples.keep(host, '2026-03-01', counts(4));
    await samples.keep(host, '2026-03-02', [{ securityModule: 'micro', verdict: 'silent', count: 9 }]);
    await samples.keep('other.azure-devices.net', '2026-03-02', counts(70));
    expect(await samples.since(host.toUpperCase(), '2026-03-01')).toEqual([
      { day: '2026-03-01', counts: counts(4) },
      { day: '2026-03-02', counts: [{ securityModule: 'micro', verdict: 'silent', count: 9 }] },
    ]);
    expect(await samples.since(host, '2026-03-02')).toHaveLength(1);
  });

  it('forget what is older than two years, of that hub alone', async () => {
    const { samples } = samplesOfTest();
    const today = '2026-03-02';
    const oldest = dayBefore(today, keptDays - 1);
    await samples.keep(host, dayBefore(oldest, 1), counts(1));
    await samples.keep('other.azure-devices.net', dayBefore(oldest, 1), counts(1));
    await samples.keep(host, oldest, counts(2));
    await samples.keep(host, today, counts(3));
    expect((await samples.since(host, '2000-01-01')).map(({ day }) => day)).toEqual([oldest, today]);
    expect(await samples.since('other.azure-devices.net', '2000-01-01')).toHaveLength(1);
  });

  it('forget nothing when the clock is set back', async () => {
    const { samples } = samplesOfTest();
    await samples.keep(host, '2026-03-02', counts(3));
    await samples.keep(host, '2020-01-01', counts(2));
    expect((await samples.since(host, '2000-01-01')).map(({ day }) => day)).toEqual([
      '2020-01-01',
      '2026-03-02',
    ]);
  });
});
