/** Where drafts of security module twins are kept. */
import type { Migration } from '../migration';

export const drafts: Migration = {
  version: 1,
  name: 'drafts',
  sql: `CREATE TABLE draft (
    host_name TEXT NOT NULL,
    device_id TEXT NOT NULL,
    module_id TEXT NOT NULL,
    draft TEXT NOT NULL,
    PRIMARY KEY (host_name, device_id, module_id)
  ) STRICT`,
};
