/** Percentiles of a sample, by the nearest-rank method. */
export function percentile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('A percentile needs at least one value.');
  return Math.round(value * 10) / 10;
}
