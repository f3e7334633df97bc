/**
 * What each tier of IoT Hub allows. Pure. Sources: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md
 * (operation throttles), iot-hub-scaling.md (what basic tiers lack) and the pricing page (messages per day).
 */
import type { ThrottleName } from './throttleName';

export const tierNames = ['F1', 'B1', 'B2', 'B3', 'S1', 'S2', 'S3'] as const;
export type TierName = (typeof tierNames)[number];

export interface Tier {
  readonly name: TierName;
  readonly units: number;
}

export function mostUnitsOf(name: TierName): number {
  if (name === 'F1') return 1;
  return name.endsWith('3') ? 10 : 200;
}

export function isBasic({ name }: Tier): boolean {
  return name.startsWith('B');
}

type Level = 1 | 2 | 3;

function levelOf(name: TierName): Level {
  if (name.endsWith('3')) return 3;
  return name.endsWith('2') ? 2 : 1;
}

/** The direct methods' throttle counts kilobytes, every other one calls. */
export function ratesPerS({ name, units }: Tier): Readonly<Record<ThrottleName, number>> {
  const level = levelOf(name);
  const byLevel = (first: number, second: number, third: number): number =>
    [first, second, third][level - 1] ?? first;
  const perMinute = (calls: number, callsOfLevel3: number): number =>
    ((level === 3 ? callsOfLevel3 : calls) * units) / 60;
  const sends = byLevel(Math.max(100, 12 * units), 120 * units, 6000 * units);
  return {
    registryOperations: perMinute(100, 5000),
    deviceConnections: sends,
    deviceToCloudSends: sends,
    cloudToDeviceSends: perMinute(100, 5000),
    cloudToDeviceReceives: perMinute(1000, 50_000),
    directMethods: byLevel(160, 480, 24 * 1024) * units,
    queries: perMinute(20, 1000),
    twinReads: byLevel(100, Math.max(100, 10 * units), 500 * units),
    twinUpdates: byLevel(50, Math.max(50, 5 * units), 250 * units),
    jobOperations: perMinute(100, 5000),
    configurationOperations: perMinute(20, 20),
  };
}

export interface DailyQuota {
  readonly messages: number;
  /** Larger messages count as several. */
  readonly meterBytes: number;
}

export function dailyQuota({ name, units }: Tier): DailyQuota {
  const messages = { 1: 400_000, 2: 6_000_000, 3: 300_000_000 }[levelOf(name)];
  return name === 'F1'
    ? { messages: 8000, meterBytes: 512 }
    : { messages: messages * units, meterBytes: 4096 };
}

const standardOnly: readonly ThrottleName[] = [
  'cloudToDeviceSends',
  'configurationOperations',
  'directMethods',
  'jobOperations',
  'twinReads',
  'twinUpdates',
];

/** Whether the tier has the feature that this throttle is about. */
export function offers(tier: Tier, name: ThrottleName): boolean {
  return !isBasic(tier) || !standardOnly.includes(name);
}
