/** Counts of devices put together: of the whole fleet, and site by site. */
import type { CoverageCount, CoverageOrder, CoverageSite, SecurityVerdict } from '../../preload/contract';
import { fold } from '../fleet';

/** Devices of one site that are alike. */
export interface SiteCount extends CoverageCount {
  readonly site: string | null;
}

export interface CoverageTable {
  readonly deviceCount: number;
  readonly counts: readonly CoverageCount[];
  readonly sites: readonly CoverageSite[];
}

/** What runs as it is wanted; with every other verdict something is left to do. */
const soundVerdicts: readonly SecurityVerdict[] = ['default', 'customised'];

const exposedIn = (counts: readonly CoverageCount[]): number =>
  counts.reduce((sum, { verdict, count }) => (soundVerdicts.includes(verdict) ? sum : sum + count), 0);

const sumOf = (counts: readonly CoverageCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

export interface CoverageCounter {
  add(line: SiteCount): void;
  table(): CoverageTable;
}

/**
 * Sites that the fleet's filter takes for one, because they differ in letter case or accents alone, are one here too, under
 * the spelling that came first.
 */
export function createCoverageCount(): CoverageCounter {
  const total = createCells();
  const sites = new Map<string | null, { readonly site: string | null; readonly cells: Cells }>();
  return {
    add: (line) => {
      total.add(line);
      const key = line.site === null ? null : fold(line.site);
      const found = sites.get(key) ?? { site: line.site, cells: createCells() };
      found.cells.add(line);
      sites.set(key, found);
    },
    table: () => {
      const counts = total.counts();
      return {
        deviceCount: sumOf(counts),
        counts,
        sites: [...sites.values()].map(({ site, cells }) => {
          const ofSite = cells.counts();
          return { site, deviceCount: sumOf(ofSite), counts: ofSite };
        }),
      };
    },
  };
}

interface Cells {
  add(count: CoverageCount): void;
  counts(): CoverageCount[];
}

function createCells(): Cells {
  const found = new Map<string, { -readonly [Key in keyof CoverageCount]: CoverageCount[Key] }>();
  return {
    add: ({ securityModule, verdict, count }) => {
      const key = `${securityModule} ${verdict}`;
      const cell = found.get(key);
      if (cell === undefined) found.set(key, { securityModule, verdict, count });
      else cell.count += count;
    },
    counts: () => [...found.values()],
  };
}

const collator = new Intl.Collator('en', { numeric: true });

/** Devices without a site come last among sites; what is equal otherwise is in the order of its name. */
const byName = (a: CoverageSite, b: CoverageSite): number => {
  if (a.site === null || b.site === null) return a.site === b.site ? 0 : a.site === null ? 1 : -1;
  return collator.compare(a.site, b.site);
};

const orders: Readonly<Record<CoverageOrder, (a: CoverageSite, b: CoverageSite) => number>> = {
  site: byName,
  devices: (a, b) => b.deviceCount - a.deviceCount || byName(a, b),
  exposed: (a, b) => exposedIn(b.counts) - exposedIn(a.counts) || byName(a, b),
};

export function orderedSites(sites: readonly CoverageSite[], order: CoverageOrder): readonly CoverageSite[] {
  return [...sites].sort(orders[order]);
}
