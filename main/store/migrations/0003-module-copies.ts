/** Where deleted security modules are kept, so that they can come back. */
import type { Migration } from '../migration';

export const moduleCopies: Migration = {
  version: 3,
  name: 'module copies',
  sql: `CREATE TABLE module_copy (
    copy_id INTEGER PRIMARY KEY,
    host_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    module_id TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    copy TEXT NOT NULL
  ) STRICT`,
};
