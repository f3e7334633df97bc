import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition, parseQuery } from '../../../../main/sandbox/query/parse';
import { QuerySyntaxError } from '../../../../main/sandbox/query/querySyntaxError';
import { functions, keywords } from '../../../../preload/queryLanguage';
import { mutatedQueries } from '../../../support/mutatedQueries';

function mistakeIn(text: string, read: (text: string) => unknown = parseQuery): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return error.message;
    throw error;
  }
  throw new Error(`no mistake was found in ${text}`);
}

describe('a query that is wrong is refused at its place:', () => {
  it.each([
    ['', 'Line 1:1 did not expect the end of the query'],
    ['SELECT', 'Line 1:7 did not expect the end of the query'],
    ['SELECT * FROM jobs', 'Line 1:15 there is no collection jobs'],
    ['SELECT * FROM devices.things', 'Line 1:15 there is no collection devices.things'],
    ['SELECT * FROM devices WHERE', 'Line 1:28 did not expect the end of the query'],
    ['SELECT * FROM devices WHERE a = ', 'Line 1:33 did not expect the end of the query'],
    ['SELECT * FROM devices\nWHERE a = = 1', "Line 2:11 did not expect '='"],
    ['SELECT *\r\nFROM devices\r\n extra', "Line 3:2 did not expect 'extra'"],
    ['SELECT * FROM devices WHERE tags.group.x = 1', "Line 1:34 did not expect 'group'"],
    ["SELECT * FROM devices WHERE a = 'open", "Line 1:33 did not expect '''"],
    ["SELECT * FROM devices WHERE a = 'x\\d'", "Line 1:33 did not expect '''"],
    ['SELECT * FROM devices WHERE a ? 1', "Line 1:31 did not expect '?'"],
    ['SELECT * FROM devices WHERE a = 1b', "Line 1:34 did not expect 'b'"],
    ['SELECT * FROM devices WHERE tags.[[]] = 1', "Line 1:34 did not expect '['"],
    ["SELECT * FROM devices WHERE a IN ('x')", "Line 1:34 did not expect '('"],
    ['SELECT * FROM devices WHERE a IN tags.b', "Line 1:34 did not expect 'tags'"],
    ['SELECT * FROM devices ORDER BY deviceId', "Line 1:23 did not expect 'ORDER'"],
    ['SELECT * FROM devices WHERE LIKE(a)', 'Line 1:29 there is no function LIKE'],
    ['SELECT * FROM devices WHERE toString(a)', 'Line 1:29 there is no function toString'],
    ['SELECT * FROM devices WHERE ABS(1, 2)', 'Line 1:29 ABS does not take 2 arguments'],
    ['SELECT * FROM devices WHERE IS_DEFINED()', 'Line 1:29 IS_DEFINED does not take 0 arguments'],
    ['SELECT MEDIAN(a) FROM devices', 'Line 1:8 there is no aggregate MEDIAN'],
    ['SELECT SUM() FROM devices', 'Line 1:8 SUM needs a property'],
    ['SELECT TOP 0 * FROM devices', 'Line 1:12 TOP takes a whole number above 0'],
    ['SELECT TOP 1.5 * FROM devices', 'Line 1:12 TOP takes a whole number above 0'],
    [
      'SELECT COUNT() AS n, tags.a FROM devices GROUP BY tags.b',
      'Line 1:22 tags.a is neither grouped nor aggregated',
    ],
    ['SELECT a, COUNT() FROM devices', 'Line 1:8 a is neither grouped nor aggregated'],
    ['SELECT * FROM devices GROUP BY a', 'Line 1:23 SELECT * does not go with GROUP BY'],
    ['SELECT jobId FROM devices.jobs', 'Line 1:1 devices.jobs takes SELECT * without GROUP BY only'],
  ])('%j', (text, message) => {
    expect(mistakeIn(text)).toBe(message);
  });
});

describe('a hostile query is refused in a moment:', () => {
  const where = 'SELECT * FROM devices WHERE ';
  it.each([
    ['too long', `${where}a = '${'x'.repeat(8200)}'`],
    ['parentheses', `${where}${'('.repeat(4000)}true${')'.repeat(4000)}`],
    ['open parentheses', `${where}${'('.repeat(8000)}`],
    ['negations', `${where}${'NOT '.repeat(2000)}true`],
    ['signs', `${where}${'- '.repeat(4000)}1 = 1`],
    ['lists', `${where}a IN ${'['.repeat(3000)}`],
    ['calls', `${where}${'ABS('.repeat(1500)}1${')'.repeat(1500)} = 1`],
    ['comparisons', `${where}${'a='.repeat(3000)}a`],
  ])('%s', (_, text) => {
    expect(mistakeIn(text)).toMatch(/^Line 1:\d+ /);
  });

  it('but long chains and long lists are read', () => {
    const chain = Array.from({ length: 700 }, (_, n) => `a = ${n}`);
    expect(parseQuery(`${where}${chain.join(' OR ')}`).where).toMatchObject({ kind: 'any' });
    expect(parseQuery(`${where}${'1+'.repeat(3900)}1 = 2`).where).toMatchObject({ kind: 'comparison' });
    const list = Array.from({ length: 1500 }, (_, n) => `${n}`).join(',');
    expect(parseQuery(`${where}a IN [${list}]`).where).toMatchObject({ kind: 'membership' });
  });
});

describe('a condition', () => {
  it('is everything, an expression, or an expression about a collection', () => {
    expect(parseCondition('*')).toEqual({ from: 'devices', where: null });
    expect(parseCondition("tags.a = 'b'")).toMatchObject({ from: 'devices', where: { kind: 'comparison' } });
    expect(parseCondition('FROM devices.modules WHERE tags.a = 1')).toMatchObject({
      from: 'modules',
      where: { kind: 'comparison' },
    });
  });

  it.each(['', 'tags.a = 1 GROUP BY tags.a', 'SELECT * FROM devices', 'WHERE tags.a = 1', 'a = 1; b = 2'])(
    'is not %j',
    (text) => {
      expect(mistakeIn(text, parseCondition)).toMatch(/did not expect/);
    },
  );
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...keywords.map((word) => word.toUpperCase()),
    ...Object.keys(functions),
    ...[
      'devices',
      'modules',
      'jobs',
      'tags',
      'COUNT',
      '*',
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      '=',
      '<>',
      '-',
      '+',
    ],
    ...['/', '%', "'a'", '"b"', '1', '0x1', '[[x]]', "'", '\\', '\n', '\u0000', '😀'],
  );

  it('is read, or refused at a place inside it', () => {
    const texts = fc.oneof(
      mutatedQueries,
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((parts) => `SELECT * FROM devices WHERE ${parts.join(' ')}`),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseQuery(text);
        } catch (error) {
          if (!(error instanceof QuerySyntaxError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('as a literal or a quoted name comes through as it is', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 40 });
    fc.assert(
      fc.property(text, (value) => {
        const literal = `'${value.replace(/[\\']/g, '\\$&')}'`;
        expect(parseQuery(`SELECT * FROM devices WHERE a = ${literal}`).where).toMatchObject({
          right: { kind: 'constant', value },
        });
      }),
    );
    fc.assert(
      fc.property(
        text.filter((name) => name !== '' && !name.includes(']')),
        (name) => {
          expect(parseQuery(`SELECT * FROM devices WHERE tags.[[${name}]] = 1`).where).toMatchObject({
            left: { kind: 'path', path: ['tags', name] },
          });
        },
      ),
    );
  });
});
