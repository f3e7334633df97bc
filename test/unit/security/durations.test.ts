import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  durationRefusedBy,
  formatDuration,
  formatDurationOfC,
  isSafeDuration,
  meansSame,
  parseDuration,
} from '../../../main/security';

const dayMs = 86_400_000;

describe('a duration', () => {
  it.each([
    ['PT7M', 420_000, 420_000],
    ['P1DT2H3M4S', 93_784_000, 93_784_000],
    ['P1M', 30 * dayMs, 30 * dayMs],
    ['P1W', 7 * dayMs, null],
    ['P1W1D', 8 * dayMs, null],
    ['P1Y', null, 365 * dayMs],
    ['P1YT1H', 3_600_000, 365 * dayMs + 3_600_000],
    ['PT0S', null, 0],
    ['PT1.5S', null, 1500],
    ['PT0.5H', null, null],
    ['P0.5D', null, null],
    ['-PT1H', null, null],
    ['P', null, null],
    ['PT', null, null],
    ['P1DT', null, null],
    ['7M', null, null],
    ['PT7', null, null],
    ['PT1M2H', null, null],
    ['pt7m', null, null],
    [' PT7M', null, null],
    ['PT7M\n', null, null],
    ['P50D', null, 50 * dayMs],
    ['PT4294967S', 4_294_967_000, 4_294_967_000],
    ['PT4294968S', null, 4_294_968_000],
    ['P99999999999999Y', null, null],
  ])('%s is %s ms to the C agent and %s ms to the C# agent', (text, ofC, ofCsharp) => {
    expect(parseDuration(text, 'c')).toBe(ofC);
    expect(parseDuration(text, 'csharp')).toBe(ofCsharp);
    expect(parseDuration(text)).toBe(ofCsharp ?? ofC);
    expect(durationRefusedBy(text)).toEqual([
      ...(ofC === null ? ['c'] : []),
      ...(ofCsharp === null ? ['csharp'] : []),
    ]);
  });

  it('is safe when it has whole days to seconds, above zero and at most 49 days', () => {
    expect(['PT7M', 'P49D', 'P1DT1S'].every(isSafeDuration)).toBe(true);
    expect(['P49DT1S', 'PT0S', 'P1M', 'P1W', 'PT1.5S', 'P1Y', 'x'].some(isSafeDuration)).toBe(false);
  });

  it('that is safe has one length for both agents', () => {
    const part = (letter: string) =>
      fc.option(
        fc.nat(100_000).map((count) => `${count}${letter}`),
        { nil: '' },
      );
    const text = fc
      .tuple(part('D'), part('H'), part('M'), part('S'))
      .map(([d, h, m, s]) => `P${d}${h + m + s === '' ? '' : 'T'}${h}${m}${s}`);
    fc.assert(
      fc.property(text, (duration) => {
        if (!isSafeDuration(duration)) return;
        expect(parseDuration(duration, 'c')).toBe(parseDuration(duration, 'csharp'));
        expect(durationRefusedBy(duration)).toEqual([]);
      }),
    );
  });

  it('written from a length reads back as that length', () => {
    fc.assert(
      fc.property(fc.nat({ max: 49 * dayMs }), (durationMs) => {
        expect(parseDuration(formatDuration(durationMs), 'csharp')).toBe(durationMs);
      }),
    );
  });

  it('written as the C agent does reads back to the second', () => {
    expect(formatDurationOfC(dayMs)).toBe('P1D');
    expect(formatDurationOfC(7 * dayMs)).toBe('P1W');
    expect(formatDurationOfC(45 * dayMs + 3_661_000)).toBe('P1M2W1DT1H1M1S');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_294_967 }), (seconds) => {
        expect(parseDuration(formatDurationOfC(seconds * 1000), 'c')).toBe(seconds * 1000);
      }),
    );
  });

  it('means the same as another of its length, whichever way round they are compared', () => {
    expect(meansSame('duration', 'PT60M', 'PT1H')).toBe(true);
    expect(meansSame('duration', 'P7D', 'P1W')).toBe(true);
    expect(meansSame('duration', 'PT61M', 'PT1H')).toBe(false);
    expect(meansSame('duration', 'nonsense', 'other nonsense')).toBe(false);
  });
});
