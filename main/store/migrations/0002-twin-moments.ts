/** Where the states of twins that were read are kept: each state once, and when each twin was in which. */
import type { Migration } from '../migration';

export const twinMoments: Migration = {
  version: 2,
  name: 'twin moments',
  sql: `CREATE TABLE twin_state (
    hash TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    size_bytes INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE twin_moment (
    moment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    host_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    module_id TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES twin_state (hash),
    cause TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX twin_moment_of ON twin_moment (host_name, device_id, module_id, moment_id);
  CREATE INDEX twin_moment_hash ON twin_moment (hash)`,
};
