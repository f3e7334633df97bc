/** How many jobs run at once, and how fast. Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md. */
import type { Tier } from '../throttles';

export interface JobSettings {
  /** Jobs that run or wait for their turn at once; more are refused, or wait when their time comes. */
  readonly concurrentJobs: number;
  readonly deviceOperationsPerS: number;
}

/** Without a tier as many as the largest takes, at any rate. */
export function jobSettingsOf(tier: Tier | null): JobSettings {
  if (!tier) return { concurrentJobs: 10, deviceOperationsPerS: Number.POSITIVE_INFINITY };
  switch (tier.name) {
    case 'S3':
      return { concurrentJobs: 10, deviceOperationsPerS: 50 * tier.units };
    case 'S2':
      return { concurrentJobs: 5, deviceOperationsPerS: Math.max(10, tier.units) };
    default:
      return { concurrentJobs: 1, deviceOperationsPerS: 10 };
  }
}
