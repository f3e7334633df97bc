/** Opens a SQLite file, brings its schema up to date and makes it safe against crashes. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import type { Migration } from './migration';

export type Database = InstanceType<typeof Libsql>;

/** The file was written by a newer Siteward; opening it could lose what that one keeps in it. */
export class DatabaseTooNewError extends Error {
  override readonly name = 'DatabaseTooNewError';
}

/**
 * Opens with `encryptionKey`, or not encrypted without one. Write-ahead log, so that a killed process loses no committed change (SQLite, wal.html). Each migration runs in a
 * transaction of its own together with the version it leads to.
 */
export function openDatabase(
  file: string,
  migrations: readonly Migration[],
  encryptionKey: string | null = null,
): Database {
  mkdirSync(dirname(file), { recursive: true });
  // The library's own types leave these options out (tursodatabase/libsql-js, docs/api.md).
  const encryption: object = encryptionKey === null ? {} : { encryptionCipher: 'aes256cbc', encryptionKey };
  const database = new Libsql(file, encryption);
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec('PRAGMA foreign_keys = ON');
    migrate(database, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: Database, migrations: readonly Migration[]): void {
  const current = schemaVersion(database);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) {
    throw new DatabaseTooNewError(
      `The database has schema version ${current}; this program knows versions up to ${newest}.`,
    );
  }
  for (const { version, sql } of migrations) {
    if (version <= current) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version}`);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}

function schemaVersion(database: Database): number {
  const row: unknown = database.prepare('PRAGMA user_version').get();
  if (typeof row === 'object' && row !== null && 'user_version' in row) return Number(row.user_version);
  throw new Error('SQLite did not answer its user_version.');
}
