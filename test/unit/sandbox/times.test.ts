import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoTime, serviceTime } from '../../../main/sandbox/times';

describe('a time as the service writes it', () => {
  it('is the one asked for, whichever was asked for before', () => {
    const date = fc.date({
      noInvalidDate: true,
      min: new Date(0),
      max: new Date('9999-12-31T23:59:59.999Z'),
    });
    fc.assert(
      fc.property(fc.array(date, { minLength: 1 }), (dates) => {
        for (const at of [...dates, ...dates]) {
          expect(isoTime(at)).toBe(at.toISOString());
          expect(serviceTime(at)).toBe(at.toISOString().replace('Z', '0000Z'));
        }
      }),
    );
  });

  it('has seven fractional digits', () => {
    expect(serviceTime(new Date('2026-11-25T01:02:03.004Z'))).toBe('2026-11-25T01:02:03.0040000Z');
  });
});
