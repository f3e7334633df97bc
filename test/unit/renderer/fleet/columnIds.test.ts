/** Which columns are shown, in which order, how wide. */
import { expect, it } from 'vitest';
import {
  moved,
  shownColumns,
  withColumn,
  withWidth,
} from '../../../../renderer/features/fleet/columns/columnIds';

const kept = (...ids: string[]) => ({
  showsFacets: null,
  columns: ids.map((id) => ({ id, widthPx: null })),
});
const idsOf = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);

it('begins with columns of its own and leaves out what it does not know', () => {
  expect(idsOf(shownColumns(kept()))[0]).toBe('deviceId');
  expect(idsOf(shownColumns(kept('site', 'fromTheFuture', 'tag.owner')))).toEqual(['site', 'tag.owner']);
});

it('moves a column, to the ends and no further', () => {
  const columns = shownColumns(kept('deviceId', 'site', 'tag.owner'));
  expect(idsOf(moved(columns, 'tag.owner', -1))).toEqual(['deviceId', 'tag.owner', 'site']);
  expect(idsOf(moved(columns, 'deviceId', -1))).toEqual(['deviceId', 'site', 'tag.owner']);
});

it('shows, hides and widens a column', () => {
  const columns = shownColumns(kept('deviceId', 'site'));
  expect(idsOf(withColumn(columns, 'tag.owner', true))).toEqual(['deviceId', 'site', 'tag.owner']);
  expect(idsOf(withColumn(columns, 'site', false))).toEqual(['deviceId']);
  expect(withWidth(columns, 'site', 200)).toEqual([
    { id: 'deviceId', widthPx: null },
    { id: 'site', widthPx: 200 },
  ]);
});
