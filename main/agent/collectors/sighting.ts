/** Something on a machine that happened or is going on, told apart from others by its key. */
import type { JsonObject } from '../../../preload/contract';

export interface Sighting {
  readonly key: string;
  /** Whole seconds it has been going on, where keys are used again: one that is too young is another one. */
  readonly ageS: number;
  /** When it happened; null when that is not known. */
  readonly at: Date | null;
  readonly payload: JsonObject;
  /** Of the process, where the payload does not tell it. */
  readonly commandLine?: string;
}

/** What is there now and was not there before. */
export function appeared(before: readonly Sighting[], now: readonly Sighting[]): readonly Sighting[] {
  return without(now, before, now);
}

/** What was there before and is not there now. */
export function vanished(before: readonly Sighting[], now: readonly Sighting[]): readonly Sighting[] {
  return without(before, before, now);
}

/** Those of `all` that are not in both. */
function without(
  all: readonly Sighting[],
  before: readonly Sighting[],
  now: readonly Sighting[],
): readonly Sighting[] {
  const known = new Map(before.map((one) => [one.key, one]));
  const grownS = new Map(
    now.flatMap(({ key, ageS }): [string, number][] => {
      const one = known.get(key);
      return one === undefined ? [] : [[key, ageS - one.ageS]];
    }),
  );
  // What stayed grew by the time between the looks, told by the machine itself: clocks may be set meanwhile.
  const passedS = [...grownS.values()].reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
  // Whole seconds may grow by one less than others.
  return all.filter(({ key }) => {
    const own = grownS.get(key);
    return own === undefined || own < passedS - 1;
  });
}
