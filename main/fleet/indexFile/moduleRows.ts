/** The modules of an index file. */
import { z } from 'zod';
import { driftCause, securityVerdict } from '../../../preload/contract';
import type { Database } from '../../store';
import type { ModuleFacts } from '../record';
import type { ModuleSecurity } from '../securityFacts';
import { packModule, unpackModule } from './packed';

/** What a device's record needs of its modules. */
export type ModuleSummary = ModuleSecurity & { readonly moduleId: string };

export interface ModuleAt {
  readonly slot: number;
  readonly facts: ModuleFacts;
}

export interface ModuleRows {
  /** `isOpen`: its twin is yet to be read by itself. */
  take(slot: number, facts: ModuleFacts, pass: number, isOpen: boolean): void;
  /** Seen by a pass, and left as it is. */
  see(slot: number, moduleId: string, pass: number): void;
  find(slot: number, moduleId: string): ModuleFacts | null;
  remove(slot: number, moduleId: string): void;
  summariesOf(slot: number): ModuleSummary[];
  allOf(slot: number): ModuleFacts[];
  open(most: number): ModuleAt[];
  close(slot: number, moduleId: string): void;
  closeAll(): void;
  /** Removes those that a pass has not seen, and says whose they were. */
  removeNotSeen(pass: number): number[];
}

const summaryRow = z
  .object({
    module_id: z.string(),
    kind: z.enum(['classic', 'micro', 'nearMiss']).nullable(),
    verdict: securityVerdict.nullable(),
    drift: driftCause.nullable(),
    fingerprint: z.string().nullable(),
  })
  .transform(
    ({ module_id: moduleId, kind, verdict, drift, fingerprint }): ModuleSummary => ({
      moduleId,
      kind,
      security: verdict === null || drift === null ? null : { verdict, drift, fingerprint },
    }),
  );
const factsRow = z.object({ slot: z.number(), facts: z.string(), security: z.string().nullable() });
const slotRow = z.object({ slot: z.number() });

export function openModuleRows(database: Database): ModuleRows {
  const upsert = database.prepare(
    `INSERT INTO module (slot, module_id, pass, is_open, kind, verdict, drift, fingerprint, facts, security)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET pass = excluded.pass, is_open = excluded.is_open, kind = excluded.kind,
       verdict = excluded.verdict, drift = excluded.drift, fingerprint = excluded.fingerprint,
       facts = excluded.facts, security = excluded.security`,
  );
  const summaries = database.prepare(
    'SELECT module_id, kind, verdict, drift, fingerprint FROM module WHERE slot = ? ORDER BY module_id',
  );
  const bySlot = database.prepare(
    'SELECT slot, facts, security FROM module WHERE slot = ? ORDER BY module_id',
  );
  return {
    take: (slot, facts, pass, isOpen) => {
      const packed = packModule(facts);
      const { verdict = null, drift = null, fingerprint = null } = facts.security ?? {};
      upsert.run(
        slot,
        facts.moduleId,
        pass,
        isOpen ? 1 : 0,
        facts.kind,
        verdict,
        drift,
        fingerprint,
        packed.facts,
        packed.security,
      );
    },
    see: (slot, moduleId, pass) => {
      database
        .prepare('UPDATE module SET pass = ? WHERE slot = ? AND module_id = ?')
        .run(pass, slot, moduleId);
    },
    find: (slot, moduleId) => {
      const row = factsRow.safeParse(
        database
          .prepare('SELECT slot, facts, security FROM module WHERE slot = ? AND module_id = ?')
          .get(slot, moduleId),
      );
      return row.success ? unpackModule(row.data) : null;
    },
    remove: (slot, moduleId) => {
      database.prepare('DELETE FROM module WHERE slot = ? AND module_id = ?').run(slot, moduleId);
    },
    summariesOf: (slot) => summaries.all(slot).map((row: unknown) => summaryRow.parse(row)),
    allOf: (slot) => bySlot.all(slot).map((row: unknown) => unpackModule(factsRow.parse(row))),
    open: (most) =>
      database
        .prepare('SELECT slot, facts, security FROM module WHERE is_open = 1 ORDER BY slot LIMIT ?')
        .all(most)
        .map((row: unknown) => {
          const packed = factsRow.parse(row);
          return { slot: packed.slot, facts: unpackModule(packed) };
        }),
    close: (slot, moduleId) => {
      database.prepare('UPDATE module SET is_open = 0 WHERE slot = ? AND module_id = ?').run(slot, moduleId);
    },
    closeAll: () => {
      database.exec('UPDATE module SET is_open = 0 WHERE is_open = 1');
    },
    removeNotSeen: (pass) => {
      const rows = database.prepare('SELECT DISTINCT slot FROM module WHERE pass < ?').all(pass);
      database.prepare('DELETE FROM module WHERE pass < ?').run(pass);
      return rows.map((row: unknown) => slotRow.parse(row).slot);
    },
  };
}
