/** Holds the traffic of a hub to the throttles and the daily quota of its tier. */
import type { HubClock, Schedule } from '../clock';
import { HubError } from '../hubError';
import { type Bucket, type BucketLimits, fullBucket, take } from './bucket';
import type { ThrottleName } from './throttleName';
import { dailyQuota, offers, ratesPerS, type Tier } from './tier';

export interface Traffic {
  /** Fails with 403 when the tier has no such feature, or the day's messages are used up. */
  check(name: ThrottleName): void;
  /** Waits as long as the shaping asks; fails with 429 when too much is waiting. */
  admit(name: ThrottleName, sizeBytes: number): Promise<void>;
  /** The same for a caller that cannot wait. */
  admitAtOnce(name: ThrottleName, sizeBytes: number): void;
  /** Counts messages of these sizes against the day's quota, if the kind is metered. */
  meter(name: ThrottleName, sizesBytes: () => readonly number[]): void;
}

/** No tier: nothing is limited. */
export const freeTraffic: Traffic = {
  check: () => {},
  admit: async () => {},
  admitAtOnce: () => {},
  meter: () => {},
};

/** At twice the rate a burst lasts "the first minute or two", says the article; a wait of ten seconds was seen. */
const burstS = 60;
const backlogS = 10;
/** The throttle of direct methods counts in steps of four kilobytes. */
const methodMeterKb = 4;
const dayMs = 86_400_000;

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-pricing.md; everything else is free. */
const metered: readonly ThrottleName[] = [
  'cloudToDeviceSends',
  'deviceToCloudSends',
  'directMethods',
  'queries',
  'twinReads',
  'twinUpdates',
];

export function createTraffic(tier: Tier, hostName: string, clock: HubClock, schedule: Schedule): Traffic {
  const rates = ratesPerS(tier);
  const quota = dailyQuota(tier);
  const buckets = new Map<ThrottleName, Bucket>();
  let day = -1;
  let messagesToday = 0;

  const startDay = (): void => {
    const today = Math.floor(clock.now().getTime() / dayMs);
    if (today === day) return;
    day = today;
    messagesToday = 0;
  };
  const delayFor = (name: ThrottleName, sizeBytes: number): number => {
    const ratePerS = rates[name];
    const limits: BucketLimits = { ratePerS, burst: ratePerS * burstS, backlog: ratePerS * backlogS };
    const nowMs = clock.now().getTime();
    const cost = name === 'directMethods' ? stepsOf(sizeBytes, methodMeterKb * 1024) * methodMeterKb : 1;
    const { bucket, admission } = take(buckets.get(name) ?? fullBucket(limits, nowMs), cost, nowMs, limits);
    buckets.set(name, bucket);
    if (admission.kind === 'admitted') return admission.delayMs;
    const seconds = Math.ceil(admission.retryAfterMs / 1000);
    // In the service's own words, seen in Azure-Samples/Iot-Telemetry-Simulator#39.
    throw new HubError(
      'ThrottlingException',
      `The request has been throttled. Wait ${seconds} seconds and try again. Operation type: ${name}`,
      seconds,
    );
  };

  return {
    check: (name) => {
      if (!offers(tier, name)) throw notInTier(tier);
      startDay();
      if (!metered.includes(name) || messagesToday < quota.messages) return;
      throw new HubError(
        'IotHubQuotaExceeded',
        `Total number of messages on IotHub '${hostName}' exceeded the allocated quota. Max allowed message count: '${quota.messages}', current message count: '${messagesToday}'.`,
      );
    },
    admit: async (name, sizeBytes) => {
      const delayMs = delayFor(name, sizeBytes);
      if (delayMs > 0) await new Promise<void>((resolve) => schedule(resolve, delayMs));
    },
    admitAtOnce: (name, sizeBytes) => {
      delayFor(name, sizeBytes);
    },
    meter: (name, sizesBytes) => {
      if (!metered.includes(name)) return;
      startDay();
      for (const sizeBytes of sizesBytes()) messagesToday += stepsOf(sizeBytes, quota.meterBytes);
    },
  };
}

const stepsOf = (sizeBytes: number, stepBytes: number): number =>
  Math.max(Math.ceil(sizeBytes / stepBytes), 1);

export function notInTier({ name }: Tier): HubError {
  return new HubError(
    'OperationNotAvailableInCurrentTier',
    `Operation is not available in the current tier ${name}.`,
  );
}
