/** The devices of an index file. */
import { z } from 'zod';
import type { Database } from '../../store';
import type { DeviceFacts, DeviceRecord } from '../record';
import { siteOf } from '../site';
import { packDevice, unpackDevice } from './packed';

export interface SlotRecord {
  readonly slot: number;
  readonly record: DeviceRecord;
}

export interface DeviceRows {
  /** Null for a device that is not in the list. */
  find(deviceId: string): SlotRecord | null;
  slotOf(deviceId: string): number | null;
  at(slot: number): DeviceRecord | null;
  /** Of these slots, in their order; deleted ones are left out. */
  atAll(slots: readonly number[]): DeviceRecord[];
  /**
   * Takes what a query gave. What follows from its modules stays as it was. Null where the list knows a newer version from
   * here, because query results lag: then the row as it is now is only marked as seen. `isAwaited`: a change made here to one
   * of its modules is still to be seen in a query.
   */
  take(facts: DeviceFacts, pass: number, written: number, isAwaited: boolean): SlotRecord;
  keep(slot: number, record: DeviceRecord, modulesPass: number | null, written: number): void;
  remove(slot: number): void;
  slotsNotSeen(pass: number): number[];
  slotsWithoutModulesPass(pass: number, most: number): number[];
  /** Ascending, after `slot`. */
  after(slot: number, most: number): SlotRecord[];
  writtenAfter(written: number): IterableIterator<SlotRecord>;
}

const recordRow = z.object({ slot: z.number(), record: z.string() });
const slotRow = z.object({ slot: z.number() });

export function openDeviceRows(database: Database): DeviceRows {
  const byId = database.prepare('SELECT slot, record FROM device WHERE device_id = ?');
  const slotById = database.prepare('SELECT slot FROM device WHERE device_id = ?');
  const bySlot = database.prepare('SELECT slot, record FROM device WHERE slot = ?');
  const insert = database.prepare(
    'INSERT INTO device (slot, device_id, pass, modules_pass, written, record) VALUES (?, ?, ?, 0, ?, ?)',
  );
  const update = database.prepare('UPDATE device SET pass = ?, written = ?, record = ? WHERE slot = ?');
  const updateModules = database.prepare(
    'UPDATE device SET modules_pass = coalesce(?, modules_pass), written = ?, record = ? WHERE slot = ?',
  );
  const newest = database.prepare(
    'SELECT max((SELECT coalesce(max(slot), -1) FROM device), (SELECT coalesce(max(slot), -1) FROM gone)) AS slot',
  );
  let lastSlot = slotRow.parse(newest.get()).slot;

  function read(row: unknown): SlotRecord | null {
    const parsed = recordRow.safeParse(row);
    return parsed.success ? { slot: parsed.data.slot, record: unpackDevice(parsed.data.record) } : null;
  }

  const find = (deviceId: string): SlotRecord | null => read(byId.get(deviceId));

  return {
    find,
    slotOf: (deviceId) => {
      const row = slotRow.safeParse(slotById.get(deviceId));
      return row.success ? row.data.slot : null;
    },
    at: (slot) => read(bySlot.get(slot))?.record ?? null,
    atAll: (slots) => slots.flatMap((slot) => read(bySlot.get(slot))?.record ?? []),
    take: (facts, pass, written, isAwaited) => {
      const known = find(facts.deviceId);
      const site = siteOf(facts.tags.site, facts.tags.location);
      if (known === null) {
        const record: DeviceRecord = { ...facts, site, ...modulesNotRead };
        lastSlot += 1;
        insert.run(lastSlot, facts.deviceId, pass, written, packDevice(record));
        return { slot: lastSlot, record };
      }
      const { securityModule, verdict, drift, fingerprint, moduleIds, modulesReadAt } = known.record;
      const record = isNewerHere(known.record, facts)
        ? known.record
        : {
            ...facts,
            site,
            securityModule,
            verdict,
            drift,
            fingerprint,
            moduleIds,
            modulesReadAt,
            changedHere: isAwaited ? known.record.changedHere : null,
          };
      update.run(pass, written, packDevice(record), known.slot);
      return { slot: known.slot, record };
    },
    keep: (slot, record, modulesPass, written) => {
      updateModules.run(modulesPass, written, packDevice(record), slot);
    },
    remove: (slot) => {
      database.prepare('DELETE FROM module WHERE slot = ?').run(slot);
      database.prepare('DELETE FROM device WHERE slot = ?').run(slot);
      database.prepare('INSERT OR IGNORE INTO gone (slot) VALUES (?)').run(slot);
    },
    slotsNotSeen: (pass) => slots(database.prepare('SELECT slot FROM device WHERE pass < ?').all(pass)),
    slotsWithoutModulesPass: (pass, most) =>
      slots(
        database
          .prepare('SELECT slot FROM device WHERE modules_pass < ? ORDER BY slot LIMIT ?')
          .all(pass, most),
      ),
    after: (slot, most) =>
      database
        .prepare('SELECT slot, record FROM device WHERE slot > ? ORDER BY slot LIMIT ?')
        .all(slot, most)
        .flatMap((row: unknown) => read(row) ?? []),
    writtenAfter: function* (written) {
      const rows = database
        .prepare('SELECT slot, record FROM device WHERE written > ? ORDER BY slot')
        .iterate(written);
      for (const row of rows) {
        const found = read(row);
        if (found) yield found;
      }
    },
  };
}

const modulesNotRead = {
  securityModule: 'unknown',
  verdict: 'unknown',
  drift: null,
  fingerprint: null,
  moduleIds: [],
  modulesReadAt: null,
  changedHere: null,
} as const;

/** A twin's version grows with every write (MicrosoftDocs/azure-docs iot-hub-devguide-device-twins.md). */
function isNewerHere({ changedHere, version }: DeviceRecord, facts: DeviceFacts): boolean {
  return changedHere !== null && version !== null && facts.version !== null && facts.version < version;
}

function slots(rows: readonly unknown[]): number[] {
  return rows.map((row) => slotRow.parse(row).slot);
}
