/** Counts of devices put together: of the whole fleet, and site by site. Pure. */
import type {
  CoverageCount,
  CoverageOrder,
  CoverageSite,
  SecurityModuleKind,
  SecurityVerdict,
} from '../../preload/contract';

/** One line of what the index counts. */
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

/** Lines that say the same of the same site are added up. */
export function coverageTable(lines: Iterable<SiteCount>): CoverageTable {
  const total = createCounter();
  const sites = new Map<string | null, ReturnType<typeof createCounter>>();
  for (const { site, securityModule, verdict, count } of lines) {
    total.add(securityModule, verdict, count);
    const ofSite = sites.get(site) ?? createCounter();
    ofSite.add(securityModule, verdict, count);
    sites.set(site, ofSite);
  }
  const counts = total.counts();
  return {
    deviceCount: sumOf(counts),
    counts,
    sites: [...sites].map(([site, counter]) => {
      const ofSite = counter.counts();
      return { site, deviceCount: sumOf(ofSite), counts: ofSite };
    }),
  };
}

function createCounter() {
  const found = new Map<string, CoverageCount>();
  return {
    add: (securityModule: SecurityModuleKind, verdict: SecurityVerdict, count: number): void => {
      const key = `${securityModule} ${verdict}`;
      found.set(key, { securityModule, verdict, count: (found.get(key)?.count ?? 0) + count });
    },
    counts: (): CoverageCount[] => [...found.values()],
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
