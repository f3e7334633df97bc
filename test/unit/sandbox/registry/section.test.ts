import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../../main/sandbox/ports';
import {
  freshSection,
  patchSection,
  replaceSection,
  sectionWithMetadata,
} from '../../../../main/sandbox/registry/section';
import { isObject, mergePatch } from '../../../../main/twin';

const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
const { object } = fc.letrec<{ object: JsonObject; value: JsonValue }>((tie) => ({
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<JsonValue>(null, true, 1, 'x', [1, { a: null }]),
    tie('object'),
  ),
}));

const at = (n: number): string => `time ${n}`;

/** Every object of the properties has its notes, every note its property, and each its date. */
function checkNotes(properties: JsonObject, metadata: JsonValue | undefined): void {
  if (!isObject(metadata)) throw new Error('no metadata');
  expect(Object.hasOwn(metadata, '$lastUpdated')).toBe(true);
  expect(Object.hasOwn(metadata, '$lastUpdatedVersion')).toBe(true);
  const noted = Object.keys(metadata).filter((name) => !name.startsWith('$'));
  expect(noted.sort()).toEqual(Object.keys(properties).sort());
  for (const [name, value] of Object.entries(properties)) {
    if (isObject(value)) checkNotes(value, Object.getOwnPropertyDescriptor(metadata, name)?.value);
  }
}

describe('a section', () => {
  it('after any patches is what merging them gives, each write counted, every key dated', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 6 }), (patches) => {
        let section = freshSection('desired', at(0));
        let model: JsonObject = {};
        for (const [n, patch] of patches.entries()) {
          section = patchSection(section, patch, 'desired', at(n + 1));
          model = mergePatch(model, patch);
          expect(section.properties).toEqual(model);
          expect(section.version).toBe(n + 2);
          checkNotes(section.properties, section.metadata);
        }
      }),
    );
  });

  it('that is replaced has nothing of before but its count', () => {
    fc.assert(
      fc.property(object, object, (before, after) => {
        const written = patchSection(freshSection('desired', at(0)), before, 'desired', at(1));
        const replaced = replaceSection(written, after, 'desired', at(2));
        const direct = patchSection(freshSection('desired', at(0)), after, 'desired', at(2));
        expect(replaced.properties).toEqual(direct.properties);
        expect(replaced.version).toBe(3);
        checkNotes(replaced.properties, replaced.metadata);
      }),
    );
  });

  it('dates what a patch touched with its own write, and leaves the other dates', () => {
    const first = patchSection(freshSection('desired', at(0)), { a: { x: 1 }, b: 1 }, 'desired', at(1));
    const { metadata } = patchSection(first, { a: { y: 1 } }, 'desired', at(2));
    expect(metadata).toEqual({
      $lastUpdated: at(2),
      $lastUpdatedVersion: 3,
      a: {
        $lastUpdated: at(2),
        $lastUpdatedVersion: 3,
        x: { $lastUpdated: at(1), $lastUpdatedVersion: 2 },
        y: { $lastUpdated: at(2), $lastUpdatedVersion: 3 },
      },
      b: { $lastUpdated: at(1), $lastUpdatedVersion: 2 },
    });
  });

  it('that is reported has dates without versions', () => {
    const section = patchSection(freshSection('reported', at(0)), { a: 1 }, 'reported', at(1));
    expect(sectionWithMetadata(section)).toEqual({
      a: 1,
      $metadata: { $lastUpdated: at(1), a: { $lastUpdated: at(1) } },
      $version: 2,
    });
  });
});
