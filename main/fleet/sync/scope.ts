/** What a reading should read: everything, or what changed. Pure. */
import type { KeptNotes, KeptReading } from '../indexFile/keptReading';

const pageSize = 1000;
/** While reading everything costs no more than this, it is done: it alone sees changed tags and deleted devices. */
const cheapQueries = 4;
const dayMs = 24 * 60 * 60_000;
const manyDevices = 50_000;
/**
 * Query results lag behind by half an hour at most (MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md), so what
 * changed is asked for from a while before the last reading.
 */
const lagMs = 35 * 60_000;

export interface Situation {
  readonly notes: KeptNotes;
  readonly deviceCount: number;
  /** From the hub's statistics; null when they cannot be read. */
  readonly devicesOnHub: number | null;
  readonly wantsEverything: boolean;
  readonly paths: readonly string[];
  readonly now: Date;
}

/** A reading that was interrupted goes on; else a new one is begun. */
export function nextReading(situation: Situation): KeptReading {
  const { notes, wantsEverything, paths, now } = situation;
  const { reading } = notes;
  const goesOn =
    reading !== null && equal(reading.paths, paths) && (reading.scope === 'everything' || !wantsEverything);
  if (goesOn) return reading;
  const readsEverything = wantsEverything || everythingIsDue(situation);
  const since = readsEverything || notes.readUpTo === null ? null : before(notes.readUpTo, now);
  return {
    scope: since === null ? 'everything' : 'changes',
    pass: since === null ? notes.pass + 1 : Math.max(notes.pass, 1),
    phase: 'devices',
    continuation: null,
    since,
    startedAt: now.toISOString(),
    paths: [...paths],
    devicesRead: 0,
    modulesRead: 0,
    queriesSent: 0,
  };
}

function everythingIsDue({ notes, deviceCount, devicesOnHub, paths, now }: Situation): boolean {
  if (notes.everythingReadAt === null || notes.readUpTo === null || !equal(notes.paths, paths)) return true;
  const count = devicesOnHub ?? deviceCount;
  if (2 * Math.ceil(count / pageSize) <= cheapQueries) return true;
  const ageMs = now.getTime() - Date.parse(notes.everythingReadAt);
  // A negative age: the clock was set back, so nothing is known of what was missed.
  return ageMs < 0 || ageMs > (count > manyDevices ? 7 : 1) * dayMs;
}

function before(instant: string, now: Date): string {
  return new Date(Math.min(Date.parse(instant), now.getTime()) - lagMs).toISOString();
}

function equal(paths: readonly string[], others: readonly string[]): boolean {
  return paths.length === others.length && paths.every((path, place) => path === others[place]);
}

/**
 * A new twin's sections are dated when it is made, so new devices and modules are among what changed; changed tags and
 * deleted devices are not, and wait for the next reading of everything.
 */
export function changedSince(since: string, of: 'devices' | 'modules'): string {
  const conditions = [
    `lastActivityTime >= '${since}'`,
    `properties.desired.$metadata.$lastUpdated >= '${since}'`,
    `properties.reported.$metadata.$lastUpdated >= '${since}'`,
    ...(of === 'devices' ? [`statusUpdateTime >= '${since}'`] : []),
  ];
  return conditions.join(' OR ');
}
