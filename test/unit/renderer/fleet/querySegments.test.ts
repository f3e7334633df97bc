/** A query cut into pieces that look alike. */
import { expect, it } from 'vitest';
import { querySegments } from '../../../../renderer/features/fleet/search/querySegments';

it('joins to what was typed, with terms and mistakes at their places', () => {
  const query = 'pump site:Bilbao module:nonne x';
  const mistake = query.indexOf('nonne');
  const segments = querySegments(query, [{ from: mistake, to: mistake + 5 }]);
  expect(segments.map(({ text }) => text).join('')).toBe(query);
  expect(segments.filter(({ isTerm }) => isTerm).map(({ text }) => text)).toEqual([
    'site:Bilbao',
    'module:',
    'nonne',
  ]);
  expect(segments.filter(({ isMistake }) => isMistake).map(({ text }) => text)).toEqual(['nonne']);
});

it('is empty for an empty query', () => {
  expect(querySegments('', [])).toEqual([]);
});
