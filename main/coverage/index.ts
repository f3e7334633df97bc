/** How the fleet of the open hub is covered, now and over time. */
import type { CoverageOrder, CoverageSample, CoverageView } from '../../preload/contract';
import type { Store } from '../store';
import { dayBefore, dayOf, openSamples } from './samples';
import { coverageTable, orderedSites, type SiteCount } from './table';

export interface CoverageWindow {
  readonly order: CoverageOrder;
  readonly offset: number;
  readonly limit: number;
}

export interface CoverageService {
  /** Fails with NO_HUB_OPEN. */
  read(window: CoverageWindow, signal?: AbortSignal): Promise<CoverageView>;
  /** The last `days` days. Fails with NO_HUB_OPEN. */
  trend(days: number): Promise<CoverageSample[]>;
  /** To be called when a list was read to its end: keeps the day's sample. */
  keepSample(): Promise<void>;
}

/** The devices of the index, counted. */
export interface FleetCounts {
  readonly lines: readonly SiteCount[];
  readonly readAt: string | null;
  readonly oldestReadAt: string | null;
  readonly version: number;
}

export interface CoveragePorts {
  /** Throws NO_HUB_OPEN. */
  readonly hostName: () => string;
  readonly countFleet: (signal?: AbortSignal) => Promise<FleetCounts>;
  readonly store: Store;
  readonly now: () => Date;
}

export function createCoverage({ hostName, countFleet, store, now }: CoveragePorts): CoverageService {
  const samples = openSamples(store);
  return {
    read: async ({ order, offset, limit }, signal) => {
      const { lines, readAt, oldestReadAt, version } = await countFleet(signal);
      const { deviceCount, counts, sites } = coverageTable(lines);
      return {
        readAt,
        oldestReadAt,
        version,
        deviceCount,
        counts: [...counts],
        siteCount: sites.length,
        offset,
        sites: orderedSites(sites, order).slice(offset, offset + limit),
      };
    },
    trend: (days) => samples.since(hostName(), dayBefore(dayOf(now().toISOString()), days - 1)),
    keepSample: async () => {
      const host = hostName();
      const { lines, readAt } = await countFleet();
      // A list that was never read to its end is no picture of the fleet.
      if (readAt === null) return;
      await samples.keep(host, dayOf(readAt), coverageTable(lines).counts);
    },
  };
}
