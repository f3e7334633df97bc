import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition, parseQuery } from '../../../../main/sandbox/query/parse';
import { QuerySyntaxError } from '../../../../main/sandbox/query/querySyntaxError';
import { functions, keywords } from '../../../../queryLanguage';

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
    ['', 'did not expect the end of the query at line 1, column 1'],
    ['SELECT', 'did not expect the end of the query at line 1, column 7'],
    ['SELECT * FROM jobs', 'there is no collection jobs at line 1, column 15'],
    ['SELECT * FROM devices.things', 'there is no collection devices.things at line 1, column 15'],
    ['SELECT * FROM devices WHERE', 'did not expect the end of the query at line 1, column 28'],
    ['SELECT * FROM devices WHERE a = ', 'did not expect the end of the query at line 1, column 33'],
    ['SELECT * FROM devices\nWHERE a = = 1', "did not expect '=' at line 2, column 11"],
    ['SELECT *\r\nFROM devices\r\n extra', "did not expect 'extra' at line 3, column 2"],
    ['SELECT * FROM devices WHERE tags.group.x = 1', "did not expect 'group' at line 1, column 34"],
    ["SELECT * FROM devices WHERE a = 'open", "did not expect ''' at line 1, column 33"],
    ["SELECT * FROM devices WHERE a = 'x\\d'", "did not expect ''' at line 1, column 33"],
    ['SELECT * FROM devices WHERE a ? 1', "did not expect '?' at line 1, column 31"],
    ['SELECT * FROM devices WHERE a = 1b', "did not expect 'b' at line 1, column 34"],
    ['SELECT * FROM devices WHERE tags.[[]] = 1', "did not expect '[' at line 1, column 34"],
    ["SELECT * FROM devices WHERE a IN ('x')", "did not expect '(' at line 1, column 34"],
    ['SELECT * FROM devices WHERE a IN tags.b', "did not expect 'tags' at line 1, column 34"],
    ['SELECT * FROM devices ORDER BY deviceId', "did not expect 'ORDER' at line 1, column 23"],
    ['SELECT * FROM devices WHERE LIKE(a)', 'there is no function LIKE at line 1, column 29'],
    ['SELECT * FROM devices WHERE toString(a)', 'there is no function toString at line 1, column 29'],
    ['SELECT * FROM devices WHERE ABS(1, 2)', 'ABS does not take 2 arguments at line 1, column 29'],
    ['SELECT * FROM devices WHERE IS_DEFINED()', 'IS_DEFINED does not take 0 arguments at line 1, column 29'],
    ['SELECT MEDIAN(a) FROM devices', 'there is no aggregate MEDIAN at line 1, column 8'],
    ['SELECT SUM() FROM devices', 'SUM needs a property at line 1, column 8'],
    ['SELECT TOP 0 * FROM devices', 'TOP takes a whole number above 0 at line 1, column 12'],
    ['SELECT TOP 1.5 * FROM devices', 'TOP takes a whole number above 0 at line 1, column 12'],
    [
      'SELECT COUNT() AS n, tags.a FROM devices GROUP BY tags.b',
      'tags.a is neither grouped nor aggregated at line 1, column 22',
    ],
    ['SELECT a, COUNT() FROM devices', 'a is neither grouped nor aggregated at line 1, column 8'],
    ['SELECT * FROM devices GROUP BY a', 'SELECT * does not go with GROUP BY at line 1, column 23'],
    [
      'SELECT jobId FROM devices.jobs',
      'devices.jobs takes SELECT * without GROUP BY only at line 1, column 1',
    ],
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
    expect(mistakeIn(text)).toMatch(/column \d+$/);
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
