/** Counts by site, kind and verdict are those of counting devices one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCoverageCount, orderedSites, type SiteCount } from '../../../main/coverage/table';
import { securityModuleKind, securityVerdict } from '../../../preload/contract';

function coverageTable(lines: readonly SiteCount[]) {
  const counter = createCoverageCount();
  for (const each of lines) counter.add(each);
  return counter.table();
}

const line = fc.record({
  site: fc.option(fc.constantFrom('Bilbao', 'Zaragoza', 'Lyon 2', 'Lyon 10', ''), { nil: null }),
  securityModule: fc.constantFrom(...securityModuleKind.options),
  verdict: fc.constantFrom(...securityVerdict.options),
  count: fc.integer({ min: 1, max: 5000 }),
});

const counted = (lines: readonly SiteCount[], fits: (each: SiteCount) => boolean): number =>
  lines.filter(fits).reduce((sum, { count }) => sum + count, 0);

const of = (site: string | null, verdict: SiteCount['verdict'], count: number): SiteCount => ({
  site,
  securityModule: verdict === 'noModule' ? 'none' : 'classic',
  verdict,
  count,
});

describe('a coverage table', () => {
  it('has every number that counting gives, and no other', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const { deviceCount, counts, sites } = coverageTable(lines);
        expect(deviceCount).toBe(counted(lines, () => true));
        expect(new Set(sites.map(({ site }) => site))).toEqual(new Set(lines.map(({ site }) => site)));
        const groups = [{ site: undefined, deviceCount, counts }, ...sites];
        for (const group of groups) {
          const here = (each: SiteCount): boolean => group.site === undefined || each.site === group.site;
          expect(group.deviceCount).toBe(counted(lines, here));
          const cells = group.counts.map(({ securityModule, verdict }) => `${securityModule} ${verdict}`);
          expect(new Set(cells).size).toBe(cells.length);
          for (const { securityModule, verdict, count } of group.counts) {
            const isCell = (each: SiteCount): boolean =>
              here(each) && each.securityModule === securityModule && each.verdict === verdict;
            expect(count).toBe(counted(lines, isCell));
          }
        }
      }),
    );
  });

  it('takes for one site what the filter of the fleet takes for one', () => {
    const { sites } = coverageTable([of('Gijón', 'default', 2), of('GIJON', 'silent', 3)]);
    expect(sites).toMatchObject([{ site: 'Gijón', deviceCount: 5 }]);
  });

  it('begins with the sites that have the most devices to see to', () => {
    const { sites } = coverageTable([
      of('Lyon', 'default', 900),
      of('Lyon', 'rejected', 1),
      of('Bilbao', 'noModule', 7),
      of(null, 'silent', 3),
      of('Lyon 10', 'customised', 5),
      of('Lyon 2', 'customised', 5),
    ]);
    const names = (order: Parameters<typeof orderedSites>[1]) =>
      orderedSites(sites, order).map(({ site }) => site);
    expect(names('exposed')).toEqual(['Bilbao', null, 'Lyon', 'Lyon 2', 'Lyon 10']);
    expect(names('devices')).toEqual(['Lyon', 'Bilbao', 'Lyon 2', 'Lyon 10', null]);
    expect(names('site')).toEqual(['Bilbao', 'Lyon', 'Lyon 2', 'Lyon 10', null]);
  });
});
