import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../main/sandbox/clock';
import { openTargetTable } from '../../../../main/sandbox/configurations';
import { openDeviceJobTable } from '../../../../main/sandbox/jobs';
import { fromTheStart } from '../../../../main/sandbox/query/continuation';
import {
  createTwinDocuments,
  type DocumentRooms,
  documentsOf,
} from '../../../../main/sandbox/query/documents';
import { parseQuery } from '../../../../main/sandbox/query/parse';
import { runQuery } from '../../../../main/sandbox/query/run';
import { hubMigrations } from '../../../../main/sandbox/registry/migrations';
import { openRegistry } from '../../../../main/sandbox/registry/registry';
import { freshSection, patchSection } from '../../../../main/sandbox/registry/section';
import { createSessions } from '../../../../main/sandbox/sessions';
import { openDatabase } from '../../../../main/store';
import { newRecord } from '../../../support/newRecord';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { runOver } from './runOver';

const early = '2026-01-01T00:00:00.0000000Z';
const late = '2026-02-01T00:00:00.0000000Z';

/** Forty devices with a module each, some of everything that a condition can ask for. */
function fleet(): DocumentRooms {
  const database = openDatabase(join(temporaryFolder(), 'registry.db'), hubMigrations);
  const registry = openRegistry(database);
  onTestFinished(() => registry.close());
  for (let n = 0; n < 40; n += 1) {
    const twin = {
      status: n % 3 === 0 ? 'disabled' : 'enabled',
      isEdge: n % 5 === 0,
      etag: `e${n % 4}`,
      twinVersion: n,
      tags: n % 4 === 0 ? {} : { n: n % 3, site: n % 2 === 0 ? 'Bilbao' : 'León' },
      reported: patchSection(freshSection('reported', early), { n: n % 6 }, 'reported', n % 2 ? late : early),
      desired: patchSection(freshSection('desired', early), { deep: { n } }, 'desired', late),
    } as const;
    registry.insert(newRecord(`d${n}`, '', twin));
    registry.insert(newRecord(`d${n}`, n % 2 === 0 ? 'a' : 'b', twin));
  }
  const sessions = createSessions(registry, systemClock);
  for (const n of [1, 2, 3, 5, 8]) {
    sessions.attach({
      identity: { deviceId: `d${n}` },
      notifyDesired: () => {},
      invokeMethod: async () => ({ kind: 'notOnline' }),
      close: () => {},
    });
  }
  const targets = openTargetTable(database);
  for (const { record } of registry.look('devices', [{ kind: 'tag', path: ['n'], value: 1 }], null)) {
    targets.keep(record, { isApplied: new Map([['c', record.number % 4 === 1]]), paths: [] });
  }
  return {
    registry,
    twinDocuments: createTwinDocuments(sessions, { count: () => 0 }, targets),
    sessions,
    deviceJobs: openDeviceJobTable(database),
  };
}

const conditions = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      ...['tags.n = 1', "tags.site = 'Bilbao'", 'IS_DEFINED(tags)', "status = 'enabled'", "etag = 'e1'"],
      ...['version > 20', 'capabilities.iotEdge', "deviceId = 'd7'", "deviceId IN ['d1', 'd2', 'd99']"],
      ...["STARTSWITH(deviceId, 'd1')", "moduleId = 'a'", "connectionState = 'Connected'"],
      ...['properties.reported.n >= 3', "authenticationType = 'sas'", 'properties.desired.deep.n % 2 = 0'],
      ...[`properties.reported.$metadata.n.$lastUpdated = '${late}'`, 'properties.desired.$version = 2'],
      ...["configurations.c.status = 'Applied'", 'IS_OBJECT(properties)', 'IS_DEFINED(properties.reported)'],
      ...['cloudToDeviceMessageCount = 0', "lastActivityTime > '2025'", 'IS_NULL(managedBy)'],
    ),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} AND ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} OR ${b})`),
    tie('any').map((a) => `NOT ${a}`),
  ),
})).any;

const selections = fc.constantFrom(
  ...['*', 'deviceId', 'tags.site, status', 'properties.reported', 'properties', 'etag, x509Thumbprint'],
  ...['COUNT() AS n', 'COUNT(tags.n) AS n, MAX(properties.reported.n) AS most', 'configurations AS c'],
);

describe('what a query finds by index and in parts of twins', () => {
  it('is what it finds in whole twins', async () => {
    const rooms = fleet();
    const twinsOf = (collection: 'devices' | 'modules') =>
      [...rooms.registry.look(collection, [], null)].map(({ record }) => rooms.twinDocuments.of(record));
    const all = { devices: twinsOf('devices'), 'devices.modules': twinsOf('modules') };
    await fc.assert(
      fc.asyncProperty(
        selections,
        fc.constantFrom('devices' as const, 'devices.modules' as const),
        conditions,
        async (selection, from, where) => {
          const text = `SELECT ${selection} FROM ${from} WHERE ${where}`;
          const query = parseQuery(text);
          const found = await runQuery(query, documentsOf(query, null, rooms), 1000, fromTheStart);
          const expected = await runOver(all[from], text);
          const sorted = (items: readonly object[]): string[] =>
            items.map((item) => JSON.stringify(item)).sort();
          expect(sorted(found.items)).toEqual(sorted(expected.items));
        },
      ),
      { numRuns: 400 },
    );
  });
});
