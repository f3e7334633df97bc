/** The columns as the index file keeps them, so that a list of any size is there at once when its hub is opened. */
import { z } from 'zod';
import {
  authenticationType,
  connectionState,
  driftCause,
  identityStatus,
  securityModuleKind,
  securityVerdict,
} from '../../../preload/contract';
import type { Database } from '../../store';
import { createFleetColumns, type FleetColumns } from '../columns/fleetColumns';
import type { Bytes } from '../columns/growing';
import type { DeviceRows } from './deviceRows';

const noteName = 'columns';
/** Columns hold places in these lists: with other lists they would mean something else. */
const meaning = JSON.stringify([
  1,
  authenticationType.options,
  connectionState.options,
  driftCause.options,
  identityStatus.options,
  securityModuleKind.options,
  securityVerdict.options,
]);
const keptNote = z.object({ meaning: z.literal(meaning), written: z.number().int() });
const partRow = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });
const noteRow = z.object({ value: z.string() });
const slotRow = z.object({ slot: z.number() });

export interface LoadedColumns {
  readonly columns: FleetColumns;
  /** Up to which change they were kept; 0 for never. */
  readonly written: number;
}

/** The columns as they were kept, brought up to date with what was written since. */
export function loadColumns(database: Database, devices: DeviceRows): LoadedColumns {
  const note = noteRow.safeParse(database.prepare('SELECT value FROM note WHERE name = ?').get(noteName));
  const kept = note.success ? keptNote.safeParse(JSON.parse(note.data.value)) : null;
  const written = kept?.success ? kept.data.written : 0;
  const columns = createFleetColumns(kept?.success ? readParts(database) : undefined);
  for (const { slot, record } of devices.writtenAfter(written)) columns.put(slot, record);
  for (const row of database.prepare('SELECT slot FROM gone').all()) {
    const { slot } = slotRow.parse(row);
    if (slot < columns.slotCount()) columns.remove(slot);
  }
  return { columns, written };
}

function readParts(database: Database): ReadonlyMap<string, Bytes> {
  const parts = new Map<string, Bytes>();
  for (const row of database.prepare('SELECT name, bytes FROM column_part').iterate()) {
    const { name, bytes } = partRow.parse(row);
    parts.set(name, ownBytes(bytes));
  }
  return parts;
}

/** Without a copy where the bytes have their memory to themselves, as large ones do. */
function ownBytes(bytes: Uint8Array): Bytes {
  const { buffer, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** `written`: the newest change that is in them. Part of a transaction of the caller's. */
export function keepColumns(database: Database, columns: FleetColumns, written: number): void {
  database.exec('DELETE FROM column_part');
  const insert = database.prepare('INSERT INTO column_part (name, bytes) VALUES (?, ?)');
  for (const [name, bytes] of columns.parts())
    insert.run(name, Buffer.from(bytes.buffer, 0, bytes.byteLength));
  database
    .prepare('INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
    .run(noteName, JSON.stringify({ meaning, written }));
}
