import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startHub, type TestHub } from '../support/hub';
import { mutatedQueries } from '../support/mutatedQueries';
import { temporaryFolder } from '../support/temporaryFolder';

async function fleet(size: number, folder = temporaryFolder()): Promise<TestHub> {
  const started = await startHub(folder);
  const registry = started.registryAs('iothubowner');
  for (let n = 0; n < size; n += 1) {
    const deviceId = `d${String(n).padStart(2, '0')}`;
    await registry.create({ deviceId, status: n % 3 === 0 ? 'disabled' : 'enabled' });
    await registry.updateTwin(deviceId, { tags: { site: n % 2 === 0 ? 'Bilbao' : 'León', n } }, '*');
  }
  return started;
}

async function rowsOf({ registryAs }: TestHub, text: string, pageSize = 100): Promise<object[]> {
  const query = registryAs('service').createQuery(text, pageSize);
  const rows: object[] = [];
  while (query.hasMoreResults) rows.push(...(await query.next(query.continuationToken)).result);
  return rows;
}

async function failureOf(call: Promise<unknown>): Promise<{ statusCode: number; message: string }> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: { statusCode: number; body: string }) => ({
      statusCode: error.statusCode,
      message: JSON.parse(error.body).Message,
    }),
  );
}

describe('a query over REST', () => {
  it('finds by index what a scan finds', async () => {
    const hub = await fleet(12);
    const bilbao = ['d00', 'd02', 'd04', 'd06', 'd08', 'd10'].map((deviceId) => ({ deviceId }));
    const select = 'SELECT deviceId FROM devices WHERE';
    expect(await rowsOf(hub, `${select} tags.site = 'Bilbao'`, 4)).toEqual(bilbao);
    expect(await rowsOf(hub, `${select} LOWER(tags.site) = 'bilbao'`, 4)).toEqual(bilbao);
    expect(await rowsOf(hub, `${select} tags.site = 'Bilbao' AND tags.n >= 8`)).toEqual(bilbao.slice(4));
    expect(await rowsOf(hub, `${select} STARTSWITH(deviceId, 'd1')`)).toHaveLength(2);
    expect(await rowsOf(hub, `${select} deviceId IN ['d03', 'd99', 'd01']`)).toHaveLength(2);
    expect(await rowsOf(hub, `${select} NOT deviceId = 'd00'`)).toHaveLength(11);
  });

  it('counts and groups', async () => {
    const hub = await fleet(7);
    expect(await rowsOf(hub, 'SELECT COUNT() AS n FROM devices')).toEqual([{ n: 7 }]);
    expect(await rowsOf(hub, "SELECT COUNT() AS n FROM devices WHERE status = 'disabled'")).toEqual([
      { n: 3 },
    ]);
    expect(await rowsOf(hub, 'SELECT COUNT() AS n FROM devices WHERE tags.n > 3')).toEqual([{ n: 3 }]);
    const groups =
      'SELECT tags.site AS site, COUNT() AS n, MAX(tags.n) AS last FROM devices GROUP BY tags.site';
    expect(await rowsOf(hub, groups, 1)).toEqual([
      { site: 'Bilbao', n: 4, last: 6 },
      { site: 'León', n: 3, last: 5 },
    ]);
  });

  it('goes on rightly while devices come and go between its pages', async () => {
    const hub = await fleet(9);
    const registry = hub.registryAs('iothubowner');
    const query = registry.createQuery('SELECT deviceId FROM devices', 3);
    const first = await query.next();
    await registry.delete('d02');
    await registry.delete('d04');
    await registry.create({ deviceId: 'late' });
    const rest: object[] = [];
    while (query.hasMoreResults) rest.push(...(await query.next(query.continuationToken)).result);
    expect([...first.result, ...rest].map(({ deviceId }) => deviceId)).toEqual([
      'd00',
      'd01',
      'd02',
      'd03',
      'd05',
      'd06',
      'd07',
      'd08',
      'late',
    ]);
  });

  it('goes on after a restart of the hub', async () => {
    const folder = temporaryFolder();
    const first = await fleet(5, folder);
    const query = first.registryAs('service').createQuery('SELECT deviceId FROM devices', 3);
    await query.next();
    const token = String(query.continuationToken);
    await first.stop();
    const second = await startHub(folder);
    const { result } = await second
      .registryAs('service')
      .createQuery('SELECT deviceId FROM devices', 3)
      .next(token);
    expect(result).toEqual([{ deviceId: 'd03' }, { deviceId: 'd04' }]);
  });

  it('says the kind of its items, and warns of functions a real hub may refuse', async () => {
    const { registryAs } = await fleet(1);
    const headersOf = async (text: string): Promise<Record<string, unknown>> => {
      const { message } = await registryAs('service').createQuery(text).next();
      return message.headers;
    };
    expect(await headersOf('SELECT * FROM devices')).toMatchObject({ 'x-ms-item-type': 'twin' });
    const raw = await headersOf("SELECT deviceId FROM devices WHERE STARTSWITH(deviceId, 'd')");
    expect(raw).toMatchObject({ 'x-ms-item-type': 'raw' });
    expect(raw).not.toHaveProperty('warning');
    expect(await headersOf("SELECT * FROM devices WHERE CONTAINS(deviceId, 'd')")).toMatchObject({
      warning: expect.stringMatching(/^299 - ".*CONTAINS.*"$/),
    });
  });

  it('that is wrong is answered with 400 and the place of the mistake', async () => {
    const { registryAs } = await startHub();
    const query = registryAs('service').createQuery('SELECT * FROM devices\nWHERE tags.group = 1');
    expect(await failureOf(query.next())).toEqual({
      statusCode: 400,
      message: "ErrorCode:ArgumentInvalid;BadRequest: query syntax: Line 2:12 did not expect 'group'.",
    });
  });

  it('with a token that is broken, of another query or made up is answered with 400', async () => {
    const { registryAs } = await fleet(3);
    const registry = registryAs('service');
    const query = registry.createQuery('SELECT * FROM devices', 1);
    await query.next();
    const token = String(query.continuationToken);
    const other = registry.createQuery('SELECT deviceId FROM devices', 1);
    for (const wrong of [token, token.slice(1), `${token}AAAA`, 'x', Buffer.from('[0]').toString('base64')]) {
      expect(await failureOf(other.next(wrong))).toMatchObject({ statusCode: 400 });
    }
  });

  it('however strange is answered, and the hub goes on', async () => {
    const { registryAs } = await fleet(2);
    const registry = registryAs('service');
    const parts = fc.constantFrom(
      ...[
        'SELECT',
        '*',
        'FROM',
        'devices',
        'devices.modules',
        'devices.jobs',
        'WHERE',
        'TOP',
        'GROUP BY',
        'AS',
      ],
      ...[
        'tags.n',
        'deviceId',
        "'d00'",
        '=',
        '!=',
        'IN',
        '[',
        ']',
        '(',
        ')',
        'AND',
        'NOT',
        'COUNT()',
        '1',
        ',',
      ],
      ...[
        '__proto__',
        'constructor',
        '[[__proto__]]',
        '.',
        '\u0000',
        '"',
        '\\',
        '😀',
        '-',
        '%',
        'SUM(tags.n)',
      ],
    );
    const texts = fc.oneof(
      mutatedQueries,
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.array(parts, { minLength: 1, maxLength: 14 }).map((words) => words.join(' ')),
      fc.array(parts, { maxLength: 10 }).map((words) => `SELECT * FROM devices WHERE ${words.join(' ')}`),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const outcome = await registry
          .createQuery(text, 10)
          .next()
          .then(
            () => 200,
            ({ statusCode }: { statusCode: number }) => statusCode,
          );
        expect([200, 400]).toContain(outcome);
      }),
      { numRuns: 300 },
    );
    expect((await registry.createQuery('SELECT * FROM devices').next()).result).toHaveLength(2);
  });
});
