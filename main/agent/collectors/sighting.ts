/** Something on a machine that happened or is going on, told apart from others by its key. */
import type { JsonObject } from '../../../preload/contract';

export interface Sighting {
  readonly key: string;
  /** Seconds it has been going on, where keys are used again: the same key with a smaller age is another one. */
  readonly ageS: number;
  /** When it happened; null when that is not known. */
  readonly at: Date | null;
  readonly payload: JsonObject;
}

/** What is there now and was not there before. */
export function appeared(before: readonly Sighting[], now: readonly Sighting[]): readonly Sighting[] {
  return without(now, before, (known, seen) => known.ageS <= seen.ageS);
}

/** What was there before and is not there now. */
export function vanished(before: readonly Sighting[], now: readonly Sighting[]): readonly Sighting[] {
  return without(before, now, (still, seen) => still.ageS >= seen.ageS);
}

function without(
  all: readonly Sighting[],
  others: readonly Sighting[],
  isSame: (other: Sighting, one: Sighting) => boolean,
): readonly Sighting[] {
  const byKey = new Map(others.map((other) => [other.key, other]));
  return all.filter((one) => {
    const other = byKey.get(one.key);
    return other === undefined || !isSame(other, one);
  });
}
