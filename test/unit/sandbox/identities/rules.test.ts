import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../../../main/sandbox/hubError';
import { checkEtag, readIfMatch, readQuotedIfMatch } from '../../../../main/sandbox/identities/etag';
import { authenticationFrom, readIdentityBody } from '../../../../main/sandbox/identities/identityBody';
import {
  checkedThumbprint,
  checkIdentifier,
  keyOrFresh,
} from '../../../../main/sandbox/identities/identityRules';

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof HubError) return true;
    throw error;
  }
}

describe('a symmetric key', () => {
  it('is base64 of 16 to 64 bytes, and kept as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const key = Buffer.from(bytes).toString('base64');
        fc.pre(key !== '');
        const isLegal = bytes.length >= 16 && bytes.length <= 64;
        expect(isRefused(() => keyOrFresh(key, () => 'fresh'))).toBe(!isLegal);
        if (isLegal) expect(keyOrFresh(key, () => 'fresh')).toBe(key);
      }),
    );
  });

  it('of other text is refused, and none is made by the hub', () => {
    for (const key of ['not base64 at all!', 'A'.repeat(43), `${'A'.repeat(42)}-=`, ' '.repeat(44)]) {
      expect(isRefused(() => keyOrFresh(key, () => 'fresh'))).toBe(true);
    }
    for (const key of ['', null, undefined]) expect(keyOrFresh(key, () => 'fresh')).toBe('fresh');
  });
});

describe('an identifier', () => {
  it('has 1 to 128 characters of those allowed', () => {
    const allowed = /^[A-Za-z0-9\-.+%_#*?!(),:=@$';]+$/;
    fc.assert(
      fc.property(fc.string({ maxLength: 140 }), (id) => {
        expect(isRefused(() => checkIdentifier(id))).toBe(!allowed.test(id) || id.length > 128);
      }),
    );
    expect(isRefused(() => checkIdentifier('x'.repeat(128)))).toBe(false);
    expect(isRefused(() => checkIdentifier('x'.repeat(129)))).toBe(true);
    expect(isRefused(() => checkIdentifier('x\n'))).toBe(true);
  });
});

describe('a thumbprint', () => {
  it('has 40 or 64 hexadecimal digits, whatever their case', () => {
    const hexadecimal = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), maxLength: 70 });
    fc.assert(
      fc.property(hexadecimal, (digits) => {
        fc.pre(digits !== '');
        const isLegal = digits.length === 40 || digits.length === 64;
        expect(isRefused(() => checkedThumbprint(digits))).toBe(!isLegal);
        if (isLegal) expect(checkedThumbprint(digits)).toBe(digits.toUpperCase());
      }),
    );
  });
});

describe('authentication', () => {
  it('that is sent back as it was read stays what it was', () => {
    const thumbprint = fc.constantFrom('a'.repeat(40), 'B'.repeat(64), null);
    const sent = fc.record(
      {
        type: fc.constantFrom('sas', 'selfSigned', 'certificateAuthority', 'none'),
        symmetricKey: fc.record({ primaryKey: fc.constantFrom('', null), secondaryKey: fc.constant('') }),
        x509Thumbprint: fc.record({ primaryThumbprint: thumbprint, secondaryThumbprint: thumbprint }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(sent, (authentication) => {
        const body = readIdentityBody({ authentication }, 'd', undefined);
        let kept: ReturnType<typeof authenticationFrom>;
        try {
          kept = authenticationFrom(body, null);
        } catch (error) {
          expect(error).toBeInstanceOf(HubError);
          return;
        }
        const again = readIdentityBody({ authentication: kept }, 'd', undefined);
        expect(authenticationFrom(again, kept)).toEqual(kept);
        expect(authenticationFrom(readIdentityBody({}, 'd', undefined), kept)).toEqual(kept);
      }),
    );
  });
});

describe('If-Match', () => {
  it('names the tag in quotes, weak or bare, and * names any', () => {
    fc.assert(
      fc.property(
        fc.base64String({ minLength: 4, maxLength: 20 }),
        fc.base64String({ minLength: 4 }),
        (tag, other) => {
          for (const header of [`"${tag}"`, `W/"${tag}"`, tag]) {
            expect(isRefused(() => checkEtag(readIfMatch(header), tag))).toBe(false);
            expect(isRefused(() => checkEtag(readIfMatch(header), other))).toBe(tag !== other);
          }
          expect(isRefused(() => readQuotedIfMatch(tag))).toBe(true);
          expect(readQuotedIfMatch(`"${tag}"`)).toEqual({ kind: 'exactly', etag: tag });
        },
      ),
      { examples: [['W/8=', 'W/9=']] },
    );
    for (const header of ['*', '"*"']) {
      expect(readIfMatch(header)).toEqual({ kind: 'any' });
      expect(readQuotedIfMatch(header)).toEqual({ kind: 'any' });
    }
    expect(readIfMatch(undefined)).toBeNull();
  });
});
