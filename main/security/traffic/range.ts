/** Arithmetic with ranges. */
import type { Range } from '../../../preload/contract';

export const none: Range = { lower: 0, upper: 0 };

export function sum(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (total, { lower, upper }) => ({ lower: total.lower + lower, upper: total.upper + upper }),
    none,
  );
}

export function product(a: Range, b: Range): Range {
  return { lower: a.lower * b.lower, upper: a.upper * b.upper };
}

/** Rounded outwards. */
export function whole({ lower, upper }: Range): Range {
  return { lower: Math.floor(lower), upper: Math.ceil(upper) };
}
