import { describe, expect, it } from 'vitest';
import {
  lastUpdatedAt,
  limitProblems,
  sectionSizeBytes,
  sectionVersion,
  twinLimits,
  withoutMetadata,
} from '../../../main/twin';
import type { JsonObject } from '../../../preload/contract';

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
