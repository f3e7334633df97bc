import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import { runOver } from './runOver';

const twins: JsonObject[] = [
  { deviceId: 'pump-1', status: 'enabled', tags: { site: 'Bilbao', 'a-b': 1, floor: 2 } },
  { deviceId: 'pump-2', status: 'disabled', tags: { site: 'Zaragoza', floor: 3, empty: null } },
  { deviceId: 'fan-3', status: 'enabled', tags: { site: "L'Aquila", list: [1] } },
];

async function idsFor(where: string): Promise<unknown[]> {
  const page = await runOver(twins, `SELECT deviceId FROM devices WHERE ${where}`);
  return page.items.map(({ deviceId }) => deviceId);
}

describe('a query', () => {
  it.each<[string, string[]]>([
    ["status = 'enabled'", ['pump-1', 'fan-3']],
    ["status != 'enabled'", ['pump-2']],
    ["status <> 'enabled'", ['pump-2']],
    ["tags.site IN ['Bilbao', 'Zaragoza']", ['pump-1', 'pump-2']],
    ["tags.site NIN ['Bilbao', 'Zaragoza']", ['fan-3']],
    ['tags.empty IN [null]', ['pump-2']],
    ['tags.floor IN [-1, tags.floor]', ['pump-1', 'pump-2']],
    ["STARTSWITH(devices.deviceId, 'pump')", ['pump-1', 'pump-2']],
    ["endswith(deviceid, '3')", ['fan-3']],
    ["CONTAINS(deviceId, 'mp-')", ['pump-1', 'pump-2']],
    ['tags.[[a-b]] = 1', ['pump-1']],
    ['devices.tags.floor = 3', ['pump-2']],
    ['IS_DEFINED(tags.empty)', ['pump-2']],
    ['NOT IS_DEFINED(tags.floor)', ['fan-3']],
    ['tags.empty = null', ['pump-2']],
    ['tags.floor > 1 AND tags.floor < 3', ['pump-1']],
    ['tags.floor * 2 + 1 >= 7', ['pump-2']],
    ['tags.floor = 0x3', ['pump-2']],
    ['-tags.floor = -3', ['pump-2']],
    ['tags.floor = 3 OR tags.floor = 2 AND false', ['pump-2']],
    ["NOT tags.floor = 3 AND status = 'enabled'", ['pump-1']],
    ["tags.site = 'L\\'Aquila'", ['fan-3']],
    ['tags.site = "L\'Aquila"', ['fan-3']],
    ["tags.site = 'B\\u0069lbao'", ['pump-1']],
    ["tags.site = 'bilbao'", []],
    ['tags.list = tags.list', []],
    ['tags.list != tags.list', []],
    ['tags.floor', []],
    ["tags.floor = '2'", []],
  ])('selects by %s', async (where, ids) => {
    expect(await idsFor(where)).toEqual(ids);
  });

  it('gives whole twins for a star, and named values for a list', async () => {
    const star = await runOver(twins, 'SELECT * FROM devices', 1);
    expect(star).toMatchObject({ itemType: 'twin', items: [{ deviceId: 'pump-1', status: 'enabled' }] });
    const list = await runOver(twins, 'SELECT tags.site AS place, tags.nothing FROM devices', 1);
    expect(list).toMatchObject({ itemType: 'raw', items: [{ place: 'Bilbao' }] });
    const quoted = await runOver(twins, 'SELECT tags.[[a-b]] AS [[a and b]] FROM devices', 1);
    expect(quoted.items).toEqual([{ 'a and b': 1 }]);
  });

  it('counts and groups, with rows in the order of their group', async () => {
    const query = "SELECT COUNT() AS total FROM devices WHERE status = 'enabled'";
    expect((await runOver(twins, query)).items).toEqual([{ total: 2 }]);
    const groups = 'SELECT status, COUNT() AS total, MAX(tags.floor) AS highest FROM devices GROUP BY status';
    expect((await runOver(twins, groups)).items).toEqual([
      { status: 'disabled', total: 1, highest: 3 },
      { status: 'enabled', total: 2, highest: 2 },
    ]);
  });

  it('calculates over numbers alone and gives nothing where there is none', async () => {
    const numbers = [2, '7', 4, null, [9]].map((n) => ({ tags: { n } }));
    const all = 'COUNT(tags.n) AS values, SUM(tags.n) AS sum, AVG(tags.n) AS mean, MIN(tags.n) AS least';
    expect((await runOver(numbers, `SELECT COUNT() AS all, ${all} FROM devices`)).items).toEqual([
      { all: 5, values: 5, sum: 6, mean: 3, least: 2 },
    ]);
    expect((await runOver([], `SELECT ${all} FROM devices`)).items).toEqual([{ values: 0 }]);
  });

  it('goes on where a page ended and ends where TOP says', async () => {
    const text = 'SELECT TOP 2 deviceId FROM devices';
    const first = await runOver(twins, text, 1);
    expect(first.next).toMatchObject({ taken: 1 });
    const second = await runOver(twins, text, 1, first.next ?? undefined);
    expect(second).toMatchObject({ items: [{ deviceId: 'pump-2' }], next: null });
  });
});
