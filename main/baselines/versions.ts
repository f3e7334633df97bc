/** Baselines on disk: every version stays until the baseline is removed. */
import { z } from 'zod';
import { type BaselineContent, baselineContent } from '../../preload/contract';
import type { Store } from '../store';

export interface StoredVersion {
  readonly baselineId: string;
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly content: BaselineContent;
}

export interface BaselineVersions {
  /** The newest version of each. */
  newest(): Promise<readonly StoredVersion[]>;
  /** The newest first; empty for a baseline that is not there. */
  of(baselineId: string): Promise<readonly StoredVersion[]>;
  /** As the next version. */
  add(baselineId: string, savedAt: string, content: BaselineContent): Promise<void>;
  remove(baselineId: string): Promise<void>;
}

const row = z
  .object({
    baseline_id: z.string(),
    version: z.number().int(),
    saved_at: z.string(),
    content: z.string(),
  })
  .transform(
    (read): StoredVersion => ({
      baselineId: read.baseline_id,
      version: read.version,
      savedAt: read.saved_at,
      content: baselineContent.parse(JSON.parse(read.content)),
    }),
  );

const columns = 'baseline_id, version, saved_at, content FROM baseline_version';

export function openBaselineVersions(store: Store): BaselineVersions {
  return {
    newest: async () => {
      const rows = await store.all(
        `SELECT ${columns} AS each WHERE version =
          (SELECT max(version) FROM baseline_version WHERE baseline_id = each.baseline_id)`,
        [],
      );
      return rows.map((each) => row.parse(each));
    },
    of: async (baselineId) => {
      const rows = await store.all(`SELECT ${columns} WHERE baseline_id = ? ORDER BY version DESC`, [
        baselineId,
      ]);
      return rows.map((each) => row.parse(each));
    },
    add: (baselineId, savedAt, content) =>
      store.run(
        `INSERT INTO baseline_version (baseline_id, version, saved_at, content)
          SELECT ?, coalesce(max(version), 0) + 1, ?, ? FROM baseline_version WHERE baseline_id = ?`,
        [baselineId, savedAt, JSON.stringify(content), baselineId],
      ),
    remove: (baselineId) => store.run('DELETE FROM baseline_version WHERE baseline_id = ?', [baselineId]),
  };
}
