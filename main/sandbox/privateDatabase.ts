/** The hub's databases: where they are, and that their owner alone can read them. */
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type Migration, openDatabase } from '../store';

export function registryFile(folder: string): string {
  return join(folder, 'registry.db');
}

/** A database that its owner alone can read. */
export function openPrivately(file: string, migrations: readonly Migration[]): Database {
  const isNew = !existsSync(file);
  const database = openDatabase(file, migrations);
  // What a write returned is with the operating system, from which a killed process cannot take it back. To wait for the
  // disk each time would protect an emulator from power cuts at the price of most of its speed (SQLite, pragma.html).
  database.exec('PRAGMA synchronous = NORMAL');
  if (isNew) chmodSync(file, 0o600);
  return database;
}
