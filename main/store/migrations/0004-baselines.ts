/** Where baselines are kept, version by version. */
import type { Migration } from '../migration';

export const baselines: Migration = {
  version: 4,
  name: 'baselines',
  sql: `CREATE TABLE baseline_version (
    baseline_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (baseline_id, version)
  ) STRICT`,
};
