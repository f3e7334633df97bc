import { describe, expect, it } from 'vitest';
import { HubError } from '../../../../main/sandbox/hubError';
import type { ThrottleName } from '../../../../main/sandbox/throttles';
import {
  createTraffic,
  mostUnitsOf,
  type Tier,
  throttledConnections,
  tierNames,
} from '../../../../main/sandbox/throttles';
import { dailyQuota, ratesPerS } from '../../../../main/sandbox/throttles/tier';

/** A hub's traffic with a clock of its own, whose waits are noted and over at once. */
function trafficOf(tier: Tier) {
  const delaysMs: number[] = [];
  let nowMs = Date.UTC(2026, 0, 1);
  const traffic = createTraffic(tier, 'hub', { now: () => new Date(nowMs) }, (work, delayMs) => {
    delaysMs.push(delayMs);
    work();
    return () => {};
  });
  return {
    traffic,
    delaysMs,
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

function refusalOf(work: () => void): HubError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

describe('the traffic of a tier', () => {
  it('is first served at once, then at the rate, then refused with a time to come back', async () => {
    const { traffic, delaysMs, wait } = trafficOf({ name: 'S1', units: 1 });
    for (let n = 0; n < 20; n += 1) await traffic.admit('queries', 0);
    expect(delaysMs).toEqual([]);
    for (let n = 0; n < 3; n += 1) await traffic.admit('queries', 0);
    expect(delaysMs).toEqual([3000, 6000, 9000]);
    await expect(traffic.admit('queries', 0)).rejects.toMatchObject({
      code: 429001,
      status: 429,
      retryAfterS: 2,
    });
    wait(2000);
    await traffic.admit('queries', 0);
    expect(delaysMs.at(-1)).toBe(10_000);
  });

  it('keeps one throttle apart from another, and grows with the units', () => {
    const { traffic } = trafficOf({ name: 'S1', units: 2 });
    for (let n = 0; n < 46; n += 1) traffic.admitAtOnce('queries', 0);
    expect(refusalOf(() => traffic.admitAtOnce('queries', 0))?.codeName).toBe('ThrottlingException');
    traffic.admitAtOnce('registryOperations', 0);
  });

  it('counts direct methods by four kilobytes', () => {
    const calls = (sizeBytes: number): number => {
      const { traffic } = trafficOf({ name: 'S1', units: 1 });
      let count = 0;
      while (!refusalOf(() => traffic.admitAtOnce('directMethods', sizeBytes))) count += 1;
      return count;
    };
    // 160 KB a second, for the sixty seconds of a burst and the ten of a backlog.
    expect(calls(0)).toBe((160 * 70) / 4);
    expect(calls(4097)).toBe((160 * 70) / 8);
    expect(calls(128 * 1024)).toBe(Math.floor((160 * 70) / 128));
  });

  it('ends with the day’s messages and begins again with the next day', () => {
    const { traffic, wait } = trafficOf({ name: 'F1', units: 1 });
    traffic.meter('deviceToCloudSends', () => Array.from({ length: 7999 }, () => 512));
    expect(refusalOf(() => traffic.check('deviceToCloudSends'))).toBeNull();
    traffic.meter('deviceToCloudSends', () => [513]);
    expect(refusalOf(() => traffic.check('twinReads'))).toMatchObject({ code: 403002 });
    expect(refusalOf(() => traffic.check('registryOperations'))).toBeNull();
    wait(86_400_000);
    expect(refusalOf(() => traffic.check('twinReads'))).toBeNull();
  });

  it('does not count what is free of charge', () => {
    const { traffic } = trafficOf({ name: 'F1', units: 1 });
    traffic.meter('registryOperations', () => Array.from({ length: 9000 }, () => 512));
    traffic.meter('jobOperations', () => Array.from({ length: 9000 }, () => 512));
    expect(refusalOf(() => traffic.check('twinReads'))).toBeNull();
  });

  it.each(tierNames)('has what the tier %s offers and nothing else', (name) => {
    const { traffic } = trafficOf({ name, units: 1 });
    const kinds: ThrottleName[] = ['registryOperations', 'queries', 'deviceToCloudSends', 'twinReads'];
    const codes = kinds.map((kind) => refusalOf(() => traffic.check(kind))?.code);
    expect(codes).toEqual([undefined, undefined, undefined, name.startsWith('B') ? 403010 : undefined]);
  });
});

describe('connections', () => {
  it('are taken until the tier takes no more, and refused ones count for nothing', () => {
    const { traffic, wait } = trafficOf({ name: 'S1', units: 1 });
    const known = { ok: true, expiresAtMs: 1, generationId: '1' } as const;
    const connect = throttledConnections(() => known, traffic);
    const strange = throttledConnections(() => ({ ok: false, reason: 'unauthorized' }), traffic);
    const credential = { token: null, certificates: [] };
    // A hundred a second, for the sixty seconds of a burst and the ten of a backlog.
    for (let n = 0; n < 7000; n += 1) {
      expect(strange({ deviceId: 'd' }, credential)).toMatchObject({ reason: 'unauthorized' });
      expect(connect({ deviceId: 'd' }, credential)).toBe(known);
    }
    expect(connect({ deviceId: 'd' }, credential)).toEqual({ ok: false, reason: 'throttled' });
    wait(10);
    expect(connect({ deviceId: 'd' }, credential)).toBe(known);
  });
});

describe('the limits of a tier', () => {
  it('are those of the public article', () => {
    expect(ratesPerS({ name: 'S1', units: 9 })).toMatchObject({
      deviceConnections: 108,
      deviceToCloudSends: 108,
      twinReads: 100,
      twinUpdates: 50,
      registryOperations: 15,
      queries: 3,
    });
    expect(ratesPerS({ name: 'S2', units: 20 })).toMatchObject({
      deviceToCloudSends: 2400,
      directMethods: 9600,
      twinReads: 200,
      twinUpdates: 100,
    });
    expect(ratesPerS({ name: 'S3', units: 1 })).toMatchObject({
      registryOperations: 5000 / 60,
      queries: 1000 / 60,
      twinReads: 500,
      configurationOperations: 20 / 60,
    });
    expect(dailyQuota({ name: 'F1', units: 1 })).toEqual({ messages: 8000, meterBytes: 512 });
    expect(dailyQuota({ name: 'S2', units: 3 })).toEqual({ messages: 18_000_000, meterBytes: 4096 });
    expect(tierNames.map(mostUnitsOf)).toEqual([1, 200, 200, 10, 200, 200, 10]);
  });
});
