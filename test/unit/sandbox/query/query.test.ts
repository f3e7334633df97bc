import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import { parseQuery } from '../../../../main/sandbox/query/parse';
import { type PlacedTwin, runQuery } from '../../../../main/sandbox/query/run';

const twins: PlacedTwin[] = [
  { deviceId: 'pump-1', status: 'enabled', tags: { site: 'Bilbao', 'a-b': 1, floor: 2 } },
  { deviceId: 'pump-2', status: 'disabled', tags: { site: 'Zaragoza', floor: 3, empty: null } },
  { deviceId: 'fan-3', status: 'enabled', tags: { site: "L'Aquila", list: [1] } },
].map((twin, index) => ({ place: index + 1, twin }));

function idsFor(where: string): unknown[] {
  const page = runQuery(parseQuery(`SELECT deviceId FROM devices WHERE ${where}`), twins, 100, 0);
  return page.items.map(({ deviceId }) => deviceId);
}

describe('a query', () => {
  it.each<[string, string[]]>([
    ["status = 'enabled'", ['pump-1', 'fan-3']],
    ["status != 'enabled'", ['pump-2']],
    ["tags.site IN ['Bilbao', 'Zaragoza']", ['pump-1', 'pump-2']],
    ["tags.site NIN ['Bilbao', 'Zaragoza']", ['fan-3']],
    ["STARTSWITH(devices.deviceId, 'pump')", ['pump-1', 'pump-2']],
    ["endswith(deviceid, '3')", ['fan-3']],
    ['tags.[[a-b]] = 1', ['pump-1']],
    ['IS_DEFINED(tags.empty)', ['pump-2']],
    ['NOT IS_DEFINED(tags.floor)', ['fan-3']],
    ['tags.empty = null', ['pump-2']],
    ['tags.floor > 1 AND tags.floor < 3', ['pump-1']],
    ['tags.floor * 2 + 1 >= 7', ['pump-2']],
    ['tags.floor = 3 OR tags.floor = 2 AND false', ['pump-2']],
    ["tags.site = 'L\\'Aquila'", ['fan-3']],
    ["tags.site = 'bilbao'", []],
    ['tags.list = tags.list', []],
    ['tags.floor', []],
    ["tags.floor = '2'", []],
  ])('selects by %s', (where, ids) => {
    expect(idsFor(where)).toEqual(ids);
  });

  it('gives whole twins for a star, and named values for a list', () => {
    const star = runQuery(parseQuery('SELECT * FROM devices'), twins, 1, 0);
    expect(star).toMatchObject({ itemType: 'twin', items: [{ deviceId: 'pump-1', status: 'enabled' }] });
    const list = runQuery(parseQuery('SELECT tags.site AS place, tags.nothing FROM devices'), twins, 1, 0);
    expect(list).toMatchObject({ itemType: 'raw', items: [{ place: 'Bilbao' }] });
  });

  it('counts and groups', () => {
    const count: JsonObject = { total: 2 };
    const query = "SELECT COUNT() AS total FROM devices WHERE status = 'enabled'";
    expect(runQuery(parseQuery(query), twins, 100, 0).items).toEqual([count]);
    const groups = 'SELECT status, COUNT() AS total, MAX(tags.floor) AS highest FROM devices GROUP BY status';
    expect(runQuery(parseQuery(groups), twins, 100, 0).items).toEqual([
      { status: 'enabled', total: 2, highest: 2 },
      { status: 'disabled', total: 1, highest: 3 },
    ]);
  });

  it('goes on where a page ended and ends where TOP says', () => {
    const query = parseQuery('SELECT TOP 2 deviceId FROM devices');
    const first = runQuery(query, twins, 1, 0);
    expect(first.next).toEqual({ place: 1, taken: 1 });
    expect(runQuery(query, twins.slice(1), 1, 1)).toMatchObject({
      items: [{ deviceId: 'pump-2' }],
      next: null,
    });
  });

  it.each([
    '',
    'SELECT',
    'SELECT * FROM jobs',
    'SELECT * FROM devices WHERE',
    'SELECT * FROM devices WHERE a = ',
    'SELECT * FROM devices WHERE tags.group.x = 1',
    "SELECT * FROM devices WHERE CONTAINS(deviceId, 'x')",
    "SELECT * FROM devices WHERE a = 'open",
    'SELECT * FROM devices extra',
    `SELECT * FROM devices WHERE a = '${'x'.repeat(8200)}'`,
  ])('that is wrong is refused: %.60s', (text) => {
    expect(() => parseQuery(text)).toThrow(/./);
  });
});
