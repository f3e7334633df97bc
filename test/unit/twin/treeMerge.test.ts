import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equals, resolveTreeMerge, treeMerge } from '../../../main/twin';
import type { JsonObject } from '../../../preload/contract';

const key = fc.constantFrom('a', 'b', 'c', '__proto__');
const { object } = fc.letrec<{ object: JsonObject; value: unknown }>((tie) => ({
  object: fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<JsonObject>,
  value: fc.oneof({ depthSize: 'small' }, fc.integer({ min: 0, max: 3 }), fc.constant([1]), tie('object')),
}));

describe('a merge of trees', () => {
  it('takes lone changes of both sides from inside the same object', () => {
    const base = { tags: { site: 'Lyon', hall: 1 } };
    const items = treeMerge(base, { tags: { site: 'Porto', hall: 1 } }, { tags: { site: 'Lyon', hall: 2 } });
    expect(items.map(({ property, state }) => [property, state])).toEqual([
      ['tags.hall', 'mine'],
      ['tags.site', 'theirs'],
    ]);
    expect(resolveTreeMerge({ tags: { site: 'Porto', hall: 1 } }, items, {})).toEqual({
      tags: { site: 'Porto', hall: 2 },
    });
  });

  it('calls it a conflict when one side removed what the other changed inside', () => {
    const items = treeMerge({ a: { b: 1 } }, {}, { a: { b: 2 } });
    expect(items).toEqual([
      { path: ['a'], property: 'a', state: 'conflict', base: { b: 1 }, mine: { b: 2 } },
    ]);
    expect(resolveTreeMerge({}, items, { a: 'theirs' })).toEqual({});
    expect(resolveTreeMerge({}, items, { a: 'mine' })).toEqual({ a: { b: 2 } });
  });

  it('is symmetric and drops no change', () => {
    fc.assert(
      fc.property(object, object, object, (base, theirs, mine) => {
        const items = treeMerge(base, theirs, mine);
        const mirrored = { theirs: 'mine', mine: 'theirs', both: 'both', conflict: 'conflict' } as const;
        expect(
          treeMerge(base, mine, theirs).map(({ property, state }) => [property, mirrored[state]]),
        ).toEqual(items.map(({ property, state }) => [property, state]));
        const all = (choice: 'mine' | 'theirs') =>
          Object.fromEntries(items.map(({ property }) => [property, choice]));
        // With nobody else's lone changes, my choices give exactly my state, and theirs exactly theirs.
        const lone = items.filter(({ state }) => state !== 'theirs');
        if (lone.length === items.length) {
          expect(equals(resolveTreeMerge(theirs, items, all('mine')), mine)).toBe(true);
        }
        if (items.every(({ state }) => state !== 'mine')) {
          expect(equals(resolveTreeMerge(theirs, items, all('theirs')), theirs)).toBe(true);
        }
      }),
    );
  });
});
