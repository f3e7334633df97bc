import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../main/sandbox/query/parse';
import { QuerySyntaxError } from '../../../main/sandbox/query/querySyntaxError';
import { mistakesIn, writtenPath } from '../../../preload/queryLanguage';
import { mutatedQueries } from '../../support/mutatedQueries';

const said = (text: string) =>
  mistakesIn(text).map(({ code, from, to, severity }) => [code, text.slice(from, to), severity]);

describe('a mistake in a query', () => {
  it.each<[string, ReturnType<typeof said>]>([
    ['SELECT * FROM devices', []],
    ['SELECT * FROM', [['unfinished', 'M', 'error']]],
    ['', [['unfinished', '', 'error']]],
    ['SELECT * FROM devices WHERE a = = 1', [['unexpected', '=', 'error']]],
    ['SELECT * FROM devices ORDER BY deviceId', [['unexpected', 'ORDER', 'error']]],
    ['SELECT * FROM things', [['unknownCollection', 'things', 'error']]],
    ['SELECT * FROM devices WHERE LIKE(a)', [['unknownFunction', 'LIKE', 'error']]],
    ['SELECT * FROM devices WHERE IS_DEFINED(a, b)', [['argumentCount', 'IS_DEFINED', 'error']]],
    ["SELECT * FROM devices WHERE contains(a, 'b')", [['routeFunction', 'contains', 'warning']]],
    ['SELECT MEDIAN(a) FROM devices', [['unknownAggregate', 'MEDIAN', 'error']]],
    ['SELECT SUM() FROM devices', [['aggregateNeedsProperty', 'SUM', 'error']]],
    ['SELECT TOP 0 * FROM devices', [['topNotWhole', '0', 'error']]],
    ['SELECT COUNT() AS n, tags.a FROM devices GROUP BY tags.b', [['notGrouped', 'tags.a', 'error']]],
    ['SELECT COUNT() AS n, devices.Status FROM devices GROUP BY status', []],
    ['SELECT * FROM devices GROUP BY a', [['starGrouped', 'GROUP BY a', 'error']]],
    ['SELECT jobId FROM devices.jobs', [['jobsProjection', 'jobId', 'error']]],
    [
      'SELECT TOP 0 MEDIAN(a) FROM things',
      [
        ['topNotWhole', '0', 'error'],
        ['unknownAggregate', 'MEDIAN', 'error'],
        ['unknownCollection', 'things', 'error'],
      ],
    ],
  ])('%j is marked at its place', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('is one exactly when the embedded hub refuses the query', () => {
    const words = fc.constantFrom(
      ...['SELECT', 'TOP', '1', '*', 'FROM', 'devices', 'devices.jobs', 'WHERE', 'GROUP', 'BY', 'tags.a'],
      ...['COUNT', 'SUM', '(', ')', 'AS', 'n', ',', '=', "'x'", 'NOT', 'IS_DEFINED', 'LIKE', 'Status'],
    );
    const texts = fc.oneof(
      mutatedQueries,
      fc.array(words, { maxLength: 25 }).map((parts) => `SELECT ${parts.join(' ')}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const hasError = mistakesIn(text).some(({ severity }) => severity === 'error');
        expect([text, hasError]).toEqual([text, isRefused(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no time to find in a hostile text', () => {
    const where = 'SELECT * FROM devices WHERE ';
    for (const text of [
      `${where}${'('.repeat(4000)}true${')'.repeat(4000)}`,
      `${where}${'NOT '.repeat(2000)}true`,
      `${where}${'a='.repeat(3000)}a`,
      `${where}a = '${'x'.repeat(9000)}'`,
    ]) {
      expect(mistakesIn(text)).toHaveLength(1);
    }
  });
});

it('a name that the grammar keeps for itself is written in brackets', () => {
  expect(writtenPath(['tags', 'site'])).toBe('tags.site');
  expect(writtenPath(['tags', 'group', 'two words', '$version'])).toBe(
    'tags.[[group]].[[two words]].$version',
  );
  expect(writtenPath(['tags', 'a]b'])).toBeNull();
});

function isRefused(text: string): boolean {
  try {
    parseQuery(text);
    return false;
  } catch (error) {
    if (error instanceof QuerySyntaxError) return true;
    throw error;
  }
}
