/** Identities and twins in SQLite: found, inserted, replaced, removed. Rules live in the rooms that call this. */
import type { Database } from '../../store';
import { atOnce } from '../atOnce';
import type { IdentityRef } from '../ports';
import { type Activity, openActivityNotes } from './activity';
import type { Collection } from './lookup';
import { openReading, type Reading } from './reading';
import { type IdentityRecord, recordColumns, recordOfRow, rowOfRecord, sizeOfRow } from './record';
import { createRecordCache } from './recordCache';
import { openTagIndex } from './tagIndex';

export type { Collection, Lookup } from './lookup';
export type { PlacedRecord } from './reading';

/** How to search it by index: see lookup.ts. */
export interface Registry extends Reading {
  find(ref: IdentityRef): IdentityRecord | null;
  modulesOf(deviceId: string): readonly IdentityRecord[];
  /** Records in the order of their creation, beginning after `number`; read as they are taken. */
  after(collection: Collection, number: number): Iterable<IdentityRecord>;
  insert(record: Omit<IdentityRecord, 'number'>): void;
  replace(record: IdentityRecord): void;
  /** Removes a module, or a device with all its modules. */
  remove(ref: IdentityRef): void;
  /** Seen by every read at once, and on disk within seconds. */
  noteActivity(ref: IdentityRef, activity: Activity): void;
  countDevices(): { readonly total: number; readonly enabled: number };
  setting(name: string): string | null;
  keepSetting(name: string, value: string): void;
  /** Everything inside happens, or nothing. */
  atOnce<T>(work: () => T): T;
  /** Writes what is not on disk yet and closes the file. */
  close(): void;
}

export function openRegistry(database: Database): Registry {
  // 64 MB: the upper levels of every index of a million devices.
  database.exec('PRAGMA cache_size = -65536');
  const all = ['number', ...recordColumns].join(', ');
  const insertRecord = database.prepare(
    `INSERT INTO identity (${recordColumns.join(', ')}) VALUES (${recordColumns.map(() => '?').join(', ')})`,
  );
  const replaceRecord = database.prepare(
    `UPDATE identity SET ${recordColumns.map((column) => `${column} = ?`).join(', ')} WHERE number = ?`,
  );
  const findRecord = database
    .prepare(`SELECT ${all} FROM identity WHERE device_id = ? AND module_id = ?`)
    .raw();
  const findModules = database
    .prepare(`SELECT ${all} FROM identity WHERE device_id = ? AND module_id <> '' ORDER BY number`)
    .raw();
  const findTags = database.prepare('SELECT tags FROM identity WHERE number = ?').raw();
  const removeRecord = database.prepare('DELETE FROM identity WHERE number = ?');
  const findSetting = database.prepare('SELECT value FROM setting WHERE name = ?');
  const writeSetting = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const tagIndex = openTagIndex(database);

  const together = <T>(work: () => T): T => atOnce(database, work);
  const cache = createRecordCache();
  const notes = openActivityNotes(database, together, cache.drop);
  const reading = openReading(database, notes.upToDate);
  const recordIn = (row: unknown): IdentityRecord => notes.upToDate(recordOfRow(row));
  const find = (ref: IdentityRef): IdentityRecord | null => {
    const known = cache.get(ref);
    if (known) return notes.upToDate(known);
    const row: unknown = findRecord.get(ref.deviceId, ref.moduleId ?? '');
    if (row === undefined) return null;
    const record = recordOfRow(row);
    // What a transaction reads may be its own, and be taken back.
    if (!database.inTransaction) cache.set(ref, record, sizeOfRow(row));
    return notes.upToDate(record);
  };
  const modulesOf = (deviceId: string): IdentityRecord[] => findModules.all(deviceId).map(recordIn);
  const drop = ({ number, deviceId, moduleId, tags }: IdentityRecord): void => {
    tagIndex.change(number, moduleId !== '', tags, null);
    removeRecord.run(number);
    cache.drop({ deviceId, moduleId });
    notes.forget({ deviceId, moduleId });
  };

  return {
    ...reading,
    find,
    modulesOf,
    *after(collection, number) {
      const place = number === 0 ? null : JSON.stringify([-1, number]);
      for (const { record } of reading.look(collection, [], place)) yield record;
    },
    insert: (record) =>
      together(() => {
        // Whoever had the identity before may have left a note.
        notes.forget(record);
        cache.drop(record);
        const { lastInsertRowid } = insertRecord.run(...rowOfRecord(record));
        tagIndex.change(Number(lastInsertRowid), record.moduleId !== '', null, record.tags);
      }),
    replace: (record) => {
      const row = rowOfRecord(record);
      const hasSameTags = cache.get(record)?.tags === record.tags;
      cache.drop(record);
      // The statement names one column, which only this file writes.
      const [tagsBefore] = hasSameTags ? [null] : (findTags.get(record.number) as [string]);
      if (tagsBefore === null || tagsBefore === JSON.stringify(record.tags)) {
        replaceRecord.run(...row, record.number);
      } else {
        together(() => {
          replaceRecord.run(...row, record.number);
          tagIndex.change(record.number, record.moduleId !== '', JSON.parse(tagsBefore), record.tags);
        });
      }
    },
    remove: (ref) =>
      together(() => {
        const record = find(ref);
        if (ref.moduleId === undefined) modulesOf(ref.deviceId).forEach(drop);
        if (record) drop(record);
      }),
    noteActivity: notes.note,
    countDevices: () => ({
      total: reading.count('devices', []),
      enabled: reading.count('devices', [{ kind: 'status', status: 'enabled' }]),
    }),
    setting: (name) => {
      // The statement above names the column.
      const row = findSetting.get(name) as { value: string } | undefined;
      return row?.value ?? null;
    },
    keepSetting: (name, value) => {
      writeSetting.run(name, value);
    },
    atOnce: together,
    close: () => {
      notes.flush();
      database.close();
    },
  };
}
