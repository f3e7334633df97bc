import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BucketLimits, fullBucket, take } from '../../../../main/sandbox/throttles/bucket';

const limitsArbitrary: fc.Arbitrary<BucketLimits> = fc.record({
  ratePerS: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  burst: fc.double({ min: 0, max: 500, noNaN: true }),
  backlog: fc.double({ min: 0, max: 500, noNaN: true }),
});

const requestsArbitrary = fc.array(
  fc.record({ afterMs: fc.nat({ max: 20_000 }), cost: fc.constantFrom(1, 1, 1, 4, 128) }),
  { maxLength: 200 },
);

interface Outcome {
  readonly atMs: number;
  readonly cost: number;
  /** When it is served; null when it was refused. */
  readonly servedAtMs: number | null;
}

function run(limits: BucketLimits, requests: readonly { afterMs: number; cost: number }[]): Outcome[] {
  let bucket = fullBucket(limits, 0);
  let nowMs = 0;
  return requests.map(({ afterMs, cost }) => {
    nowMs += afterMs;
    const taken = take(bucket, cost, nowMs, limits);
    bucket = taken.bucket;
    const { admission } = taken;
    return {
      atMs: nowMs,
      cost,
      servedAtMs: admission.kind === 'admitted' ? nowMs + admission.delayMs : null,
    };
  });
}

describe('a bucket', () => {
  it('never serves more than the burst and the rate give, whatever comes', () => {
    fc.assert(
      fc.property(limitsArbitrary, requestsArbitrary, (limits, requests) => {
        const served = run(limits, requests).filter(({ servedAtMs }) => servedAtMs !== null);
        for (const { servedAtMs: untilMs } of served) {
          const cost = served
            .filter(({ servedAtMs }) => (servedAtMs ?? 0) <= (untilMs ?? 0))
            .reduce((sum, one) => sum + one.cost, 0);
          expect(cost).toBeLessThanOrEqual(limits.burst + ((untilMs ?? 0) * limits.ratePerS) / 1000 + 1e-6);
        }
      }),
    );
  });

  it('lets nothing wait longer than its backlog takes, and serves in order', () => {
    fc.assert(
      fc.property(limitsArbitrary, requestsArbitrary, (limits, requests) => {
        let lastMs = 0;
        for (const { atMs, servedAtMs } of run(limits, requests)) {
          if (servedAtMs === null) continue;
          expect(servedAtMs - atMs).toBeLessThanOrEqual((limits.backlog * 1000) / limits.ratePerS + 1);
          // Waits are rounded up to whole milliseconds.
          expect(servedAtMs).toBeGreaterThanOrEqual(lastMs - 1);
          lastMs = servedAtMs;
        }
      }),
    );
  });

  it('refuses only what is over, and takes it when the client comes back as told', () => {
    fc.assert(
      fc.property(limitsArbitrary, requestsArbitrary, (limits, requests) => {
        let bucket = fullBucket(limits, 0);
        let nowMs = 0;
        for (const { afterMs, cost } of requests) {
          nowMs += afterMs;
          const { bucket: after, admission } = take(bucket, cost, nowMs, limits);
          if (admission.kind === 'refused' && cost <= limits.burst + limits.backlog) {
            expect(admission.retryAfterMs).toBeGreaterThan(0);
            // A hair more than told, for the rounding of the sums.
            const later = nowMs + admission.retryAfterMs + 1;
            expect(take(after, cost, later, limits).admission.kind).toBe('admitted');
          }
          bucket = after;
        }
      }),
    );
  });

  it('passes a full burst at once after a pause', () => {
    fc.assert(
      fc.property(limitsArbitrary, requestsArbitrary, (limits, requests) => {
        let bucket = fullBucket(limits, 0);
        for (const { cost } of requests) bucket = take(bucket, cost, 0, limits).bucket;
        const restedMs = Math.ceil(((limits.burst + limits.backlog) * 1000) / limits.ratePerS) + 1;
        expect(take(bucket, limits.burst, restedMs, limits).admission).toEqual({
          kind: 'admitted',
          delayMs: 0,
        });
      }),
    );
  });

  it('gains nothing from a clock that goes back', () => {
    const limits = { ratePerS: 1, burst: 1, backlog: 0 };
    const spent = take(fullBucket(limits, 1000), 1, 1000, limits).bucket;
    const earlier = take(spent, 1, 0, limits);
    expect(earlier.admission).toEqual({ kind: 'refused', retryAfterMs: 1000 });
    expect(take(earlier.bucket, 1, 1999, limits).admission.kind).toBe('refused');
    expect(take(earlier.bucket, 1, 2000, limits).admission.kind).toBe('admitted');
  });
});
