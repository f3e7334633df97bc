/** One step of a database's schema. */

export interface Migration {
  /** Counted from 1 without gaps; kept in SQLite's `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
