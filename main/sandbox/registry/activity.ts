/**
 * When identities last connected, left or sent something. It changes with every message, nobody is promised that it is kept,
 * and so it goes to the disk in bunches: a hub that is killed forgets the last few seconds of it.
 */
import type { Database } from '../../store';
import type { IdentityRef } from '../ports';
import type { IdentityRecord } from './record';

export interface Activity {
  readonly lastActivity: string;
  /** Without it the connection did not change. */
  readonly connectionUpdated?: string;
}

export interface ActivityNotes {
  note(ref: IdentityRef, activity: Activity): void;
  /** The record with what is noted and not on disk yet. */
  upToDate(record: IdentityRecord): IdentityRecord;
  forget(ref: IdentityRef): void;
  /** Writes what is noted. */
  flush(): void;
}

const flushAfterMs = 2000;
/** More are written at once, whatever the time. */
const mostNotes = 5000;

const keyOf = (deviceId: string, moduleId: string): string => `${deviceId}/${moduleId}`;

/** `written` hears whose row was changed. */
export function openActivityNotes(
  database: Database,
  atOnce: (work: () => void) => void,
  written: (ref: IdentityRef) => void,
): ActivityNotes {
  const update = database.prepare(
    `UPDATE identity SET last_activity = ?, connection_updated = COALESCE(?, connection_updated)
     WHERE device_id = ? AND module_id = ?`,
  );
  const notes = new Map<string, { readonly ref: IdentityRef; readonly activity: Activity }>();
  let timer: NodeJS.Timeout | null = null;

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (notes.size === 0) return;
    atOnce(() => {
      for (const { ref, activity } of notes.values()) {
        update.run(
          activity.lastActivity,
          activity.connectionUpdated ?? null,
          ref.deviceId,
          ref.moduleId ?? '',
        );
        written(ref);
      }
    });
    notes.clear();
  };

  return {
    note: (ref, activity) => {
      const key = keyOf(ref.deviceId, ref.moduleId ?? '');
      notes.set(key, { ref, activity: { ...notes.get(key)?.activity, ...activity } });
      if (notes.size >= mostNotes) flush();
      else timer ??= setTimeout(flush, flushAfterMs).unref();
    },
    upToDate: (record) => {
      const noted = notes.size > 0 && notes.get(keyOf(record.deviceId, record.moduleId));
      return noted ? { ...record, ...noted.activity } : record;
    },
    forget: (ref) => {
      notes.delete(keyOf(ref.deviceId, ref.moduleId ?? ''));
    },
    flush,
  };
}
