/** Where saved filters, pinned devices and devices opened before are kept, for each hub. */
import type { Migration } from '../migration';

export const fleetShelf: Migration = {
  version: 5,
  name: 'fleet shelf',
  sql: `CREATE TABLE fleet_filter (
    host_name TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    sort_by TEXT NOT NULL,
    sort_direction TEXT NOT NULL,
    PRIMARY KEY (host_name, name)
  ) STRICT;
  CREATE TABLE fleet_pin (
    host_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    pinned_at TEXT NOT NULL,
    PRIMARY KEY (host_name, device_id)
  ) STRICT;
  CREATE TABLE fleet_recent (
    host_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    PRIMARY KEY (host_name, device_id)
  ) STRICT`,
};
