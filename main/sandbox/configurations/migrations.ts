/** Tables of configurations. They are in the registry's database, so that a twin and what is known of its targets agree. */
export const configurationTables = `
  CREATE TABLE configuration (
    id TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    plan TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    metric_results TEXT NOT NULL
  ) STRICT;
  CREATE TABLE configuration_target (
    configuration_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    is_applied INTEGER NOT NULL,
    device_id TEXT NOT NULL,
    module_id TEXT NOT NULL,
    PRIMARY KEY (configuration_id, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX configuration_target_number ON configuration_target (number);
  CREATE TABLE configured (number INTEGER PRIMARY KEY, paths TEXT NOT NULL) STRICT;
  CREATE TRIGGER forget_targets AFTER DELETE ON identity BEGIN
    DELETE FROM configuration_target WHERE number = old.number;
    DELETE FROM configured WHERE number = old.number;
  END;
`;
