/** The tables of a hub's index file. It holds nothing that cannot be read from the hub again. */
import type { Migration } from '../../store';

/**
 * `pass` counts the readings of everything: what a whole pass has not seen is gone from the hub. `written` grows with every
 * change, so that the columns kept in `column_part` can be brought up to date.
 */
export const indexMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'index',
    sql: `
      CREATE TABLE device (
        slot INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL UNIQUE,
        pass INTEGER NOT NULL,
        modules_pass INTEGER NOT NULL,
        written INTEGER NOT NULL,
        record TEXT NOT NULL
      );
      CREATE INDEX device_written ON device (written);
      CREATE TABLE module (
        slot INTEGER NOT NULL,
        module_id TEXT NOT NULL,
        pass INTEGER NOT NULL,
        is_open INTEGER NOT NULL,
        kind TEXT,
        verdict TEXT,
        drift TEXT,
        fingerprint TEXT,
        facts TEXT NOT NULL,
        security TEXT,
        PRIMARY KEY (slot, module_id)
      ) WITHOUT ROWID;
      CREATE INDEX module_open ON module (slot) WHERE is_open = 1;
      CREATE TABLE gone (slot INTEGER PRIMARY KEY);
      CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE column_part (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
    `,
  },
];
