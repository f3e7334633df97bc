/** Whom each configuration is about, whether it prevails there, and which desired properties are its doing. In SQLite. */
import { z } from 'zod';
import type { Database } from '../../store';
import type { IdentityRef, JsonObject } from '../ports';
import type { IdentityRecord } from '../registry/record';
import type { TargetCounts } from './configuration';

/** Of one identity. */
export interface Targeting {
  /** Whether each configuration about it is applied. */
  readonly isApplied: ReadonlyMap<string, boolean>;
  /** Paths of desired properties that configurations have written. */
  readonly paths: readonly (readonly string[])[];
}

export interface TargetTable {
  of(number: number): Targeting;
  keep(record: IdentityRecord, targeting: Targeting): void;
  counts(configurationId: string): TargetCounts;
  /** Identities a configuration is about, beginning after the number of one. */
  page(
    configurationId: string,
    after: number,
  ): readonly { readonly number: number; readonly ref: IdentityRef }[];
  /** Ids of configurations that have targets, whether they still exist or not. */
  configurationIds(): readonly string[];
  /** As a twin shows them in queries; null without any. */
  shownFor(number: number): JsonObject | null;
  hasAny(): boolean;
}

const targetRow = z.object({ configuration_id: z.string(), is_applied: z.number() });
const refRow = z.object({ number: z.number(), device_id: z.string(), module_id: z.string() });
const pathsRow = z.object({ paths: z.string() });
const countsRow = z.object({ targeted: z.number(), applied: z.number() });
const paths = z.array(z.array(z.string()));

export function openTargetTable(database: Database): TargetTable {
  const targets = database.prepare(
    'SELECT configuration_id, is_applied FROM configuration_target WHERE number = ? ORDER BY 1',
  );
  const findPaths = database.prepare('SELECT paths FROM configured WHERE number = ?');
  const addTarget = database.prepare(
    `INSERT INTO configuration_target (configuration_id, number, is_applied, device_id, module_id)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const clearTargets = database.prepare('DELETE FROM configuration_target WHERE number = ?');
  const clearPaths = database.prepare('DELETE FROM configured WHERE number = ?');
  const keepPaths = database.prepare('INSERT OR REPLACE INTO configured (number, paths) VALUES (?, ?)');
  const counts = database.prepare(
    `SELECT COUNT(*) AS targeted, COALESCE(SUM(is_applied), 0) AS applied FROM configuration_target
     WHERE configuration_id = ?`,
  );
  const page = database.prepare(
    `SELECT number, device_id, module_id FROM configuration_target
     WHERE configuration_id = ? AND number > ? ORDER BY number LIMIT 100`,
  );
  const ids = database.prepare('SELECT DISTINCT configuration_id FROM configuration_target').pluck();
  const any = database.prepare('SELECT 1 FROM configuration_target LIMIT 1').pluck();

  const targetsOf = (number: number): Map<string, boolean> =>
    new Map(
      targets.all(number).map((raw): [string, boolean] => {
        const { configuration_id: id, is_applied: isApplied } = targetRow.parse(raw);
        return [id, isApplied === 1];
      }),
    );

  return {
    of: (number) => {
      const found: unknown = findPaths.get(number);
      return {
        isApplied: targetsOf(number),
        paths: found === undefined ? [] : paths.parse(JSON.parse(pathsRow.parse(found).paths)),
      };
    },
    keep: ({ number, deviceId, moduleId }, targeting) => {
      clearTargets.run(number);
      for (const [id, isApplied] of targeting.isApplied) {
        addTarget.run(id, number, isApplied ? 1 : 0, deviceId, moduleId);
      }
      if (targeting.paths.length === 0) clearPaths.run(number);
      else keepPaths.run(number, JSON.stringify(targeting.paths));
    },
    counts: (configurationId) => countsRow.parse(counts.get(configurationId)),
    page: (configurationId, after) =>
      page.all(configurationId, after).map((raw) => {
        const { number, device_id: deviceId, module_id: moduleId } = refRow.parse(raw);
        return { number, ref: moduleId === '' ? { deviceId } : { deviceId, moduleId } };
      }),
    configurationIds: () => z.array(z.string()).parse(ids.all()),
    shownFor: (number) => {
      const shown = [...targetsOf(number)].map(([id, isApplied]): [string, JsonObject] => [
        id,
        { status: isApplied ? 'Applied' : 'Targeted' },
      ]);
      return shown.length === 0 ? null : Object.fromEntries(shown);
    },
    hasAny: () => any.get() !== undefined,
  };
}
