/** The registry as it was when a `staleQueries` fault was added, read beside the live one (SQLite, isolation.html). */
import { type Database, openDatabase } from '../../store';
import { hubMigrations } from '../registry/migrations';
import { openReading, type Reading } from '../registry/reading';
import type { FaultSource } from './faults';

export interface StaleReading extends Reading {
  close(): void;
}

interface Snapshot {
  readonly database: Database;
  readonly reading: Reading;
}

/** Reads the live registry unless a fault says otherwise; each question counts as one time. */
export function openStaleReading(file: string, live: Reading, faults: FaultSource): StaleReading {
  let snapshot: Snapshot | null = null;
  let readers = 0;

  const isWanted = (): boolean =>
    readers > 0 || faults.list().some(({ effect }) => effect.kind === 'staleQueries');
  const follow = (): void => {
    if (isWanted()) snapshot ??= take(file);
    else close();
  };
  const close = (): void => {
    snapshot?.database.close();
    snapshot = null;
  };
  /** Holds the snapshot while it is read, for the last time a fault happens it is gone from the list already. */
  const begin = (): Reading => {
    readers += 1;
    const effects = faults.happening({ at: 'query' });
    return effects.length > 0 && snapshot ? snapshot.reading : live;
  };
  const end = (): void => {
    readers -= 1;
    if (!isWanted()) close();
  };
  faults.onChange(follow);

  return {
    *look(...search) {
      if (faults.isIdle()) {
        yield* live.look(...search);
        return;
      }
      try {
        yield* begin().look(...search);
      } finally {
        end();
      }
    },
    count: (collection, lookups) => {
      if (faults.isIdle()) return live.count(collection, lookups);
      try {
        return begin().count(collection, lookups);
      } finally {
        end();
      }
    },
    close,
  };
}

function take(file: string): Snapshot {
  const database = openDatabase(file, hubMigrations);
  // A transaction sees the registry as it is at its first read, until it ends.
  database.exec('BEGIN');
  database.prepare('SELECT COUNT(*) FROM setting').get();
  return { database, reading: openReading(database, (record) => record) };
}
