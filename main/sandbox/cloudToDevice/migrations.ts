/** The database of messages on their way to devices, and of feedback on its way back. */
import type { Migration } from '../../store';

export const messageMigrations: readonly Migration[] = [
  {
    version: 1,
    name: 'cloud-to-device',
    sql: `
      CREATE TABLE message (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        queue TEXT NOT NULL,
        enqueued_at_ms INTEGER NOT NULL,
        expires_at_ms INTEGER NOT NULL,
        delivery_count INTEGER NOT NULL,
        lock_token TEXT,
        locked_until_ms INTEGER,
        deadline_ms INTEGER NOT NULL,
        header TEXT NOT NULL,
        body BLOB NOT NULL
      ) STRICT;
      CREATE INDEX message_queue ON message (queue, sequence);
      CREATE INDEX message_deadline ON message (deadline_ms);
      CREATE TABLE feedback_record (sequence INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL) STRICT;
    `,
  },
];
