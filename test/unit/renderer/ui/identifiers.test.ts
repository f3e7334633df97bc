import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceId } from '../../../../preload/contract';
import { isDeviceId } from '../../../../renderer/ui/identifiers';

describe('a device ID that somebody types', () => {
  it('is judged in the window as it is in main', () => {
    const characters = fc.string({ unit: 'grapheme', maxLength: 6 });
    const lengths = fc.nat(140).map((length) => 'a'.repeat(length));
    fc.assert(
      fc.property(fc.oneof(characters, lengths), (text) => {
        expect(isDeviceId(text)).toBe(deviceId.safeParse(text).success);
      }),
    );
  });

  it.each(['pump 07', 'bomba-ñ', 'a/b', ''])('is not taken as %o', (text) => {
    expect(isDeviceId(text)).toBe(false);
  });
});
