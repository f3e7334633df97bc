/** Saved queries, and the newest that were run on each hub; in the app's database. */
import { z } from 'zod';
import { type KeptQueries, savedQuery } from '../../preload/contract';
import type { Store } from '../store';

const mostRecent = 30;

export interface QueryShelf {
  of(hostName: string): Promise<KeptQueries>;
  write(queryId: string, name: string, text: string): Promise<void>;
  remove(queryId: string): Promise<void>;
  /** Puts it first among the recent ones of this hub. `ranAt` in ISO 8601, UTC. */
  noteRun(hostName: string, text: string, ranAt: string): Promise<void>;
}

const savedRow = z
  .object({ query_id: z.string(), name: z.string(), text: z.string() })
  .transform(({ query_id, name, text }) => savedQuery.parse({ queryId: query_id, name, text }));
const recentRow = z
  .object({ text: z.string(), ran_at: z.string() })
  .transform(({ text, ran_at }) => ({ text, ranAt: ran_at }));

export function openQueryShelf(store: Store): QueryShelf {
  return {
    of: async (hostName) => {
      const [saved, recent] = await Promise.all([
        store.all('SELECT query_id, name, text FROM saved_query ORDER BY name COLLATE NOCASE', []),
        store.all('SELECT text, ran_at FROM recent_query WHERE host_name = ? ORDER BY rowid DESC', [
          hostName,
        ]),
      ]);
      return {
        saved: saved.map((row) => savedRow.parse(row)),
        recent: recent.map((row) => recentRow.parse(row)),
      };
    },
    write: (queryId, name, text) =>
      store.run(
        `INSERT INTO saved_query (query_id, name, text) VALUES (?, ?, ?)
          ON CONFLICT (query_id) DO UPDATE SET name = excluded.name, text = excluded.text`,
        [queryId, name, text],
      ),
    remove: (queryId) => store.run('DELETE FROM saved_query WHERE query_id = ?', [queryId]),
    // The newest is the row that was written last: by its time it is not, once a clock was set back.
    noteRun: (hostName, text, ranAt) =>
      store.runTogether([
        { sql: 'DELETE FROM recent_query WHERE host_name = ? AND text = ?', parameters: [hostName, text] },
        {
          sql: 'INSERT INTO recent_query (host_name, text, ran_at) VALUES (?, ?, ?)',
          parameters: [hostName, text, ranAt],
        },
        {
          sql: `DELETE FROM recent_query WHERE host_name = ?1 AND text NOT IN
            (SELECT text FROM recent_query WHERE host_name = ?1 ORDER BY rowid DESC LIMIT ?2)`,
          parameters: [hostName, mostRecent],
        },
      ]),
  };
}
