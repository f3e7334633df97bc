/** Opens a hub's index file, or makes it anew where it cannot be read: everything in it can be read from the hub again. */
import { rmSync } from 'node:fs';
import type { FleetIndexProblem } from '../../../preload/contract';
import { type Database, openDatabase } from '../../store';
import { createFleetIndex } from './fleetIndex';
import type { FleetIndex } from './indexContract';
import { indexMigrations } from './schema';

export interface IndexFile {
  /** Null keeps the index in memory alone. */
  readonly file: string | null;
  /** 32 bytes as hexadecimal digits. */
  readonly key: string;
}

export interface OpenedIndex {
  readonly index: FleetIndex;
  readonly problem: FleetIndexProblem | null;
  close(): void;
}

const inMemory = ':memory:';

export function openIndexFile({ file, key }: IndexFile): OpenedIndex {
  if (file === null) return openAt(inMemory, key, null);
  try {
    return openAt(file, key, null);
  } catch (error) {
    const problem = indexProblemOf(error);
    if (problem !== 'rebuilt' && problem !== null) return openAt(inMemory, key, problem);
  }
  try {
    removeIndexFile(file);
    return openAt(file, key, 'rebuilt');
  } catch (error) {
    return openAt(inMemory, key, indexProblemOf(error) ?? 'notWritable');
  }
}

export function removeIndexFile(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}

function openAt(file: string, key: string, problem: FleetIndexProblem | null): OpenedIndex {
  const database = openDatabase(file, indexMigrations, file === inMemory ? null : key);
  try {
    // One Siteward at a time: what is in memory would not follow what another one writes.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA synchronous = NORMAL');
    return { index: createFleetIndex(database), problem, close: () => closeIndex(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** libsql keeps a closed file locked while a statement of it is in memory, and leaves what is in the log there. */
function closeIndex(database: Database): void {
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.exec('PRAGMA locking_mode = NORMAL');
    database.prepare('SELECT count(*) FROM note').get();
  } finally {
    database.close();
  }
}

/** Null for what says nothing about the file. https://www.sqlite.org/rescode.html */
export function indexProblemOf(error: unknown): FleetIndexProblem | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (code.startsWith('SQLITE_FULL')) return 'diskFull';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'inUse';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'rebuilt';
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|PERM)/.test(code)) return 'notWritable';
  // libsql tells a file that cannot be opened by its text alone (14: SQLITE_CANTOPEN).
  return message.startsWith('ConnectionFailed') ? 'notWritable' : null;
}
