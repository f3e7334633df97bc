import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  patchFor,
  prevailing,
  type Setting,
  settingPath,
  settingsIn,
} from '../../../../main/sandbox/configurations/settings';
import type { JsonObject, JsonValue } from '../../../../main/sandbox/ports';
import { mergePatch } from '../../../../main/twin';

const at = (path: string, value: JsonValue): Setting => ({ path: path.split('.'), value });

describe('the path of a setting', () => {
  it('lies below the desired properties', () => {
    expect(settingPath('properties.desired.a.b')).toEqual(['a', 'b']);
    for (const key of ['properties.desired', 'properties.desired.', 'properties.reported.a', 'tags.a', '']) {
      expect(settingPath(key)).toBeNull();
    }
    expect(settingPath('properties.desired.a..b')).toBeNull();
    expect(settingPath('properties.desired.$version')).toBeNull();
  });

  it('is read from a content, where nulls inside a value mean nothing', () => {
    expect(settingsIn({ 'properties.desired.a': { b: 1, c: null }, 'properties.desired.d': null })).toEqual([
      at('a', { b: 1 }),
      at('d', null),
    ]);
  });
});

describe('among configurations', () => {
  it('the last one has its way path by path', () => {
    const low = { id: 'low', settings: [at('a', 1), at('b', 1)] };
    const high = { id: 'high', settings: [at('b', 2), at('c', 2)] };
    expect(
      prevailing([low, high]).map(({ path, value, configurationId }) => [path[0], value, configurationId]),
    ).toEqual([
      ['a', 1, 'low'],
      ['b', 2, 'high'],
      ['c', 2, 'high'],
    ]);
  });

  it('a whole object overrules its parts, and a part refines a whole', () => {
    const part = { id: 'part', settings: [at('a.b', 1)] };
    const whole = { id: 'whole', settings: [at('a', { c: 2 })] };
    expect(patchFor({}, [], prevailing([part, whole]))).toEqual({ a: { c: 2 } });
    expect(patchFor({}, [], prevailing([whole, part]))).toEqual({ a: { b: 1, c: 2 } });
  });
});

describe('the patch of a twin', () => {
  it('takes back what no configuration wants any more, and leaves the rest alone', () => {
    const desired = { own: 1, a: { b: 2, own: 3 }, c: 4 };
    expect(patchFor(desired, [['a', 'b'], ['c']], [at('c', 5)])).toEqual({ a: { b: null }, c: 5 });
    expect(patchFor(desired, [], [at('own', null)])).toEqual({ own: null });
  });

  it('replaces a value as a whole', () => {
    expect(patchFor({ a: { old: 1 } }, [['a']], [at('a', { fresh: 2 })])).toEqual({
      a: { old: null, fresh: 2 },
    });
  });

  it('once applied leaves nothing to do, and nothing behind when all is taken back', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const value = fc.oneof(
      fc.integer(),
      fc.constant(null),
      fc.dictionary(name, fc.integer(), { maxKeys: 2 }),
    );
    const setting = fc.record({ path: fc.array(name, { minLength: 1, maxLength: 3 }), value });
    const rules = fc.array(fc.record({ id: fc.constantFrom('x', 'y'), settings: fc.array(setting) }), {
      maxLength: 4,
    });
    const twins = fc.dictionary(name, fc.oneof(fc.integer(), fc.dictionary(name, fc.integer())));
    fc.assert(
      fc.property(twins, rules, (desired: JsonObject, ascending) => {
        const settings = prevailing(ascending);
        const once = mergePatch(desired, patchFor(desired, [], settings));
        const paths = settings.map(({ path }) => path);
        expect(patchFor(once, paths, settings)).toEqual({});
        const cleared = mergePatch(once, patchFor(once, paths, []));
        for (const path of paths) expect(valueAt(cleared, path)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

function valueAt(object: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (place, name) => (typeof place === 'object' && place !== null ? Reflect.get(place, name) : undefined),
    object,
  );
}
