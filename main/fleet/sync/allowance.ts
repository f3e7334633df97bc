/** How many queries a hub answers in a minute, and which share of them a reading takes. */
import type { FleetSyncSettings } from '../../../preload/contract';
import type { HubClock } from '../../hubs';

const minuteMs = 60_000;

/**
 * By tier: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md, the row "Queries". A hub does not tell its tier;
 * without one the smallest is assumed.
 */
export function queriesPerMinute(tier: FleetSyncSettings['tier']): number {
  if (tier === null) return 20;
  return (tier.name.endsWith('3') ? 1000 : 20) * tier.units;
}

export function ownQueriesPerMinute({ tier, sharePercent }: FleetSyncSettings): number {
  return Math.max(1, Math.floor((queriesPerMinute(tier) * sharePercent) / 100));
}

export interface Allowance {
  /** How long to wait until the next query fits, in milliseconds; 0 for not at all. */
  waitMs(perMinute: number): number;
  note(): void;
  /** In the last 60 seconds. */
  sentThisMinute(): number;
}

/** Queries are counted in the minute before each moment, so that no minute ever has more than its share. */
export function createAllowance(clock: Pick<HubClock, 'now'>): Allowance {
  let sentMs: number[] = [];
  function recent(): number[] {
    const nowMs = clock.now().getTime();
    // A clock set back must not make anybody wait for the time between.
    sentMs = sentMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < minuteMs);
    return sentMs;
  }
  return {
    waitMs: (perMinute) => {
      const sent = recent();
      const oldest = sent[sent.length - perMinute];
      return oldest === undefined ? 0 : oldest + minuteMs - clock.now().getTime();
    },
    note: () => void sentMs.push(clock.now().getTime()),
    sentThisMinute: () => recent().length,
  };
}
