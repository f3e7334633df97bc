/**
 * Traffic shaping as IoT Hub does it: a burst passes at once, what comes then is served at the rate, and when too much
 * is waiting the rest is refused. A token bucket whose debt is the queue. Pure.
 * Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md, traffic shaping.
 */

export interface BucketLimits {
  readonly ratePerS: number;
  /** What passes at once after a pause. */
  readonly burst: number;
  /** What may wait; at the rate, so that nothing waits longer than `backlog / ratePerS`. */
  readonly backlog: number;
}

export interface Bucket {
  /** Below zero by what is waiting. */
  readonly tokens: number;
  readonly atMs: number;
}

export type Admission =
  | { readonly kind: 'admitted'; readonly delayMs: number }
  | { readonly kind: 'refused'; readonly retryAfterMs: number };

export function fullBucket({ burst }: BucketLimits, nowMs: number): Bucket {
  return { tokens: burst, atMs: nowMs };
}

/** Of the sums below; far less than any call costs. */
const roundingError = 1e-6;

/** A refusal costs nothing. Time that goes backwards brings nothing. */
export function take(
  bucket: Bucket,
  cost: number,
  nowMs: number,
  { ratePerS, burst, backlog }: BucketLimits,
): { readonly bucket: Bucket; readonly admission: Admission } {
  const passedMs = Math.max(nowMs - bucket.atMs, 0);
  const tokens = Math.min(burst, bucket.tokens + (passedMs * ratePerS) / 1000);
  const atMs = Math.max(nowMs, bucket.atMs);
  const left = tokens - cost;
  if (left < -backlog - roundingError) {
    const retryAfterMs = durationMs(-backlog - left, ratePerS);
    return { bucket: { tokens, atMs }, admission: { kind: 'refused', retryAfterMs } };
  }
  const delayMs = left >= 0 ? 0 : durationMs(-left, ratePerS);
  return { bucket: { tokens: left, atMs }, admission: { kind: 'admitted', delayMs } };
}

/** Whole milliseconds, upwards, but not for a rounding error of the division. */
function durationMs(amount: number, ratePerS: number): number {
  return Math.max(Math.ceil((amount * 1000) / ratePerS - roundingError), 1);
}
