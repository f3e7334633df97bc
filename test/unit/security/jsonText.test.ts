import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationWrapper, jsonTextOf, parseJsonText } from '../../../main/security';
import type { JsonValue } from '../../../preload/contract';

/** Each problem as its code and the text it points at. */
function problemsOf(generation: 'classic' | 'micro', text: string): (string | null)[][] {
  return parseJsonText(generation, text).problems.map(({ from, to, finding }) => [
    finding?.code ?? null,
    text.slice(from, to),
  ]);
}

const wrapped = (inner: string): string => `{"${configurationWrapper}": {${inner}}}`;

describe('the JSON editor', () => {
  it('shows the wrapper, with properties in the order of the tables', () => {
    const text = jsonTextOf('classic', { zzz: 1, maxMessageSizeInBytes: 8192, snapshotFrequency: 'PT1H' });
    expect(text).toBe(
      [
        '{',
        `  "${configurationWrapper}": {`,
        '    "snapshotFrequency": {',
        '      "value": "PT1H"',
        '    },',
        '    "maxMessageSizeInBytes": {',
        '      "value": 8192',
        '    },',
        '    "zzz": {',
        '      "value": 1',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(jsonTextOf('micro', { Process_Mode: 2 })).toBe('{\n  "Process_Mode": 2\n}');
  });

  it('marks the place where text stops being JSON', () => {
    expect(problemsOf('classic', '{"a": {"value": 1},}')).toEqual([[null, '}']]);
    expect(problemsOf('classic', '{"a": tru}')).toEqual([[null, 't']]);
    expect(problemsOf('classic', '{"a": 01}')).toEqual([[null, '1']]);
    expect(problemsOf('classic', '{} {}')).toEqual([[null, '{']]);
    expect(problemsOf('classic', '{"a": 1e999}')).toEqual([[null, '1e999']]);
    expect(problemsOf('classic', '')).toEqual([[null, '']]);
    expect(parseJsonText('classic', '{').isReadable).toBe(false);
  });

  it('refuses a repeated key instead of losing one of its values', () => {
    expect(problemsOf('micro', '{"Process_Mode": 1, "Process_Mode": 2}')).toEqual([[null, '"Process_Mode"']]);
  });

  it('refuses text nested deeper than any twin without running out of stack', () => {
    expect(parseJsonText('classic', '['.repeat(200_000)).isReadable).toBe(false);
    expect(parseJsonText('micro', '{"a":'.repeat(40_000)).isReadable).toBe(false);
  });

  it('accepts exactly the texts that JSON.parse accepts and gives finite numbers', () => {
    const refuseInfinity = (_key: string, value: JsonValue) => {
      if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new RangeError();
      return value;
    };
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"\\u00e9"',
        '"\t"',
        '-1.5e3',
        '0',
        '01',
        '.5',
        'null',
        ' ',
      ),
      { maxLength: 8 },
    );
    const text = fc.oneof(
      pieces.map((parts) => parts.join('')),
      fc.json({ maxDepth: 3 }),
      fc.json({ maxDepth: 3 }).map((json) => json.slice(0, -1)),
    );
    fc.assert(
      fc.property(text, (json) => {
        const isNoJson = parseJsonText('micro', json).problems.some(({ finding }) => finding === null);
        let isParsed = true;
        try {
          // Key order and repeated keys are what the two may differ in; the texts above repeat at most "a".
          isParsed = JSON.stringify(JSON.parse(json, refuseInfinity)).length > 0;
        } catch {
          isParsed = false;
        }
        const repeatsKey = isParsed && (json.match(/"a"\s*:/g)?.length ?? 0) > 1;
        if (!repeatsKey) expect(isNoJson).toBe(!isParsed);
      }),
      { numRuns: 2000 },
    );
  });

  it('marks a bad value at the value and a wrong name at the name', () => {
    const text = wrapped('"snapshotFrequency": {"value": "soon"}, "Snapshotfrequency": {"value": "PT1H"}');
    expect(problemsOf('classic', text)).toEqual([
      ['badDuration', '"soon"'],
      ['unknownPropertyLetterCase', '"Snapshotfrequency"'],
    ]);
    expect(parseJsonText('classic', text).isReadable).toBe(true);
  });

  it('marks a conflict at the property that is there', () => {
    const text = wrapped('"lowPriorityMessageFrequency": {"value": "PT1M"}');
    expect(problemsOf('classic', text)).toEqual([['conflictHighAboveLow', '"PT1M"']]);
  });

  it('marks a property without value at its object', () => {
    expect(problemsOf('classic', wrapped('"snapshotFrequency": { }'))).toEqual([['missingValue', '{ }']]);
  });

  it('refuses bare values, arrays and text where an object belongs', () => {
    expect(problemsOf('classic', wrapped('"snapshotFrequency": "PT1H"'))).toEqual([
      ['notAnObject', '"PT1H"'],
    ]);
    expect(problemsOf('classic', `{"${configurationWrapper}": []}`)).toEqual([['notAnObject', '[]']]);
    expect(problemsOf('micro', ' 5 ')).toEqual([['notAnObject', '5']]);
  });

  it('refuses keys beside the wrapper, and warns of keys beside a value', () => {
    const beside = `{"${configurationWrapper}": {}, "mine": 1}`;
    expect(problemsOf('classic', beside)).toEqual([['keyBesideWrapper', '"mine"']]);
    expect(parseJsonText('classic', beside).isReadable).toBe(false);
    const inside = wrapped('"snapshotFrequency": {"value": "PT1H", "note": 1}');
    expect(problemsOf('classic', inside)).toEqual([['besideValue', '"note"']]);
    expect(parseJsonText('classic', inside)).toMatchObject({
      isReadable: true,
      values: { snapshotFrequency: 'PT1H' },
    });
  });

  it("takes Microsoft's examples with `desired` around, and the properties alone", () => {
    const inner = '"snapshotFrequency": {"value": "PT1H"}';
    const texts = [
      `{${inner}}`,
      `{"desired": ${wrapped(inner)}}`,
      `{"moduleId": "azureiotsecurity", "properties": {"desired": ${wrapped(inner)}}}`,
    ];
    for (const text of texts) {
      expect(parseJsonText('classic', text)).toEqual({
        values: { snapshotFrequency: 'PT1H' },
        problems: [],
        isReadable: true,
      });
    }
  });

  it('judges durations by the agent it is told of', () => {
    const text = wrapped('"snapshotFrequency": {"value": "P1W"}');
    const codes = (flavour: 'c' | 'csharp') =>
      parseJsonText('classic', text, flavour).problems.map(({ finding }) => finding?.code);
    expect(codes('c')).toEqual(['durationNotSafe']);
    expect(codes('csharp')).toEqual(['badDuration']);
  });
});
