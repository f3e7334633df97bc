/** Terms put into a query and taken out of it, the rest left as it was typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../main/fleet/filter';
import {
  fieldTerms,
  hasTerm,
  valuesOf,
  withoutTerm,
  withTerm,
  withValue,
} from '../../../preload/filterLanguage';

describe('a value of a field', () => {
  it.each([
    ['', 'status', 'disabled', 'status:disabled'],
    ['pump', 'status', 'disabled', 'pump status:disabled'],
    ['status:enabled pump', 'status', 'disabled', 'status:enabled,disabled pump'],
    ['Status:disabled pump', 'status', 'disabled', 'status:disabled pump'],
    ['site:Bil*', 'site', 'San Sebastián', 'site:Bil*,"San Sebastián"'],
    ['-site:Lyon', 'site', 'Bilbao', '-site:Lyon site:Bilbao'],
    ['site:A x site:B', 'site', 'C', 'site:A,B,C x'],
    ['"pump 0', 'status', 'disabled', 'status:disabled "pump 0'],
  ])('%j with %s:%s is %j', (query, field, value, expected) => {
    expect(withValue(query, field, value, true)).toBe(expected);
  });

  it.each([
    ['status:disabled', 'status', 'disabled', ''],
    ['a status:disabled b', 'status', 'disabled', 'a b'],
    ['site:Bilbao,"A 3" x', 'site', 'a 3', 'site:Bilbao x'],
    ['site:Bilbao x', 'site', 'Lyon', 'site:Bilbao x'],
    ['-status:disabled', 'status', 'disabled', '-status:disabled'],
  ])('%j without %s:%s is %j', (query, field, value, expected) => {
    expect(withValue(query, field, value, false)).toBe(expected);
  });

  it('is asked for after it was put in and no longer after it was taken out, whatever stands beside it', () => {
    const terms = fc.constantFrom('pump', 'site:Lyon', '"a b"', '-site:*', 'status:', 'tag.a:"x,y"', '"open');
    fc.assert(
      fc.property(fc.array(terms), fc.string({ minLength: 1 }), (words, value) => {
        const query = words.join(' ');
        const withIt = withValue(query, 'site', value, true);
        expect(valuesOf(withIt, 'site')).toContain(value);
        const site = parseFilter(withIt).terms.find(
          ({ isNegated, condition }) => !isNegated && condition.kind === 'site',
        );
        expect(site).toBeDefined();
        const lower = valuesOf(withValue(withIt, 'site', value, false), 'site').map((text) =>
          text.toLowerCase(),
        );
        expect(lower).not.toContain(value.toLowerCase());
      }),
    );
  });
});

it('reads the values a query asks for, not those it rules out', () => {
  expect(valuesOf('site:Bilbao,"A, 3" -site:Lyon verdict:rejected', 'site')).toEqual(['Bilbao', 'A, 3']);
  expect(valuesOf('"site:Bilbao" tag.site:Lyon', 'site')).toEqual([]);
});

it('knows no field in a text, in quotes and in a word that is not complete', () => {
  expect(fieldTerms('pump "site:Lyon" :x site:"Lyon')).toEqual([]);
});

it('puts a whole term in and takes it out', () => {
  expect(withTerm(' pump ', '-site:*')).toBe('pump -site:*');
  expect(hasTerm('pump -SITE:*', '-site:*')).toBe(true);
  expect(withoutTerm('a -site:* b', '-site:*')).toBe('a b');
  expect(withoutTerm('a', '-site:*')).toBe('a');
});
