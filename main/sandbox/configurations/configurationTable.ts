/** Configurations in SQLite. */
import { z } from 'zod';
import type { Database } from '../../store';
import type { Configuration, ConfigurationPlan } from './configuration';

export interface ConfigurationTable {
  find(id: string): Configuration | null;
  /** By id. */
  all(): readonly Configuration[];
  keep(plan: ConfigurationPlan, etag: string, createdMs: number, updatedMs: number): void;
  keepMetrics(id: string, results: Readonly<Record<string, number>>): void;
  remove(id: string): void;
}

const row = z.object({
  id: z.string(),
  etag: z.string(),
  plan: z.string(),
  created_ms: z.number(),
  updated_ms: z.number(),
  metric_results: z.string(),
});

export function openConfigurationTable(database: Database): ConfigurationTable {
  const find = database.prepare('SELECT * FROM configuration WHERE id = ?');
  const all = database.prepare('SELECT * FROM configuration ORDER BY id');
  const keep = database.prepare(
    `INSERT INTO configuration (id, etag, plan, created_ms, updated_ms, metric_results)
     VALUES (?, ?, ?, ?, ?, '{}')
     ON CONFLICT (id) DO UPDATE SET etag = excluded.etag, plan = excluded.plan,
       updated_ms = excluded.updated_ms, metric_results = excluded.metric_results`,
  );
  const keepMetrics = database.prepare('UPDATE configuration SET metric_results = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM configuration WHERE id = ?');
  return {
    find: (id) => {
      const found: unknown = find.get(id);
      return found === undefined ? null : configurationOfRow(found);
    },
    all: () => all.all().map(configurationOfRow),
    keep: (plan, etag, createdMs, updatedMs) => {
      keep.run(plan.id, etag, JSON.stringify(plan), createdMs, updatedMs);
    },
    keepMetrics: (id, results) => {
      keepMetrics.run(JSON.stringify(results), id);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

function configurationOfRow(raw: unknown): Configuration {
  const r = row.parse(raw);
  return {
    // Both columns are written by this file alone, from values of these types.
    ...(JSON.parse(r.plan) as ConfigurationPlan),
    metricResults: JSON.parse(r.metric_results) as Record<string, number>,
    etag: r.etag,
    createdMs: r.created_ms,
    updatedMs: r.updated_ms,
  };
}
