/** How the fleet of the open hub is covered, now and over time. */
import type { CoverageOrder, CoverageSample, CoverageView } from '../../preload/contract';
import type { FleetService } from '../fleet';
import type { EventLog } from '../log';
import type { Store } from '../store';
import { dayBefore, dayOf, openSamples } from './samples';
import { createCoverageCount, orderedSites } from './table';

export interface CoverageWindow {
  readonly order: CoverageOrder;
  readonly offset: number;
  readonly limit: number;
}

/** All but `close` fail with NO_HUB_OPEN. */
export interface CoverageService {
  read(window: CoverageWindow): Promise<CoverageView>;
  /** The last `days` days. */
  trend(days: number): Promise<CoverageSample[]>;
  /** Ends the keeping of samples. */
  close(): Promise<void>;
}

export interface CoveragePorts {
  readonly hostName: () => string;
  readonly fleet: Pick<FleetService, 'groups' | 'state' | 'watchSync'>;
  readonly store: Store;
  readonly log: EventLog;
  readonly now: () => Date;
}

/** Keeps a sample whenever a list was read to its end. */
export function createCoverage({ hostName, fleet, store, log, now }: CoveragePorts): CoverageService {
  const samples = openSamples(store);
  const closing = new AbortController();

  async function count() {
    const { groups, oldestReadAt } = await fleet.groups();
    const counter = createCoverageCount();
    for (const group of groups) counter.add(group);
    return { ...counter.table(), oldestReadAt };
  }

  async function keepSample(readAt: string): Promise<void> {
    const host = hostName();
    const { counts } = await count();
    await samples.keep(host, dayOf(readAt), counts);
  }

  async function keepSamples(): Promise<void> {
    let newest: string | null = null;
    for await (const { outcome, everythingReadAt } of fleet.watchSync(closing.signal)) {
      if (outcome !== 'done' || everythingReadAt === null || everythingReadAt === newest) continue;
      newest = everythingReadAt;
      await keepSample(everythingReadAt).catch((error: unknown) =>
        log.warn('coverage.sampleNotKept', { message: String(error) }),
      );
    }
  }
  const keeping = keepSamples();

  return {
    read: async ({ order, offset, limit }) => {
      const { readAt, version } = await fleet.state();
      const { oldestReadAt, deviceCount, counts, sites } = await count();
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
    close: async () => {
      closing.abort();
      await keeping;
    },
  };
}
