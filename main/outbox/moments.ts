/** The states in which twins were seen, kept on this laptop; a state seen again costs nothing but its time. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type JsonObject, type JsonValue, jsonObject } from '../../preload/contract';
import type { Store } from '../store';

/** Which twin; the device's own when there is no module. */
export interface TwinName {
  readonly hostName: string;
  readonly deviceId: string;
  readonly moduleId: string | null;
}

/** The sections with their `$metadata` and `$version`. */
export interface TwinState {
  readonly etag: string;
  readonly tags: JsonObject;
  readonly desired: JsonObject;
  readonly reported: JsonObject;
}

/** `saved`: the hub's answer to a save of this laptop. `deleted`: the last state before this laptop deleted the module. */
export type MomentCause = 'read' | 'saved' | 'deleted';

export interface Moment {
  readonly momentId: number;
  readonly of: TwinName;
  readonly cause: MomentCause;
  /** ISO 8601, UTC: the first and the newest read that found this state. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly state: TwinState;
}

export interface Moments {
  /** Resolves when it is on disk. */
  keep(of: TwinName, state: TwinState, seenAt: string, cause: MomentCause): Promise<void>;
  /** The newest first; `before` a moment of the same twin. */
  list(of: TwinName, before: number | null, limit: number): Promise<readonly Moment[]>;
  find(momentId: number): Promise<Moment | null>;
  /** Forgets what is too old or too much, but never the newest state of a twin. */
  prune(now: Date): Promise<void>;
}

/** Half a year of site visits; 100 MB are some thousands of states of the largest twins there can be. */
export const momentLimits = { ageDays: 180, sizeBytes: 100_000_000 } as const;
const dayMs = 86_400_000;

const storedState = z.object({
  etag: z.string(),
  tags: jsonObject,
  desired: jsonObject,
  reported: jsonObject,
});
const storedRow = z
  .object({
    moment_id: z.number().int(),
    host_name: z.string(),
    device_id: z.string(),
    module_id: z.string(),
    cause: z.enum(['read', 'saved', 'deleted']),
    first_seen_at: z.string(),
    last_seen_at: z.string(),
    state: z.string(),
  })
  .transform(
    (row): Moment => ({
      momentId: row.moment_id,
      of: { hostName: row.host_name, deviceId: row.device_id, moduleId: row.module_id || null },
      cause: row.cause,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.last_seen_at,
      state: storedState.parse(JSON.parse(row.state)),
    }),
  );

const columns = `moment_id, host_name, device_id, module_id, cause, first_seen_at, last_seen_at, state
  FROM twin_moment JOIN twin_state USING (hash)`;
const sameTwin = 'host_name = ? AND device_id = ? AND module_id = ?';
const newest = `SELECT max(moment_id) FROM twin_moment WHERE ${sameTwin}`;
const newestOfEach = 'SELECT max(moment_id) FROM twin_moment GROUP BY host_name, device_id, module_id';

export function openMoments(
  store: Store,
  limits: { ageDays: number; sizeBytes: number } = momentLimits,
): Moments {
  const keyOf = ({ hostName, deviceId, moduleId }: TwinName): string[] => [
    hostName.toLowerCase(),
    deviceId,
    moduleId ?? '',
  ];
  return {
    keep: (of, state, seenAt, cause) => {
      const text = JSON.stringify(sorted({ ...state }));
      const hash = createHash('sha256').update(text).digest('base64url');
      const key = keyOf(of);
      return store.runTogether([
        {
          sql: 'INSERT OR IGNORE INTO twin_state (hash, state, size_bytes) VALUES (?, ?, ?)',
          parameters: [hash, text, Buffer.byteLength(text)],
        },
        {
          sql: `INSERT INTO twin_moment (host_name, device_id, module_id, hash, cause, first_seen_at, last_seen_at)
            SELECT ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS
            (SELECT 1 FROM twin_moment WHERE moment_id = (${newest}) AND hash = ?)`,
          parameters: [...key, hash, cause, seenAt, seenAt, ...key, hash],
        },
        {
          sql: `UPDATE twin_moment SET last_seen_at = ?, cause = CASE WHEN ? = 'read' THEN cause ELSE ? END
            WHERE moment_id = (${newest})`,
          parameters: [seenAt, cause, cause, ...key],
        },
      ]);
    },
    list: async (of, before, limit) => {
      const rows = await store.all(
        `SELECT ${columns} WHERE ${sameTwin} AND moment_id < ? ORDER BY moment_id DESC LIMIT ?`,
        [...keyOf(of), before ?? Number.MAX_SAFE_INTEGER, limit],
      );
      return rows.map((row) => storedRow.parse(row));
    },
    find: async (momentId) => {
      const row = await store.get(`SELECT ${columns} WHERE moment_id = ?`, [momentId]);
      return row === undefined ? null : storedRow.parse(row);
    },
    prune: (now) =>
      store.runTogether([
        {
          sql: `DELETE FROM twin_moment WHERE last_seen_at < ? AND moment_id NOT IN (${newestOfEach})`,
          parameters: [new Date(now.getTime() - limits.ageDays * dayMs).toISOString()],
        },
        {
          sql: `DELETE FROM twin_moment WHERE moment_id NOT IN (${newestOfEach}) AND moment_id IN (
            SELECT moment_id FROM (SELECT moment_id, sum(size_bytes) OVER (ORDER BY moment_id DESC) AS total
            FROM twin_moment JOIN twin_state USING (hash)) WHERE total > ?)`,
          parameters: [limits.sizeBytes],
        },
        { sql: 'DELETE FROM twin_state WHERE hash NOT IN (SELECT hash FROM twin_moment)', parameters: [] },
      ]),
  };
}

/** With the keys of every object in order, so that the same state has the same text. */
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
