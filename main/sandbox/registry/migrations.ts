/** The embedded hub's database: identities with their twins, messages received, settings of the hub. */
import type { Migration } from '../../store';
import { configurationTables } from '../configurations/migrations';
import { eventColumns } from '../events/migrations';
import { jobTables } from '../jobs/migrations';
import { fillTagIndex } from './tagIndex';

export const hubMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'registry',
    sql: `
      CREATE TABLE identity (
        number INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        module_id TEXT NOT NULL,
        generation_id TEXT NOT NULL,
        etag TEXT NOT NULL,
        status TEXT NOT NULL,
        status_reason TEXT,
        status_updated TEXT NOT NULL,
        connection_updated TEXT NOT NULL,
        last_activity TEXT NOT NULL,
        authentication TEXT NOT NULL,
        managed_by TEXT,
        is_edge INTEGER NOT NULL,
        twin_version INTEGER NOT NULL,
        twin_writes INTEGER NOT NULL,
        tags TEXT NOT NULL,
        desired TEXT NOT NULL,
        desired_metadata TEXT NOT NULL,
        desired_version INTEGER NOT NULL,
        reported TEXT NOT NULL,
        reported_metadata TEXT NOT NULL,
        reported_version INTEGER NOT NULL,
        UNIQUE (device_id, module_id)
      ) STRICT;
      CREATE TABLE message (
        sequence INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        module_id TEXT NOT NULL,
        enqueued_time TEXT NOT NULL,
        system_properties TEXT NOT NULL,
        properties TEXT NOT NULL,
        body BLOB NOT NULL
      ) STRICT;
      CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    version: 2,
    name: 'look-ups',
    sql: `
      CREATE INDEX identity_module ON identity (module_id);
      CREATE INDEX identity_of_module ON identity (number) WHERE module_id <> '';
      CREATE INDEX identity_status ON identity (status) WHERE module_id = '';
      CREATE TABLE tag (
        is_module INTEGER NOT NULL,
        path TEXT NOT NULL,
        value ANY NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (is_module, path, value, number)
      ) STRICT, WITHOUT ROWID;
      ${fillTagIndex};
    `,
  },
  {
    version: 3,
    name: 'scopes of Edge devices and their children',
    sql: `
      ALTER TABLE identity ADD COLUMN device_scope TEXT;
      ALTER TABLE identity ADD COLUMN parent_scopes TEXT NOT NULL DEFAULT '[]';
      UPDATE identity SET device_scope = 'ms-azure-iot-edge://' || device_id || '-' || generation_id
        WHERE is_edge = 1;
    `,
  },
  { version: 4, name: 'jobs', sql: jobTables },
  { version: 5, name: 'configurations', sql: configurationTables },
  { version: 6, name: 'events', sql: eventColumns },
];
