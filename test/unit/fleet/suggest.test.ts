/** What is offered at the cursor of a filter. */
import { expect, it } from 'vitest';
import { suggestionSource } from '../../../main/fleet/columns/suggestionSource';
import { suggestAt } from '../../../main/fleet/filter';
import { columnsOf } from '../../support/fleet/columnsOf';
import { deviceRecord } from '../../support/fleetRecords';

const records = [
  deviceRecord({ site: 'Lyon', tags: { building: 'A 3' } }),
  deviceRecord({ site: 'Bilbao', tags: { building: 'A 3', 'a:b': 1 } }),
  deviceRecord({ site: 'Bilbao', tags: { line: 'A, north' } }),
];
const source = suggestionSource(columnsOf(records), () => null);
const offered = (query: string, cursor = query.length) =>
  suggestAt(query, cursor, source).map(({ from, to, insert, count }) => [from, to, insert, count]);

it.each([
  ['-stat', [[1, 5, 'status:', null]]],
  [
    'x site:',
    [
      [7, 7, 'Bilbao', 2],
      [7, 7, 'Lyon', 1],
    ],
  ],
  ['site:Lyon,b', [[10, 11, 'Bilbao', 2]]],
  ['status:dis', [[7, 10, 'disabled', null]]],
  ['tag.b', [[0, 5, 'tag.building:', 2]]],
  ['tag.a', [[0, 5, 'tag."a:b":', 1]]],
  ['tag.building:"a', [[13, 15, '"A 3"', 2]]],
  ['nothing:x', []],
  ['"stat', []],
  [
    'active:<',
    [
      [7, 8, '<24h', null],
      [7, 8, '<30d', null],
    ],
  ],
  // A comma and a colon in quotes separate nothing.
  ['tag.line:"A, ', [[9, 13, '"A, north"', 1]]],
  ['tag."a:b":', [[10, 10, '1', 1]]],
  ['tag."a:b', [[0, 8, 'tag."a:b":', 1]]],
])('after %s', (query, expected) => {
  expect(offered(query)).toEqual(expected);
});

it('writes of a value that is too long for a query its beginning', () => {
  const long = suggestionSource(
    columnsOf([deviceRecord({ tags: { note: `${'a b '.repeat(1000)}` } })]),
    () => null,
  );
  const [offer] = suggestAt('tag.note:', 9, long);
  expect(offer?.insert).toBe(`"${'a b '.repeat(50)}"*`);
  expect(offer?.label).toBe(`${'a b '.repeat(50)}…`);
});

it('replaces what is before the cursor only', () => {
  expect(offered('stat pump', 4)).toEqual([[0, 4, 'status:', null]]);
});
