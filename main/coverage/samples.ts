/** How the fleets of hubs were covered, one sample for each day, kept on this laptop. */
import { z } from 'zod';
import {
  type CoverageCount,
  type CoverageSample,
  securityModuleKind,
  securityVerdict,
} from '../../preload/contract';
import type { Store } from '../store';

export interface Samples {
  /** Replaces what was kept of the same day. Resolves when it is on disk. */
  keep(hostName: string, day: string, counts: readonly CoverageCount[]): Promise<void>;
  /** From `firstDay` on, the oldest first. */
  since(hostName: string, firstDay: string): Promise<CoverageSample[]>;
}

/** Two years: a season can be compared with the one before. At most sixty small rows a day and hub. */
export const keptDays = 731;

const storedRow = z.object({
  day: z.string(),
  security_module: securityModuleKind,
  verdict: securityVerdict,
  device_count: z.number().int(),
});

export function dayOf(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length);
}

export function dayBefore(day: string, days: number): string {
  const dayMs = 86_400_000;
  return dayOf(new Date(Date.parse(day) - days * dayMs).toISOString());
}

export function openSamples(store: Store): Samples {
  return {
    keep: (hostName, day, counts) => {
      const host = hostName.toLowerCase();
      return store.runTogether([
        { sql: 'DELETE FROM coverage_sample WHERE host_name = ? AND day = ?', parameters: [host, day] },
        {
          sql: 'DELETE FROM coverage_sample WHERE host_name = ? AND day < ?',
          parameters: [host, dayBefore(day, keptDays - 1)],
        },
        ...counts.map(({ securityModule, verdict, count }) => ({
          sql: `INSERT INTO coverage_sample (host_name, day, security_module, verdict, device_count)
            VALUES (?, ?, ?, ?, ?)`,
          parameters: [host, day, securityModule, verdict, count],
        })),
      ]);
    },
    since: async (hostName, firstDay) => {
      const rows = await store.all(
        `SELECT day, security_module, verdict, device_count FROM coverage_sample
          WHERE host_name = ? AND day >= ? ORDER BY day, security_module, verdict`,
        [hostName.toLowerCase(), firstDay],
      );
      const samples: CoverageSample[] = [];
      for (const row of rows) {
        const { day, security_module, verdict, device_count } = storedRow.parse(row);
        const newest = samples.at(-1);
        const counts = newest?.day === day ? newest.counts : [];
        if (newest?.day !== day) samples.push({ day, counts });
        counts.push({ securityModule: security_module, verdict, count: device_count });
      }
      return samples;
    },
  };
}
