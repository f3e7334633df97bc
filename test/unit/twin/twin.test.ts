import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equals,
  lastUpdatedAt,
  limitProblems,
  mergePatch,
  patchBetween,
  resolveMerge,
  sectionSizeBytes,
  sectionVersion,
  threeWayMerge,
  twinLimits,
  withoutMetadata,
} from '../../../main/twin';
import type { JsonObject, JsonValue } from '../../../preload/contract';

const key = fc.oneof(fc.constantFrom('a', 'b', 'value', '__proto__', 'toString'), fc.string());
const { value: jsonWithoutNull } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));
const section = fc.dictionary(key, jsonWithoutNull, { maxKeys: 5, noNullPrototype: true });

describe('a patch', () => {
  it('merges objects, replaces everything else, and deletes what is null', () => {
    const before = { keep: 1, list: [1, 2], inner: { a: 1, b: 2 } };
    const patch = { list: [3], inner: { b: null, c: 3 }, fresh: { x: null, y: 1 } };
    expect(mergePatch(before, patch)).toEqual({ keep: 1, list: [3], inner: { a: 1, c: 3 }, fresh: { y: 1 } });
  });

  it('between two states leads from the first to the second', () => {
    fc.assert(
      fc.property(section, section, (before, after) => {
        expect(equals(mergePatch(before, patchBetween(before, after)), after)).toBe(true);
      }),
    );
  });

  it('applied twice changes nothing more', () => {
    fc.assert(
      fc.property(section, section, (before, patch) => {
        const once = mergePatch(before, patch);
        expect(equals(mergePatch(once, patch), once)).toBe(true);
      }),
    );
  });

  it('never touches what a prototype holds', () => {
    const patch: JsonObject = JSON.parse('{"__proto__": {"polluted": true}}');
    const merged = mergePatch({}, patch);
    expect(Object.keys(merged)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
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

  it('follow the choice where they conflict', () => {
    const merge = threeWayMerge({ a: 1 }, { a: 2 }, {});
    expect(resolveMerge(merge, { a: 'theirs' })).toEqual({ a: 2 });
    expect(resolveMerge(merge, { a: 'mine' })).toEqual({});
  });
});

describe('the limits of a section', () => {
  it('count keys and values as the hub does, without metadata', () => {
    expect(sectionSizeBytes({ ab: 'é', n: 1, t: true, $version: 7, $metadata: { x: 'y' } })).toBe(
      2 + 2 + 1 + 8 + 1 + 4,
    );
  });

  it.each([
    ['a dot', { 'a.b': 1 }],
    ['a dollar sign', { a: { $x: 1 } }],
    ['a space', { 'a b': 1 }],
    ['a control character', { 'a\u0007': 1 }],
    ['nothing at all', { '': 1 }],
  ])('refuse a key with %s', (_, value) => {
    expect(limitProblems(value, 1000)).toMatchObject([{ code: 'keyNotAllowed' }]);
  });

  it('accept ten levels of object and refuse eleven', () => {
    const nested = (levels: number): JsonObject => (levels === 0 ? {} : { a: nested(levels - 1) });
    expect(limitProblems(nested(10), 1000)).toEqual([]);
    expect(limitProblems(nested(11), 1000)).toMatchObject([{ code: 'tooDeep' }]);
  });

  it('refuse long strings, large integers and a section over its size', () => {
    const problems = limitProblems({ s: 'x'.repeat(4097), i: twinLimits.largestInteger + 1 }, 100);
    expect(problems.map(({ code }) => code)).toEqual(['tooLarge', 'stringTooLong', 'integerOutOfRange']);
  });
});

describe('the metadata of a section', () => {
  const desired = {
    a: { value: 1 },
    $version: 4,
    $metadata: { $lastUpdated: '2026-01-01T00:00:00Z', a: { $lastUpdated: '2026-01-02T00:00:00Z' } },
  };

  it('gives the version and the age of the whole and of each property', () => {
    expect(sectionVersion(desired)).toBe(4);
    expect(lastUpdatedAt(desired)).toBe('2026-01-01T00:00:00Z');
    expect(lastUpdatedAt(desired, 'a')).toBe('2026-01-02T00:00:00Z');
    expect(lastUpdatedAt(desired, 'toString')).toBeNull();
    expect(withoutMetadata(desired)).toEqual({ a: { value: 1 } });
  });
});
