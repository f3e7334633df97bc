import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import { metadataIn, metadataText } from '../../../../main/sandbox/registry/metadataText';
import { freshSection, patchSection, replaceSection } from '../../../../main/sandbox/registry/section';

// Written by JSON.parse, as the hub's own objects are, so that `__proto__` is a key like any other.
const { patch } = fc.letrec<{ patch: JsonObject }>((tie) => ({
  patch: fc
    .dictionary(
      fc.constantFrom('a', 'b', 's', 'k', '__proto__', 'constructor'),
      fc.oneof({ maxDepth: 3 }, fc.constantFrom(null, 1, 'x', true, [1]), tie('patch')),
      { maxKeys: 4 },
    )
    .map((object): JsonObject => JSON.parse(JSON.stringify(object))),
}));

describe('the metadata of a section, kept short', () => {
  it('comes back as it was after any writes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('desired', 'reported'),
        fc.array(patch, { maxLength: 6 }),
        (kind, patches) => {
          let section = freshSection(kind, 'at 0');
          patches.forEach((next, index) => {
            const write = index === 3 ? replaceSection : patchSection;
            section = write(section, next, kind, `at ${index % 4}`);
            const text = metadataText(section.properties, section.metadata);
            expect(metadataIn(text, section.properties)).toEqual(section.metadata);
          });
        },
      ),
    );
  });

  it('writes one stamp where all are the same', () => {
    const section = patchSection(
      freshSection('reported', 'at 0'),
      { a: { b: 1, c: { d: 2 } } },
      'reported',
      'at 1',
    );
    expect(metadataText(section.properties, section.metadata)).toBe('{"s":["at 1"]}');
  });

  it('keeps metadata of any other form, and reads what older hubs wrote', () => {
    const properties = { a: { b: 1 }, s: 1 };
    for (const metadata of [
      { $lastUpdated: 'x', a: { $lastUpdated: 'y' }, s: { $lastUpdated: 'x' } },
      {
        $lastUpdated: 'x',
        a: { $lastUpdated: 'y', b: {} },
        s: { $lastUpdated: 'x' },
        z: { $lastUpdated: 'x' },
      },
      {},
    ]) {
      expect(metadataIn(metadataText(properties, metadata), properties)).toEqual(metadata);
      expect(metadataIn(JSON.stringify(metadata), properties)).toEqual(metadata);
    }
  });
});
