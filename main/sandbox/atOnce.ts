/** Transactions of the hub's databases. */
import type { Database } from '../store';

/** Everything inside happens, or nothing; inside another one it is a part of that. */
export function atOnce<T>(database: Database, work: () => T): T {
  if (database.inTransaction) return work();
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
