/** Where queries are kept: those that were given a name, and the newest that were run on each hub. */
import type { Migration } from '../migration';

export const queries: Migration = {
  version: 7,
  name: 'queries',
  sql: `CREATE TABLE saved_query (
    query_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE TABLE recent_query (
    host_name TEXT NOT NULL,
    text TEXT NOT NULL,
    ran_at TEXT NOT NULL,
    PRIMARY KEY (host_name, text)
  ) STRICT`,
};
