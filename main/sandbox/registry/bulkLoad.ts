/**
 * Writes the registry of a large fleet into a new file: rows first, without log and indexes, then every index at once. The
 * file gets its name when it is whole, so a fleet is there completely or not at all.
 */
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Database, openDatabase } from '../../store';
import { hubMigrations } from './migrations';
import { type IdentityRecord, recordColumns, rowOfRecord } from './record';
import { fillTagIndex } from './tagIndex';

/** Between two of these the process can do something else, such as end. */
const recordsAtOnce = 2000;

/** `onProgress` hears the number of records written so far; null while indexes are made. */
export async function writeRegistry(
  file: string,
  records: Iterable<Omit<IdentityRecord, 'number'>>,
  settings: Readonly<Record<string, string>>,
  onProgress: (written: number | null) => void,
): Promise<void> {
  const unfinished = `${file}.new`;
  removeDatabase(unfinished);
  const database = openDatabase(unfinished, hubMigrations);
  try {
    chmodSync(unfinished, 0o600);
    // Nothing of the file is worth keeping if this process ends before the last line.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144');
    const indexes = takeIndexes(database);
    await writeRecords(database, records, onProgress);
    onProgress(null);
    await setImmediate();
    database.exec(`BEGIN; DELETE FROM tag; ${fillTagIndex}; ${indexes.join(';')}; COMMIT`);
    const keep = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
    for (const [name, value] of Object.entries(settings)) keep.run(name, value);
  } finally {
    database.close();
  }
  removeDatabase(file);
  renameSync(unfinished, file);
}

async function writeRecords(
  database: Database,
  records: Iterable<Omit<IdentityRecord, 'number'>>,
  onProgress: (written: number) => void,
): Promise<void> {
  const insert = database.prepare(
    `INSERT INTO identity (${recordColumns.join(', ')}) VALUES (${recordColumns.map(() => '?').join(', ')})`,
  );
  let written = 0;
  database.exec('BEGIN');
  for (const record of records) {
    insert.run(rowOfRecord(record));
    written += 1;
    if (written % recordsAtOnce > 0) continue;
    database.exec('COMMIT');
    onProgress(written);
    await setImmediate();
    database.exec('BEGIN');
  }
  database.exec('COMMIT');
}

/** Drops the indexes that are no constraints; returns the statements that make them again. */
function takeIndexes(database: Database): string[] {
  // The statement names both columns.
  const indexes = database
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'identity' AND sql IS NOT NULL",
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}

function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
}
