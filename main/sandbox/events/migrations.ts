/** What the table of messages needs to be read as events. */

/**
 * Rows of before stay as they are: their numbers are those of partition 0. A device that is deleted and made anew is
 * another one, so who sent an event is kept with it.
 */
export const eventColumns = `
  ALTER TABLE message ADD COLUMN generation_id TEXT NOT NULL DEFAULT '';
  ALTER TABLE message ADD COLUMN auth_method TEXT NOT NULL DEFAULT '';
`;
