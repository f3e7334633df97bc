/** Tables of jobs. They are in the registry's database, so that a twin and the note that a job wrote it are one write. */
export const jobTables = `
  CREATE TABLE job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    query_condition TEXT NOT NULL,
    work TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    start_ms INTEGER NOT NULL,
    started_ms INTEGER,
    end_ms INTEGER,
    max_execution_s INTEGER NOT NULL,
    is_planned INTEGER NOT NULL,
    failure_reason TEXT
  ) STRICT;
  CREATE INDEX job_status ON job (status, start_ms);
  CREATE TABLE device_job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    job_number INTEGER NOT NULL,
    device_id TEXT NOT NULL,
    module_id TEXT NOT NULL,
    status TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    end_ms INTEGER,
    outcome TEXT,
    UNIQUE (job_number, device_id, module_id)
  ) STRICT;
  CREATE INDEX device_job_status ON device_job (job_number, status, number);
  CREATE INDEX device_job_job ON device_job (job_number);
  CREATE INDEX device_job_device ON device_job (device_id, number);
`;
