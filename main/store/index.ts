/** Databases on disk: opened and migrated here, and for the app's services behind a worker thread. */
export { type Database, DatabaseTooNewError, openDatabase } from './database';
export type { Migration } from './migration';
export { openStore, type Store, StoreError } from './store';
