/** Where the coverage of each hub's fleet is kept, day by day. */
import type { Migration } from '../migration';

export const coverageSamples: Migration = {
  version: 6,
  name: 'coverage samples',
  sql: `CREATE TABLE coverage_sample (
    host_name TEXT NOT NULL,
    day TEXT NOT NULL,
    security_module TEXT NOT NULL,
    verdict TEXT NOT NULL,
    device_count INTEGER NOT NULL,
    PRIMARY KEY (host_name, day, security_module, verdict)
  ) STRICT, WITHOUT ROWID`,
};
