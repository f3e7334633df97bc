import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../../preload/contract';
import { durationMs } from '../../../../renderer/features/securityTwin/durationText';
import { durationFromWords, durationInWords } from '../../../../renderer/text/durationWords';

const secondsOf49Days = 49 * 86_400;
const language = fc.constantFrom<Language>('en', 'es');
const wholeSecondsMs = fc.integer({ min: 0, max: secondsOf49Days }).map((seconds) => seconds * 1000);

describe('A duration in words', () => {
  test('written in either language reads as the same length of time', () => {
    fc.assert(
      fc.property(wholeSecondsMs, language, (lengthMs, each) => {
        const iso = durationFromWords(durationInWords(lengthMs, each));
        expect(iso && durationMs(iso)).toBe(lengthMs);
      }),
    );
  });

  test('reads as text that both classic agents read: whole days, hours, minutes and seconds', () => {
    fc.assert(
      fc.property(wholeSecondsMs, language, (lengthMs, each) => {
        expect(durationFromWords(durationInWords(lengthMs, each))).toMatch(
          /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/,
        );
      }),
    );
  });

  test.each([
    ['every 7 minutes', 'PT7M'],
    ['7 minutes', 'PT7M'],
    ['7min', 'PT7M'],
    ['cada 7 minutos', 'PT7M'],
    ['1 day, 12 hours', 'P1DT12H'],
    ['1 día y 12 horas', 'P1DT12H'],
    ['1.5 hours', 'PT1H30M'],
    ['1,5 horas', 'PT1H30M'],
    ['half an hour', 'PT30M'],
    ['media hora', 'PT30M'],
    ['an hour and a half', 'PT1H30M'],
    ['una hora y media', 'PT1H30M'],
    ['día y medio', 'P1DT12H'],
    ['every hour', 'PT1H'],
    ['Cada día', 'P1D'],
    ['dos semanas', 'P14D'],
    ['90 minutes', 'PT1H30M'],
    ['2 h 15 min', 'PT2H15M'],
    ['0 seconds', 'PT0S'],
  ])('“%s” is %s', (words, iso) => {
    expect(durationFromWords(words)).toBe(iso);
  });

  test.each([
    'soon',
    '7',
    'PT7M',
    '1 month',
    '2 años',
    '0.5 seconds',
    '1,000 hours',
    '-7 minutes',
    'minutes 7',
    'm',
    '7 minutes 2 minutes',
    '7 8 minutes',
    '',
  ])('“%s” is none', (words) => {
    expect(durationFromWords(words)).toBeNull();
  });

  test('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const iso = durationFromWords(text);
        expect(iso === null || durationMs(iso) !== null).toBe(true);
      }),
    );
  });

  test('is said in whole words', () => {
    expect(durationInWords(420_000, 'en')).toBe('7 minutes');
    expect(durationInWords(129_600_000, 'en')).toBe('1 day and 12 hours');
    expect(durationInWords(129_600_000, 'es')).toBe('1 día y 12 horas');
  });
});
