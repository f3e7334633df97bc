/** Repeatable chance: the same seed and number always draw the same, whatever was drawn elsewhere. */

export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True for this share of all draws, 0.2 for one in five. */
  happens(share: number): boolean;
  /** One of a list that is never empty. */
  oneOf<T>(list: readonly [T, ...T[]]): T;
}

/** Mulberry32 (Tommy Ettinger, public domain), begun at a mix of both numbers. */
export function chanceOf(seed: number, number: number): Chance {
  let state = mixed(Math.imul(seed, 0x9e3779b1) ^ mixed(number + 0x6d2b79f5));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: (share) => next() < share,
    oneOf: (list) => list[below(list.length)] ?? list[0],
  };
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): neighbours come out far apart. */
function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
