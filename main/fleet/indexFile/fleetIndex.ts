/** A hub's list: on disk in a file, and in memory what is searched of it. Runs in the index worker. */
import { z } from 'zod';
import type { FleetQuestion } from '../../../preload/contract';
import type { Database } from '../../store';
import { createColumnSearch } from '../columns/searchColumns';
import { presentIn, suggestionSource } from '../columns/suggestionSource';
import { suggestAt } from '../filter';
import { leavesOf } from '../leaves';
import { readDeviceRow, readModuleRow } from '../queries';
import type { DeviceRecord } from '../record';
import { deviceSecurityOf } from '../securityFacts';
import { deviceAfter, isBefore, isSameModule, moduleAfter, stillAwaited } from './changedHere';
import { keepColumns, loadColumns } from './columnParts';
import { openDeviceRows } from './deviceRows';
import { groupsOf } from './groups';
import type { FleetIndex, IndexState } from './indexContract';
import { type KeptNotes, keptNotes, noNotes } from './keptReading';
import { openModuleRows } from './moduleRows';
import { rowOf } from './rowOf';

const notesName = 'state';
const noteRow = z.object({ value: z.string() });
/** Below this share of the list, changes since the columns were kept are quickly added to them. */
const settleShare = 0.02;
const settleLeast = 2000;
/** Devices handled in one transaction when something is settled for many. */
const together = 1000;

export function createFleetIndex(database: Database): FleetIndex {
  const devices = openDeviceRows(database);
  const modules = openModuleRows(database);
  const loaded = loadColumns(database, devices);
  const { columns } = loaded;
  let keptWritten = loaded.written;
  const search = createColumnSearch(columns);
  let notes = readNotes();
  let version = notes.written;
  const writeNotes = database.prepare(
    'INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );

  function readNotes(): KeptNotes {
    const row = noteRow.safeParse(database.prepare('SELECT value FROM note WHERE name = ?').get(notesName));
    return row.success ? keptNotes.parse(JSON.parse(row.data.value)) : noNotes;
  }

  const state = (): IndexState => ({ notes, deviceCount: columns.deviceCount(), version });

  /** One transaction; `change` gets the number of this change and gives the notes as they are after it. */
  function write(change: (written: number, note: Noted) => KeptNotes): IndexState {
    const written = notes.written + 1;
    const put: { slot: number; record: DeviceRecord }[] = [];
    const removed: number[] = [];
    database.exec('BEGIN IMMEDIATE');
    try {
      const next = {
        ...change(written, {
          put: (slot, record) => put.push({ slot, record }),
          removed: (slot) => removed.push(slot),
        }),
        written,
      };
      writeNotes.run(notesName, JSON.stringify(next));
      database.exec('COMMIT');
      notes = next;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
    for (const { slot, record } of put) columns.put(slot, record);
    for (const slot of removed) columns.remove(slot);
    version = written;
    search.forget();
    return state();
  }

  /** The record again, with what follows from the modules that are known now. */
  function renewSecurity(
    slot: number,
    readAt: string,
    modulesPass: number,
    written: number,
    note: Noted,
  ): void {
    const record = devices.at(slot);
    if (record === null) return;
    const own = modules.summariesOf(slot);
    const renewed: DeviceRecord = {
      ...record,
      ...deviceSecurityOf(own),
      moduleIds: own.map(({ moduleId }) => moduleId),
      modulesReadAt: readAt,
    };
    devices.keep(slot, renewed, modulesPass, written);
    note.put(slot, renewed);
  }

  function window(question: FleetQuestion, offset: number, limit: number, nowMs: number) {
    const found = search.find(question.query, nowMs);
    return { found, slots: search.window(found, question.sort, offset, limit) };
  }

  return {
    state,
    begin: (reading) => write(() => ({ ...notes, reading, pass: Math.max(notes.pass, reading.pass) })),
    takeDevices: ({ rows, readAt, reading }) =>
      write((written, note) => {
        const changedModules = stillAwaited(notes.changedModules, readAt);
        const awaited = new Set(changedModules.map(({ deviceId }) => deviceId));
        for (const row of rows) {
          const facts = readDeviceRow(row, reading.paths, readAt);
          if (facts === null) continue;
          const { slot, record } = devices.take(facts, reading.pass, written, awaited.has(facts.deviceId));
          note.put(slot, record);
        }
        return { ...notes, changedModules, reading };
      }),
    endDevices: (reading) =>
      write((_, note) => {
        const gone = reading.scope === 'everything' ? devices.slotsNotSeen(reading.pass) : [];
        for (const slot of gone) {
          devices.remove(slot);
          note.removed(slot);
        }
        return { ...notes, reading };
      }),
    takeModules: ({ rows, readAt, reading }) =>
      write((written, note) => {
        const slots = new Set<number>();
        let changedModules = stillAwaited(notes.changedModules, readAt);
        for (const row of rows) {
          const read = readModuleRow(row, readAt);
          const slot = read === null ? null : devices.slotOf(read.facts.deviceId);
          if (read === null || slot === null) continue;
          slots.add(slot);
          const changed = changedModules.find((module) => isSameModule(module, read.facts));
          if (changed !== undefined && isBefore(read.facts, changed)) {
            modules.see(slot, changed.moduleId, reading.pass);
            continue;
          }
          if (changed !== undefined) changedModules = changedModules.filter((module) => module !== changed);
          modules.take(slot, read.facts, reading.pass, read.isOpen);
        }
        for (const slot of slots) renewSecurity(slot, readAt, reading.pass, written, note);
        return { ...notes, changedModules, reading };
      }),
    endModules: (reading, readAt) => {
      if (reading.scope === 'everything') {
        write((written, note) => {
          for (const { deviceId, moduleId } of stillAwaited(notes.changedModules, readAt)) {
            const slot = devices.slotOf(deviceId);
            if (slot !== null) modules.see(slot, moduleId, reading.pass);
          }
          for (const slot of modules.removeNotSeen(reading.pass)) {
            renewSecurity(slot, readAt, reading.pass, written, note);
          }
          return notes;
        });
      }
      const needed = reading.scope === 'everything' ? reading.pass : 1;
      for (;;) {
        const slots = devices.slotsWithoutModulesPass(needed, together);
        if (slots.length === 0) break;
        write((written, note) => {
          for (const slot of slots) renewSecurity(slot, readAt, Math.max(reading.pass, 1), written, note);
          return notes;
        });
      }
      return write(() => ({ ...notes, reading }));
    },
    openModules: (most) => modules.open(most).map(({ facts }) => facts),
    closeModule: ({ deviceId, moduleId }, read) =>
      write((written, note) => {
        const slot = devices.slotOf(deviceId);
        if (slot === null) return notes;
        if (read === null) modules.close(slot, moduleId);
        else {
          modules.take(slot, read, notes.pass, false);
          renewSecurity(slot, read.readAt, notes.pass, written, note);
        }
        return notes;
      }),
    closeModules: () =>
      write(() => {
        modules.closeAll();
        return notes;
      }),
    end: (reading, readAt) =>
      write(() => ({
        ...notes,
        reading: null,
        everythingReadAt: reading.scope === 'everything' ? readAt : notes.everythingReadAt,
        changesReadAt: reading.scope === 'everything' ? null : readAt,
        readUpTo: reading.startedAt,
        paths: reading.paths,
      })),
    takeChange: (change, at) => {
      const known = devices.find(change.deviceId);
      if (known === null) return state();
      const { slot, record } = known;
      if (change.kind === 'deviceTwin') {
        return write((written, note) => {
          const changed = deviceAfter(record, change, notes.paths, at);
          devices.keep(slot, changed, null, written);
          note.put(slot, changed);
          return notes;
        });
      }
      return write((written, note) => {
        const moduleId = change.kind === 'module' ? change.module.moduleId : change.moduleId;
        const facts = moduleAfter(modules.find(slot, moduleId), change, at);
        if (facts === null) modules.remove(slot, moduleId);
        else modules.take(slot, facts, notes.pass, false);
        devices.keep(slot, { ...record, changedHere: at }, null, written);
        renewSecurity(slot, at, notes.pass, written, note);
        const named = { deviceId: change.deviceId, moduleId };
        const changed = { ...named, at, version: facts?.version ?? null, isDeleted: facts === null };
        const others = stillAwaited(notes.changedModules, at).filter((other) => !isSameModule(other, named));
        return { ...notes, changedModules: [...others, changed] };
      });
    },
    search: ({ query, sort, offset, limit, tagPaths }, nowMs) => {
      const { found, slots } = window({ query, sort }, offset, limit, nowMs);
      return {
        readAt: notes.everythingReadAt,
        version,
        totalCount: columns.deviceCount(),
        matchCount: found.matchCount,
        offset,
        rows: devices.atAll(slots).map((record) => rowOf(record, tagPaths)),
        facets: found.facets,
        filterErrors: [...found.filter.errors],
      };
    },
    ids: (question, offset, limit, nowMs) => {
      const { found, slots } = window(question, offset, limit, nowMs);
      return {
        version,
        matchCount: found.matchCount,
        deviceIds: devices.atAll(slots).map(({ deviceId }) => deviceId),
      };
    },
    suggest: (query, cursor) =>
      suggestAt(
        query,
        cursor,
        suggestionSource(columns, (slot, of) => {
          const record = devices.at(slot);
          if (record === null) return null;
          if (typeof of !== 'string')
            return leavesOf(record.tags).find(({ path }) => path === of.tag)?.text ?? null;
          return of === 'site' || of === 'fingerprint' ? record[of] : null;
        }),
      ),
    paths: () =>
      [...columns.texts].flatMap(([path, column]) => {
        const deviceCount = presentIn(columns, column);
        if (deviceCount === 0) return [];
        return {
          path,
          deviceCount,
          valueCount: column.frequencies(columns.present(), null, 0).differentCount,
        };
      }),
    records: (question, offset, limit, nowMs) => {
      const { found, slots } = window(question, offset, limit, nowMs);
      return { version, matchCount: found.matchCount, records: devices.atAll(slots) };
    },
    scan: (afterSlot, most) => {
      const read = devices.after(afterSlot, most);
      const last = read.at(-1);
      return {
        devices: read.map(({ slot, record }) => ({ device: record, modules: modules.allOf(slot) })),
        next: read.length < most || last === undefined ? null : last.slot,
      };
    },
    groups: () => groupsOf(columns),
    settle: () => {
      const since = notes.written - keptWritten;
      if (since === 0) return;
      const row = z
        .object({ count: z.number() })
        .parse(database.prepare('SELECT count(*) AS count FROM device WHERE written > ?').get(keptWritten));
      if (row.count < Math.max(settleLeast, settleShare * columns.deviceCount())) return;
      write((written) => {
        keepColumns(database, columns, written);
        return notes;
      });
      keptWritten = notes.written;
    },
  };
}

/** What the columns have to learn of a change once it is kept. */
interface Noted {
  readonly put: (slot: number, record: DeviceRecord) => void;
  readonly removed: (slot: number) => void;
}
