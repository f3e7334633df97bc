import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JsonObject } from '../../../../main/sandbox/ports';
import { hubMigrations } from '../../../../main/sandbox/registry/migrations';
import type { IdentityRecord } from '../../../../main/sandbox/registry/record';
import { createRecordCache } from '../../../../main/sandbox/registry/recordCache';
import {
  type Collection,
  type Lookup,
  openRegistry,
  type Registry,
} from '../../../../main/sandbox/registry/registry';
import { openDatabase } from '../../../../main/store';
import { newRecord } from '../../../support/newRecord';
import { temporaryFolder } from '../../../support/temporaryFolder';

const at = '2026-01-01T00:00:00.0000000Z';

function newRegistry(folder = temporaryFolder()): Registry {
  const registry = openRegistry(openDatabase(join(folder, 'registry.db'), hubMigrations));
  let isOpen = true;
  onTestFinished(() => {
    if (isOpen) registry.close();
  });
  return {
    ...registry,
    close: () => {
      isOpen = false;
      registry.close();
    },
  };
}

const nameOf = ({ deviceId, moduleId }: { deviceId: string; moduleId: string }) => `${deviceId}/${moduleId}`;

function namesOf(registry: Registry, collection: Collection, lookups: readonly Lookup[]): string[] {
  return [...registry.look(collection, lookups, null)].map(({ record }) => nameOf(record));
}

describe('a look-up', () => {
  it('finds what a reading of every identity finds, whatever is combined', () => {
    const ids = ['a', 'ab', 'abc', 'b', 'B', 'b~', "b'%"];
    const modules = ['m', 'n'];
    const tag = fc.oneof(
      fc.constantFrom<JsonObject[string]>('x', 'y', 1, 2.5, true, false, 0),
      fc.constant<JsonObject[string]>([1]),
    );
    const record = fc.record({
      deviceId: fc.constantFrom(...ids),
      moduleId: fc.constantFrom('', ...modules),
      status: fc.constantFrom('enabled' as const, 'disabled' as const),
      site: tag,
      floor: tag,
    });
    const lookup = fc.oneof(
      fc.constantFrom(...ids).map((deviceId): Lookup => ({ kind: 'deviceId', deviceId })),
      fc.subarray(ids).map((deviceIds): Lookup => ({ kind: 'deviceIds', deviceIds })),
      fc.constantFrom('', 'a', 'b', 'ñ').map((prefix): Lookup => ({ kind: 'deviceIdPrefix', prefix })),
      fc.constantFrom(...modules).map((moduleId): Lookup => ({ kind: 'moduleId', moduleId })),
      fc
        .constantFrom('enabled' as const, 'disabled' as const)
        .map((status): Lookup => ({ kind: 'status', status })),
      tag.map((value): Lookup => ({ kind: 'tag', path: ['site'], value })),
      tag.map((value): Lookup => ({ kind: 'tag', path: ['place', 'floor'], value })),
    );
    const isWanted = (collection: Collection, wanted: Lookup, found: IdentityRecord): boolean => {
      switch (wanted.kind) {
        case 'deviceId':
          return found.deviceId === wanted.deviceId;
        case 'deviceIds':
          return wanted.deviceIds.includes(found.deviceId);
        case 'deviceIdPrefix':
          return found.deviceId.startsWith(wanted.prefix);
        case 'moduleId':
          return found.moduleId === wanted.moduleId;
        case 'status':
          return collection === 'modules' || found.status === wanted.status;
        case 'tag': {
          // No index holds arrays, so they are not looked up.
          if (Array.isArray(wanted.value)) return true;
          const { site, place } = found.tags;
          const value = wanted.path[0] === 'site' ? site : (place as JsonObject).floor;
          return value === wanted.value;
        }
      }
    };
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { selector: nameOf, maxLength: 30 }),
        fc.constantFrom<Collection>('devices', 'modules'),
        fc.array(lookup, { maxLength: 4 }),
        (records, collection, lookups) => {
          const registry = openRegistry(openDatabase(':memory:', hubMigrations));
          try {
            for (const { deviceId, moduleId, status, site, floor } of records) {
              registry.insert(newRecord(deviceId, moduleId, { status, tags: { site, place: { floor } } }));
            }
            const everything = [...registry.after(collection, 0)];
            const expected = everything.filter((found) =>
              lookups.every((wanted) => isWanted(collection, wanted, found)),
            );
            expect(namesOf(registry, collection, lookups).sort()).toEqual(expected.map(nameOf).sort());
            expect(registry.count(collection, lookups)).toBe(expected.length);
          } finally {
            registry.close();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each<[string, Lookup[]]>([
    ['the whole collection', []],
    ['a tag', [{ kind: 'tag', path: ['site'], value: 'Lyon' }]],
    ['a prefix', [{ kind: 'deviceIdPrefix', prefix: 'pump-' }]],
    [
      'a list',
      [{ kind: 'deviceIds', deviceIds: Array.from({ length: 400 }, (_, index) => `pump-${index}`) }],
    ],
  ])('of %s goes on from its place while identities come and go', (_, lookups) => {
    const registry = newRegistry();
    const add = (number: number) =>
      registry.insert(newRecord(`pump-${number}`, '', { tags: { site: 'Lyon' } }));
    for (let number = 0; number < 300; number += 1) add(number);
    const seen: string[] = [];
    let place: string | null = null;
    for (;;) {
      const page: { place: string; record: IdentityRecord }[] = [];
      for (const placed of registry.look('devices', lookups, place)) {
        page.push(placed);
        if (page.length === 70) break;
      }
      const last = page.at(-1);
      if (!last) break;
      place = last.place;
      seen.push(...page.map(({ record }) => record.deviceId));
      registry.remove({ deviceId: last.record.deviceId });
      if (seen.length < 200) add(300 + seen.length);
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (let number = 0; number < 300; number += 1) expect(seen).toContain(`pump-${number}`);
  });

  it('reads along the index that leaves the least to read', () => {
    const registry = newRegistry();
    for (let number = 0; number < 50; number += 1) {
      registry.insert(newRecord(`pump-${number}`, '', { tags: { site: 'Lyon', floor: number } }));
    }
    const site: Lookup = { kind: 'tag', path: ['site'], value: 'Lyon' };
    const floor: Lookup = { kind: 'tag', path: ['floor'], value: 7 };
    const [found] = registry.look('devices', [site, floor], null);
    expect(found?.record.deviceId).toBe('pump-7');
    // The place names the look-up that was read along.
    expect(found?.place).toMatch(/^\[1,/);
  });
});

describe('the index of tags', () => {
  it('follows every change of a twin, and its removal', () => {
    const registry = newRegistry();
    registry.insert(newRecord('a', '', { tags: { site: 'Lyon', on: true, deep: { floor: 1 } } }));
    registry.insert(newRecord('a', 'm', { tags: { site: 'Lyon' } }));
    const record = registry.find({ deviceId: 'a' });
    if (!record) throw new Error('not found');
    registry.replace({ ...record, tags: { site: 'Porto', on: 1, deep: { floor: 1 } } });
    expect(namesOf(registry, 'devices', [{ kind: 'tag', path: ['site'], value: 'Lyon' }])).toEqual([]);
    expect(namesOf(registry, 'devices', [{ kind: 'tag', path: ['site'], value: 'Porto' }])).toEqual(['a/']);
    expect(namesOf(registry, 'devices', [{ kind: 'tag', path: ['on'], value: true }])).toEqual([]);
    expect(namesOf(registry, 'devices', [{ kind: 'tag', path: ['on'], value: 1 }])).toEqual(['a/']);
    expect(namesOf(registry, 'modules', [{ kind: 'tag', path: ['site'], value: 'Lyon' }])).toEqual(['a/m']);
    registry.remove({ deviceId: 'a' });
    expect(registry.count('devices', [{ kind: 'tag', path: ['site'], value: 'Porto' }])).toBe(0);
    registry.insert(newRecord('a'));
    expect(registry.count('devices', [{ kind: 'tag', path: ['deep', 'floor'], value: 1 }])).toBe(0);
  });

  it('is filled from an older registry with the rows it would have had', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'registry.db');
    const registry = newRegistry(folder);
    const tags = {
      site: 'Zúñiga "1"',
      'a-b': { 'ö\\': 'x', yes: true, no: false, list: [1], gone: {} },
      n: 0.1,
      big: 1e21,
    };
    registry.insert(newRecord('a', '', { tags }));
    registry.insert(newRecord('a', 'm', { tags: { long: 'x'.repeat(300), text: 'x'.repeat(256) } }));
    registry.close();

    const database = openDatabase(file, hubMigrations);
    const rows = (): unknown[] => database.prepare('SELECT * FROM tag ORDER BY 1, 2, 3').raw().all();
    const before = rows();
    expect(before).toHaveLength(7);
    database.exec(
      `DROP TABLE tag; DROP INDEX identity_module; DROP INDEX identity_of_module; DROP INDEX identity_status;
       ALTER TABLE identity DROP COLUMN device_scope; ALTER TABLE identity DROP COLUMN parent_scopes;
       DROP TABLE job; DROP TABLE device_job; DROP TRIGGER forget_targets;
       DROP TABLE configuration; DROP TABLE configuration_target; DROP TABLE configured;
       ALTER TABLE message DROP COLUMN generation_id; ALTER TABLE message DROP COLUMN auth_method;
       PRAGMA user_version = 1`,
    );
    database.close();
    const again = openDatabase(file, hubMigrations);
    onTestFinished(() => {
      again.close();
    });
    expect(again.prepare('SELECT * FROM tag ORDER BY 1, 2, 3').raw().all()).toEqual(before);
  });

  it('of an older registry gets the scopes of its Edge devices', () => {
    const file = join(temporaryFolder(), 'registry.db');
    const older = openDatabase(file, hubMigrations.slice(0, 2));
    const columns = ['device_id', 'module_id', 'generation_id', 'is_edge'];
    const others = ['etag', 'status', 'status_updated', 'connection_updated', 'last_activity'];
    older.exec(`
      INSERT INTO identity (${[...columns, ...others].join()}, authentication, twin_version, twin_writes,
        tags, desired, desired_metadata, desired_version, reported, reported_metadata, reported_version)
      VALUES ('e', '', '7', 1, ${others.map(() => "'x'").join()}, '{}', 2, 1, '{}', '{}', '{}', 1, '{}', '{}', 1)`);
    older.close();
    const registry = newRegistry(dirname(file));
    expect(registry.find({ deviceId: 'e' })).toMatchObject({
      deviceScope: 'ms-azure-iot-edge://e-7',
      parentScopes: [],
    });
  });
});

describe('activity', () => {
  it('is seen at once, and kept when the hub closes', () => {
    const folder = temporaryFolder();
    const registry = newRegistry(folder);
    registry.insert(newRecord('a'));
    registry.noteActivity({ deviceId: 'a' }, { lastActivity: 'later', connectionUpdated: 'then' });
    registry.noteActivity({ deviceId: 'a' }, { lastActivity: 'latest' });
    const expected = { lastActivity: 'latest', connectionUpdated: 'then' };
    expect(registry.find({ deviceId: 'a' })).toMatchObject(expected);
    expect([...registry.after('devices', 0)]).toMatchObject([expected]);
    registry.close();
    expect(newRegistry(folder).find({ deviceId: 'a' })).toMatchObject(expected);
  });

  it('of an identity that was removed is not that of its successor', () => {
    const registry = newRegistry();
    registry.insert(newRecord('a'));
    registry.noteActivity({ deviceId: 'a' }, { lastActivity: 'later' });
    registry.remove({ deviceId: 'a' });
    registry.noteActivity({ deviceId: 'a' }, { lastActivity: 'latest' });
    registry.insert(newRecord('a'));
    expect(registry.find({ deviceId: 'a' })?.lastActivity).toBe(at);
  });
});

describe('a record read before', () => {
  const siteOf = (registry: Registry) => registry.find({ deviceId: 'a' })?.tags.site;

  it('is read anew after every kind of write', () => {
    const registry = newRegistry();
    registry.insert(newRecord('a', '', { tags: { site: 'Lyon' } }));
    const record = registry.find({ deviceId: 'a' });
    if (!record) throw new Error('not found');
    registry.replace({ ...record, tags: { site: 'Porto' } });
    expect(siteOf(registry)).toBe('Porto');
    registry.remove({ deviceId: 'a' });
    expect(registry.find({ deviceId: 'a' })).toBeNull();
    registry.insert(newRecord('a', '', { tags: { site: 'Vigo' } }));
    expect(siteOf(registry)).toBe('Vigo');
  });

  it('is not what a transaction wrote that was taken back', () => {
    const registry = newRegistry();
    registry.insert(newRecord('a', '', { tags: { site: 'Lyon' } }));
    const failing = () =>
      registry.atOnce(() => {
        const record = registry.find({ deviceId: 'a' });
        if (!record) throw new Error('not found');
        registry.replace({ ...record, tags: { site: 'Porto' } });
        expect(siteOf(registry)).toBe('Porto');
        throw new Error('taken back');
      });
    expect(failing).toThrow('taken back');
    expect(siteOf(registry)).toBe('Lyon');
    expect(registry.count('devices', [{ kind: 'tag', path: ['site'], value: 'Lyon' }])).toBe(1);
  });

  it('is one of those in use: the oldest leave when there are many', () => {
    const cache = createRecordCache();
    const registry = newRegistry();
    registry.insert(newRecord('a'));
    const record = registry.find({ deviceId: 'a' });
    if (!record) throw new Error('not found');
    const halfChars = 6 * 1024 * 1024;
    for (const deviceId of ['a', 'b', 'c']) cache.set({ deviceId }, record, halfChars);
    expect(['a', 'b', 'c'].map((deviceId) => cache.get({ deviceId }) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    cache.drop({ deviceId: 'b' });
    cache.set({ deviceId: 'd' }, record, halfChars);
    expect(cache.get({ deviceId: 'c' })).toBe(record);
  });
});
