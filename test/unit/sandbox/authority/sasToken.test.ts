import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversResource, isSignedWith, readSasToken } from '../../../../main/sandbox/authority/sasToken';
import { sasToken } from '../../../support/sasToken';

const key = fc
  .uint8Array({ minLength: 16, maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const segment = fc.stringMatching(/^[A-Za-z0-9\-.+%_#*?!(),:=@$';]{1,20}$/);
const expiry = fc.nat({ max: 4_000_000_000 });

describe('a shared access signature', () => {
  it('of any resource and key is read back, and signed with that key alone', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        key,
        key,
        expiry,
        (resource, own, other, se) => {
          fc.pre(own !== other && !resource.at(-1)?.startsWith('api-version='));
          const token = readSasToken(
            sasToken({ resource: resource.join('/'), key: own, policyName: 'iothubowner', expiry: se }),
          );
          expect(token).toMatchObject({ resource, expiresAtMs: se * 1000, policyName: 'iothubowner' });
          if (!token) return;
          expect(isSignedWith(token, own)).toBe(true);
          expect(isSignedWith(token, other)).toBe(false);
          expect(isSignedWith({ ...token, signedExpiry: `${se}0` }, own)).toBe(false);
        },
      ),
    );
  });

  it('covers what lies below its resource, segment by segment', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 5 }),
        segment,
        key,
        (target, length, more, own) => {
          const resource = target.slice(0, Math.max(length, 1));
          fc.pre(!resource.at(-1)?.startsWith('api-version='));
          const token = readSasToken(sasToken({ resource: resource.join('/'), key: own }));
          if (!token) throw new Error('the token was not read');
          expect(coversResource(token, target)).toBe(true);
          expect(coversResource(token, [target[0]?.toUpperCase() ?? '', ...target.slice(1)])).toBe(true);
          expect(coversResource(token, resource.with(-1, `${resource.at(-1)}${more}`))).toBe(false);
          expect(coversResource(token, resource.slice(0, -1))).toBe(false);
        },
      ),
    );
  });

  it('that is any text is read or is none, and nothing throws', () => {
    const part = fc.constantFrom(
      'sr=',
      'sig=',
      'se=',
      'skn=',
      '&',
      '%',
      '%2F',
      '=',
      'a',
      '1',
      '/',
      'SharedAccessSignature ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ maxLength: 4 })), { maxLength: 12 }), (parts) => {
        for (const text of [parts.join(''), `SharedAccessSignature ${parts.join('')}`]) {
          const token = readSasToken(text);
          if (token) expect(isSignedWith(token, 'AAAA')).toBe(false);
        }
      }),
    );
  });
});
