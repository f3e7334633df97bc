import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffBetween, mergeSections, resolveMerge, resolveSections, threeWayMerge } from '../../../main/twin';
import type { JsonObject } from '../../../preload/contract';

describe('two changes of one section', () => {
  const small = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', '__proto__', 'x/y'),
    fc.oneof(
      fc.integer({ min: 0, max: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 2 }), { noNullPrototype: true }),
    ),
    { noNullPrototype: true },
  );
  const mirrored = { theirs: 'mine', mine: 'theirs', both: 'both', conflict: 'conflict' } as const;

  it('merge inside objects that both still have', () => {
    const base = { site: { town: 'Bilbao', hall: 1 }, kept: true };
    const theirs = { site: { town: 'Bilbao', hall: 2 }, kept: true };
    const mine = { site: { town: 'Getxo', hall: 1, 'x/y': 1 }, kept: true };
    expect(mergeSections(base, theirs, mine).map(({ property, state }) => [property, state])).toEqual([
      ['/site/hall', 'theirs'],
      ['/site/town', 'mine'],
      ['/site/x~1y', 'mine'],
    ]);
    expect(resolveSections(base, theirs, mine, {})).toEqual({
      site: { town: 'Getxo', hall: 2, 'x/y': 1 },
      kept: true,
    });
  });

  it('are the same whichever side one looks from', () => {
    fc.assert(
      fc.property(small, small, small, (base, theirs, mine) => {
        const items = mergeSections(base, theirs, mine);
        const seenFromThere = mergeSections(base, mine, theirs);
        expect(seenFromThere.map(({ property, state }) => [property, state])).toEqual(
          items.map(({ property, state }) => [property, mirrored[state]]),
        );
        const toThem = Object.fromEntries(items.map(({ property }) => [property, 'theirs' as const]));
        expect(resolveSections(base, theirs, mine, toThem)).toEqual(resolveSections(base, mine, theirs, {}));
      }),
      { numRuns: 1000 },
    );
  });

  it('drop no change: the merge differs from either side only where the other changed it', () => {
    fc.assert(
      fc.property(small, small, small, (base, theirs, mine) => {
        const items = mergeSections(base, theirs, mine);
        const merged = resolveSections(base, theirs, mine, {});
        const placesOf = (from: JsonObject) =>
          diffBetween(from, merged).map(
            ({ path }) => `/${path.map((name) => name.replace('/', '~1')).join('/')}`,
          );
        const owned = (states: readonly string[]) =>
          items.filter(({ state }) => states.includes(state)).map(({ property }) => property);
        const isWithin = (place: string, properties: readonly string[]) =>
          properties.some((property) => place === property || place.startsWith(`${property}/`));
        for (const place of placesOf(mine)) expect(isWithin(place, owned(['theirs']))).toBe(true);
        for (const place of placesOf(theirs)) expect(isWithin(place, owned(['mine', 'conflict']))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('give one side exactly when only that side changed anything', () => {
    fc.assert(
      fc.property(small, small, (base, other) => {
        expect(resolveSections(base, other, base, {})).toEqual(other);
        expect(resolveSections(base, base, other, {})).toEqual(other);
      }),
    );
  });
});

describe('two changes from one base', () => {
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 3 }));

  it('are told apart by who made them', () => {
    const base = { same: 1, hers: 1, mine: 1, both: 1, fight: 1, gone: 1 };
    const hers = { same: 1, hers: 2, mine: 1, both: 2, fight: 2, gone: 1 };
    const mine = { same: 1, hers: 1, mine: 2, both: 2, fight: 3 };
    expect(threeWayMerge(base, hers, mine).items.map(({ property, state }) => [property, state])).toEqual([
      ['both', 'both'],
      ['fight', 'conflict'],
      ['gone', 'mine'],
      ['hers', 'theirs'],
      ['mine', 'mine'],
    ]);
  });

  it('lose nothing: without a conflict the merge holds every change of both sides', () => {
    fc.assert(
      fc.property(values, values, values, (base, theirs, mine) => {
        const merge = threeWayMerge(base, theirs, mine);
        const merged = resolveMerge(merge, {});
        for (const { property, state, ...sides } of merge.items) {
          const expected = state === 'theirs' ? sides.theirs : sides.mine;
          expect(merged[property]).toEqual(expected);
        }
        for (const name of Object.keys(base)) {
          if (base[name] === theirs[name] && base[name] === mine[name]) expect(merged[name]).toBe(base[name]);
        }
      }),
    );
  });

  it('give exactly their state when I changed nothing, and mine when they changed nothing', () => {
    fc.assert(
      fc.property(values, values, (base, other) => {
        expect(resolveMerge(threeWayMerge(base, other, base), {})).toEqual(other);
        expect(resolveMerge(threeWayMerge(base, base, other), {})).toEqual(other);
      }),
    );
  });

  it('are the same whichever side one looks from', () => {
    fc.assert(
      fc.property(values, values, values, (base, theirs, mine) => {
        const [here, there] = [threeWayMerge(base, theirs, mine), threeWayMerge(base, mine, theirs)];
        const toThem = Object.fromEntries(here.items.map(({ property }) => [property, 'theirs' as const]));
        expect(resolveMerge(here, toThem)).toEqual(resolveMerge(there, {}));
        expect(here.items.filter(({ state }) => state === 'conflict').length).toBe(
          there.items.filter(({ state }) => state === 'conflict').length,
        );
      }),
    );
  });

  it('follow the choice where they conflict', () => {
    const merge = threeWayMerge({ a: 1 }, { a: 2 }, {});
    expect(resolveMerge(merge, { a: 'theirs' })).toEqual({ a: 2 });
    expect(resolveMerge(merge, { a: 'mine' })).toEqual({});
  });
});
