import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PropertyType } from '../../../../preload/contract';
import {
  fitsField,
  textOfValue,
  valueOfText,
} from '../../../../renderer/features/securityTwin/form/fieldText';

const scalar = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string().filter((text) => text.trim() !== ''),
);
const typesInJson = fc.constantFrom<PropertyType>('integer', 'boolean', 'processMode');

describe('The text of a field', () => {
  test('stands for the value it was written from, whatever that is', () => {
    fc.assert(
      fc.property(typesInJson, scalar, (type, value) => {
        expect(valueOfText(type, textOfValue(type, value))).toEqual(value);
      }),
    );
  });

  test('is the text itself where texts belong', () => {
    expect(valueOfText('text', ' /etc/own checks.xml')).toBe(' /etc/own checks.xml');
    expect(valueOfText('duration', ' PT7M ')).toBe('PT7M');
  });

  test('may write a duration in words', () => {
    expect(valueOfText('duration', 'every 7 minutes')).toBe('PT7M');
    expect(valueOfText('duration', 'cada día y medio')).toBe('P1DT12H');
    expect(valueOfText('duration', 'soon')).toBe('soon');
  });

  test('that is empty leaves the property unset', () => {
    expect(valueOfText('integer', '  ')).toBeUndefined();
    expect(valueOfText('text', '')).toBeUndefined();
  });

  test('that is no number reaches main as typed, so that main can say what is wrong', () => {
    expect(valueOfText('integer', '4 kilos')).toBe('4 kilos');
    expect(valueOfText('integer', '4096')).toBe(4096);
  });

  test('cannot hold lists and objects', () => {
    expect([fitsField([1]), fitsField({}), fitsField(null), fitsField('High')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
