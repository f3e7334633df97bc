/** Identities and twins in SQLite: found, inserted, replaced, removed. Rules live in the rooms that call this. */
import type { Database } from '../../store';
import { atOnce } from '../atOnce';
import type { AcceptedMessage, IdentityRef } from '../ports';
import { type IdentityRecord, recordColumns, recordOfRow, rowOfRecord } from './record';

export type Collection = 'devices' | 'modules';

export interface Registry {
  find(ref: IdentityRef): IdentityRecord | null;
  modulesOf(deviceId: string): readonly IdentityRecord[];
  /** Records in the order of their creation, beginning after `number`; read as they are taken. */
  after(collection: Collection, number: number): Iterable<IdentityRecord>;
  insert(record: Omit<IdentityRecord, 'number'>): void;
  replace(record: IdentityRecord): void;
  /** Removes a module, or a device with all its modules. */
  remove(ref: IdentityRef): void;
  countDevices(): { readonly total: number; readonly enabled: number };
  keepMessage(message: AcceptedMessage): void;
  setting(name: string): string | null;
  keepSetting(name: string, value: string): void;
  /** Everything inside happens, or nothing. */
  atOnce<T>(work: () => T): T;
}

const messageColumns = 'device_id, module_id, enqueued_time, system_properties, properties, body';

export function openRegistry(database: Database): Registry {
  const columns = recordColumns.join(', ');
  const insertRecord = database.prepare(
    `INSERT INTO identity (${columns}) VALUES (${recordColumns.map(() => '?').join(', ')})`,
  );
  const replaceRecord = database.prepare(
    `UPDATE identity SET ${recordColumns.map((column) => `${column} = ?`).join(', ')} WHERE number = ?`,
  );
  const findRecord = database.prepare('SELECT * FROM identity WHERE device_id = ? AND module_id = ?');
  const findModules = database.prepare(
    "SELECT * FROM identity WHERE device_id = ? AND module_id <> '' ORDER BY number",
  );
  const pages = {
    devices: database.prepare(
      "SELECT * FROM identity WHERE number > ? AND module_id = '' ORDER BY number LIMIT ?",
    ),
    modules: database.prepare(
      "SELECT * FROM identity WHERE number > ? AND module_id <> '' ORDER BY number LIMIT ?",
    ),
  };
  const removeModule = database.prepare('DELETE FROM identity WHERE device_id = ? AND module_id = ?');
  const removeDevice = database.prepare('DELETE FROM identity WHERE device_id = ?');
  const count = database.prepare(
    "SELECT COUNT(*) AS total, COALESCE(SUM(status = 'enabled'), 0) AS enabled FROM identity WHERE module_id = ''",
  );
  const insertMessage = database.prepare(`INSERT INTO message (${messageColumns}) VALUES (?, ?, ?, ?, ?, ?)`);
  const findSetting = database.prepare('SELECT value FROM setting WHERE name = ?');
  const writeSetting = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');

  return {
    find: ({ deviceId, moduleId }) => {
      const row: unknown = findRecord.get(deviceId, moduleId ?? '');
      return row === undefined ? null : recordOfRow(row);
    },
    modulesOf: (deviceId) => findModules.all(deviceId).map(recordOfRow),
    *after(collection, number) {
      const pageSize = 500;
      let last = number;
      for (;;) {
        const rows = pages[collection].all(last, pageSize).map(recordOfRow);
        yield* rows;
        const end = rows.at(-1);
        if (end === undefined || rows.length < pageSize) return;
        last = end.number;
      }
    },
    insert: (record) => {
      insertRecord.run(...rowOfRecord({ ...record, number: 0 }));
    },
    replace: (record) => {
      replaceRecord.run(...rowOfRecord(record), record.number);
    },
    remove: ({ deviceId, moduleId }) => {
      if (moduleId === undefined) removeDevice.run(deviceId);
      else removeModule.run(deviceId, moduleId);
    },
    countDevices: () => {
      // The statement above names both columns.
      const { total, enabled } = count.get() as { total: number; enabled: number };
      return { total, enabled };
    },
    keepMessage: ({ from, enqueuedTime, systemProperties, properties, body }) => {
      insertMessage.run(
        from.deviceId,
        from.moduleId ?? '',
        enqueuedTime,
        JSON.stringify(systemProperties),
        JSON.stringify(properties),
        Buffer.from(body),
      );
    },
    setting: (name) => {
      // The statement above names the column.
      const row = findSetting.get(name) as { value: string } | undefined;
      return row?.value ?? null;
    },
    keepSetting: (name, value) => {
      writeSetting.run(name, value);
    },
    atOnce: (work) => atOnce(database, work),
  };
}
