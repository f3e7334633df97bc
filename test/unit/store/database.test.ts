import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseTooNewError, openDatabase } from '../../../main/store';
import { temporaryFolder } from '../../support/temporaryFolder';

const first = { version: 1, name: 'pumps', sql: 'CREATE TABLE pump (id TEXT PRIMARY KEY) STRICT' };
const second = { version: 2, name: 'sites', sql: 'CREATE TABLE site (id TEXT PRIMARY KEY) STRICT' };

describe('a database file', () => {
  it('gets the migrations it lacks and keeps what it held', () => {
    const file = join(temporaryFolder(), 'sub', 'a.db');
    const before = openDatabase(file, [first]);
    before.prepare('INSERT INTO pump VALUES (?)').run('p1');
    before.close();

    const after = openDatabase(file, [first, second]);
    expect(after.prepare('SELECT id FROM pump').all()).toMatchObject([{ id: 'p1' }]);
    expect(after.prepare('SELECT id FROM site').all()).toEqual([]);
    after.close();
  });

  it('stays at the version before a migration that fails', () => {
    const file = join(temporaryFolder(), 'a.db');
    openDatabase(file, [first]).close();
    const broken = { version: 2, name: 'broken', sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE NONSENSE' };
    expect(() => openDatabase(file, [first, broken])).toThrow(/syntax/);

    const repaired = openDatabase(file, [first, second]);
    expect(() => repaired.prepare('SELECT * FROM half')).toThrow(/half/);
    repaired.close();
  });

  it('is not opened by a program older than the one that wrote it', () => {
    const file = join(temporaryFolder(), 'a.db');
    openDatabase(file, [first, second]).close();
    expect(() => openDatabase(file, [first])).toThrow(DatabaseTooNewError);
  });
});
