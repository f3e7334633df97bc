import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffBetween, equals, mergePatch, patchBetween } from '../../../main/twin';
import type { JsonChange, JsonObject, JsonValue } from '../../../preload/contract';
import { section } from './arbitraries';

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

/** The changes one by one as patches of their own. */
function applied(before: JsonObject, changes: readonly JsonChange[]): JsonObject {
  return changes.reduce<JsonObject>((state, change) => {
    const value = change.kind === 'removed' ? null : change.after;
    const patch = change.path.reduceRight<JsonValue>(
      (inner, name) => Object.fromEntries([[name, inner]]),
      value,
    );
    // An object put where none was must not merge with what stood there before.
    const cleared = change.kind === 'changed' ? applied(state, [{ ...change, kind: 'removed' }]) : state;
    return mergePatch(cleared, patch as JsonObject);
  }, before);
}

describe('the difference of two sections', () => {
  it('names each place with what was and what is there', () => {
    const before = { keep: 1, list: [1], inner: { a: 1, gone: true }, text: 'x' };
    const after = { keep: 1, list: [1, 2], inner: { a: 2 }, text: { b: 1 }, fresh: {} };
    expect(diffBetween(before, after)).toEqual([
      { kind: 'changed', path: ['list'], before: [1], after: [1, 2] },
      { kind: 'changed', path: ['inner', 'a'], before: 1, after: 2 },
      { kind: 'removed', path: ['inner', 'gone'], before: true },
      { kind: 'changed', path: ['text'], before: 'x', after: { b: 1 } },
      { kind: 'added', path: ['fresh'], after: {} },
    ]);
  });

  it('is everything: applied to the first, it gives the second', () => {
    fc.assert(
      fc.property(section, section, (before, after) => {
        expect(equals(applied(before, diffBetween(before, after)), after)).toBe(true);
      }),
    );
  });

  it('is empty exactly when they say the same', () => {
    fc.assert(
      fc.property(section, section, (before, after) => {
        expect(diffBetween(before, after).length === 0).toBe(equals(before, after));
        expect(diffBetween(before, before)).toEqual([]);
      }),
    );
  });

  it('is what the patch between them names, and no more', () => {
    fc.assert(
      fc.property(section, section, (before, after) => {
        const leaves = (patch: JsonObject, target: JsonObject): number =>
          Object.entries(patch).reduce((count, [name, value]) => {
            const old = Object.hasOwn(target, name) ? target[name] : undefined;
            const isNested = isPlainObject(value) && isPlainObject(old);
            return count + (isNested ? leaves(value, old) : 1);
          }, 0);
        expect(leaves(patchBetween(before, after), before)).toBe(diffBetween(before, after).length);
      }),
    );
  });
});

function isPlainObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
