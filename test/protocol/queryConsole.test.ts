import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createQueryConsole } from '../../main/queryConsole';
import type { ExportProgress, Language } from '../../preload/contract';
import { openAppStore } from '../support/appStore';
import { startHub } from '../support/hub';
import { clientOf } from '../support/hubClient';
import { temporaryFolder } from '../support/temporaryFolder';

type Hub = Awaited<ReturnType<typeof startHub>>['hub'];

function addDevices(hub: Hub, count: number): void {
  for (let n = 0; n < count; n += 1) {
    const deviceId = `pump-${String(n).padStart(4, '0')}`;
    hub.rooms.identities.write({ deviceId }, {}, null);
  }
}

async function consoleAt({
  devices = 0,
  language = 'en',
  options = {},
  onWait = () => {},
}: {
  devices?: number;
  language?: Language;
  options?: Parameters<typeof startHub>[1];
  onWait?: (ms: number) => void;
} = {}) {
  const { hub } = await startHub(temporaryFolder(), options);
  addDevices(hub, devices);
  const folder = temporaryFolder();
  const client = clientOf(hub);
  const store = openAppStore(join(folder, 'siteward.db'));
  onTestFinished(() => store.close());
  const files = temporaryFolder();
  const queryConsole = createQueryConsole({
    openHub: () => client,
    store,
    clock: {
      now: () => new Date(),
      wait: async (ms) => onWait(ms),
    },
    language: () => language,
    indexedPaths: async () => ['tags.owner', 'tags.site'],
    choosePathToSave: async (_purpose, name) => join(files, name),
  });
  /** So many queries are answered; then, if wanted, so many wait in the hub that it refuses the next. */
  const useUpAllowance = async (answered: number, then: 'room to wait' | 'no room'): Promise<void> => {
    const other = clientOf(hub);
    const query = (signal?: AbortSignal) =>
      other.query('SELECT deviceId FROM devices', { pageSize: 1, continuation: null }, signal);
    for (let n = 0; n < answered; n += 1) await query();
    if (then === 'room to wait') return;
    const leaving = new AbortController();
    const waiting = Array.from({ length: mostWaiting + 1 }, () => query(leaving.signal));
    onTestFinished(async () => {
      leaving.abort();
      await Promise.allSettled(waiting);
    });
    await expect(Promise.race(waiting)).rejects.toMatchObject({ data: { cause: 'throttled' } });
  };
  const fileText = (): string => readFileSync(join(files, readdirSync(files)[0] ?? ''), 'utf8');
  return { hub, queryConsole, files, fileText, useUpAllowance };
}

/** How many queries a hub of tier S1 lets wait once its 20 a minute are used up. */
const mostWaiting = 3;

/** A hub whose minute never ends. */
function atStandstill(): Parameters<typeof startHub>[1] {
  const standstill = new Date();
  return { tier: { name: 'S1', units: 1 }, clock: { now: () => standstill } };
}

async function drained(stream: AsyncIterable<ExportProgress>): Promise<ExportProgress[]> {
  const all: ExportProgress[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

describe('a query', () => {
  it('gives its rows in columns, with its cost, and where each row leads', async () => {
    const { hub, queryConsole } = await consoleAt({ devices: 2 });
    hub.rooms.twins.patch({ deviceId: 'pump-0001' }, { tags: { site: 'Bilbao', group: 2 } }, null);
    const run = await queryConsole.start('SELECT deviceId, tags FROM devices');
    expect(run).toMatchObject({
      columns: ['deviceId', 'tags.site', 'tags.[[group]]'],
      rowCount: 2,
      rest: 'none',
      cost: { queriesSent: 1 },
    });
    expect(queryConsole.rows(run.runId, 0, 10).rows).toEqual([
      { cells: ['pump-0000', null, null], deviceId: 'pump-0000' },
      { cells: ['pump-0001', 'Bilbao', '2'], deviceId: 'pump-0001' },
    ]);
    expect(JSON.parse(queryConsole.json(run.runId, 1, 1).text)).toEqual([
      { deviceId: 'pump-0001', tags: { site: 'Bilbao', group: 2 } },
    ]);
  });

  it('is read on page by page, each row once, until there is no more', async () => {
    const { queryConsole } = await consoleAt({ devices: 2300 });
    const first = await queryConsole.start('SELECT deviceId FROM devices');
    expect([first.rowCount, first.rest]).toEqual([1000, 'pages']);
    // A person who presses twice gets the next two pages, not one of them twice.
    await Promise.all([queryConsole.more(first.runId), queryConsole.more(first.runId)]);
    const last = await queryConsole.more(first.runId);
    expect([last.rowCount, last.rest, last.cost.queriesSent]).toEqual([2300, 'none', 3]);
    const ids = [0, 500, 1000, 1500, 2000].flatMap((offset) =>
      queryConsole.rows(first.runId, offset, 500).rows.map(({ deviceId }) => deviceId),
    );
    expect(new Set(ids).size).toBe(2300);
  });

  it('that the hub refuses says where, in the text that was written', async () => {
    const { queryConsole } = await consoleAt();
    const text = 'SELECT *\nFROM devices\nWHERE deviceId LIKE 1';
    await expect(queryConsole.start(text)).rejects.toMatchObject({
      code: 'QUERY_REFUSED',
      data: {
        position: text.indexOf('LIKE'),
        failure: { status: 400, serviceMessage: expect.stringContaining('Line 3:16') },
      },
    });
  });

  it('can be cancelled while the hub lets it wait, and the rows from before stay', async () => {
    const { queryConsole, useUpAllowance } = await consoleAt({ devices: 1, options: atStandstill() });
    const before = await queryConsole.start('SELECT deviceId FROM devices');
    await useUpAllowance(19, 'room to wait');
    const leaving = new AbortController();
    const running = queryConsole.start('SELECT * FROM devices', leaving.signal);
    leaving.abort();
    await expect(running).rejects.toMatchObject({ data: { cause: 'cancelled' } });
    expect(queryConsole.rows(before.runId, 0, 10).rows).toHaveLength(1);
  });

  it('beyond the allowance of the hub fails as throttled', async () => {
    const { queryConsole, useUpAllowance } = await consoleAt({ devices: 1, options: atStandstill() });
    await useUpAllowance(20, 'no room');
    await expect(queryConsole.start('SELECT * FROM devices')).rejects.toMatchObject({
      code: 'HUB_CALL_FAILED',
      data: { cause: 'throttled', status: 429 },
    });
  });

  it('makes the tags and properties it has shown known, with values as a query writes them', async () => {
    const { hub, queryConsole } = await consoleAt({ devices: 1 });
    hub.rooms.twins.patch(
      { deviceId: 'pump-0000' },
      { tags: { site: "L'Hospitalet" }, properties: { desired: { rate: 5 } } },
      null,
    );
    await queryConsole.start('SELECT * FROM devices');
    const known = await queryConsole.properties();
    expect(known).toEqual(
      expect.arrayContaining([
        { path: ['tags', 'site'], values: ["'L\\'Hospitalet'"] },
        { path: ['properties', 'desired', 'rate'], values: ['5'] },
        // From the fleet's index alone.
        { path: ['tags', 'owner'], values: [] },
      ]),
    );
    expect(known.filter(({ path }) => path.join('.') === 'tags.site')).toHaveLength(1);
  });
});

describe('an export', () => {
  it('of all rows reads on at the hub, without the console holding them', async () => {
    const { hub, queryConsole, fileText } = await consoleAt({ devices: 1500, language: 'es' });
    // A tag that only a row of the second page has still gets its column.
    hub.rooms.twins.patch({ deviceId: 'pump-1400' }, { tags: { flow: 1.5, cmd: '=1+1' } }, null);
    const { runId } = await queryConsole.start('SELECT deviceId, tags FROM devices');
    const progress = await drained(queryConsole.exportRows(runId, { what: 'all', format: 'csv' }));
    expect(progress.at(-1)).toMatchObject({ phase: 'done', rowCount: 1500, queriesSent: 1 });
    const lines = fileText().trimEnd().split('\r\n');
    expect(lines[0]).toBe(`\uFEFFHub;${hub.hostName}`);
    expect(lines[1]).toBe('Filtro o consulta;"SELECT deviceId, tags FROM devices"');
    expect(lines[7]).toBe('deviceId;tags.flow;tags.cmd');
    expect(lines).toHaveLength(8 + 1500);
    expect(lines.find((line) => line.startsWith('pump-1400'))).toBe(`pump-1400;"1,5";'=1+1`);
    expect(queryConsole.rows(runId, 0, 500).rows[0]?.cells).toHaveLength(2);
  });

  it('of the rows read so far sends no query', async () => {
    const { queryConsole, fileText } = await consoleAt({ devices: 1500 });
    const { runId } = await queryConsole.start('SELECT deviceId FROM devices');
    const progress = await drained(queryConsole.exportRows(runId, { what: 'shown', format: 'jsonLines' }));
    expect(progress.at(-1)).toMatchObject({ phase: 'done', rowCount: 1000, queriesSent: 0 });
    const [head = '', ...rows] = fileText().trimEnd().split('\n');
    expect(JSON.parse(head)).toMatchObject({
      about: { rows: '1000', filter: 'SELECT deviceId FROM devices' },
    });
    expect(rows).toHaveLength(1000);
  });

  it('that is left while it writes leaves no file', async () => {
    const { queryConsole, files } = await consoleAt({ devices: 1100 });
    const { runId } = await queryConsole.start('SELECT deviceId FROM devices');
    for await (const { phase } of queryConsole.exportRows(runId, { what: 'all', format: 'csv' })) {
      if (phase === 'writing') break;
    }
    expect(readdirSync(files)).toEqual([]);
  });

  it('waits while the hub asks for a pause, and then goes on', async () => {
    let hubTimeMs = Date.now();
    const { queryConsole, useUpAllowance } = await consoleAt({
      devices: 1100,
      options: { tier: { name: 'S1', units: 1 }, clock: { now: () => new Date(hubTimeMs) } },
      onWait: (ms) => {
        hubTimeMs += ms;
      },
    });
    const { runId } = await queryConsole.start('SELECT deviceId FROM devices');
    await useUpAllowance(19, 'no room');
    const progress = await drained(queryConsole.exportRows(runId, { what: 'all', format: 'csv' }));
    expect(progress.map(({ phase }) => phase).slice(0, 3)).toEqual(['reading', 'waiting', 'reading']);
    expect(progress.at(-1)).toMatchObject({ phase: 'done', rowCount: 1100 });
  });
});

describe('kept queries', () => {
  it('are saved, renamed and removed by name, and runs are remembered once each', async () => {
    const { queryConsole } = await consoleAt();
    const text = 'SELECT * FROM devices';
    const { saved } = await queryConsole.save(null, 'Everything', text);
    const [query] = saved;
    await expect(queryConsole.save(null, 'Everything', text)).rejects.toMatchObject({
      code: 'QUERY_NAME_TAKEN',
    });
    await expect(queryConsole.save('gone', 'Other', text)).rejects.toMatchObject({ code: 'QUERY_UNKNOWN' });
    const renamed = await queryConsole.save(query?.queryId ?? '', 'All devices', text);
    expect(renamed.saved.map(({ name }) => name)).toEqual(['All devices']);
    for (const each of [text, 'SELECT COUNT() AS n FROM devices', text]) await queryConsole.start(each);
    expect((await queryConsole.kept()).recent.map((each) => each.text)).toEqual([
      text,
      'SELECT COUNT() AS n FROM devices',
    ]);
    expect((await queryConsole.remove(query?.queryId ?? '')).saved).toEqual([]);
  });
});
