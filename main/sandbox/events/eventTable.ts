/** Events in SQLite: appended, read on from a place, removed when they are old. */
import type { Database } from '../../store';
import type { AcceptedMessage } from '../ports';
import { beyondAll, numberOf, sequenceOf } from './places';

/** Who sent an event, as far as the message does not say it. */
export interface Origin {
  readonly generationId: string;
  /** The text of the annotation. */
  readonly authMethod: string;
}

export interface StoredEvent extends AcceptedMessage, Origin {
  readonly sequence: number;
}

/** An event's place and time. */
export interface EventMark {
  readonly sequence: number;
  readonly enqueuedTime: string;
}

export interface EventTable {
  insert(partition: number, sequence: number, message: AcceptedMessage, origin: Origin): void;
  /** Up to `most` events, fewer when they are large. */
  after(partition: number, sequence: number, most: number): readonly StoredEvent[];
  /** The first event from this sequence number on. */
  from(partition: number, sequence: number): EventMark | null;
  last(partition: number): EventMark | null;
  /** Removes events before this sequence number, not many at once; says whether some are left. */
  removeBefore(partition: number, sequence: number): boolean;
}

type Row = readonly [
  number: number,
  deviceId: string,
  moduleId: string,
  enqueuedTime: string,
  systemProperties: string,
  properties: string,
  body: Uint8Array,
  generationId: string,
  authMethod: string,
];

const columns =
  'sequence, device_id, module_id, enqueued_time, system_properties, properties, body, generation_id, auth_method';

/** Of one reading, however many events that are. */
const mostBytes = 512 * 1024;
/** Tens of milliseconds of work. */
const mostRemoved = 5_000;

export function openEventTable(database: Database): EventTable {
  const insert = database.prepare(`INSERT INTO message (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const between = 'sequence > ? AND sequence < ?';
  const after = database
    .prepare(`SELECT ${columns} FROM message WHERE ${between} ORDER BY sequence LIMIT ?`)
    .raw();
  const sizes = database
    .prepare(`SELECT length(body) FROM message WHERE ${between} ORDER BY sequence LIMIT ?`)
    .raw();
  const marks = `SELECT sequence, enqueued_time FROM message WHERE ${between}`;
  const first = database.prepare(`${marks} ORDER BY sequence LIMIT 1`).raw();
  const last = database.prepare(`${marks} ORDER BY sequence DESC LIMIT 1`).raw();
  const remove = database.prepare(
    `DELETE FROM message WHERE sequence IN (SELECT sequence FROM message WHERE ${between} LIMIT ${mostRemoved})`,
  );

  /** How many of the next events are bearable at once: one at least. */
  const fitting = (low: number, high: number, most: number): number => {
    let bytes = 0;
    // The statement names one column.
    const rows = sizes.all(low, high, most) as [number][];
    const tooMany = rows.findIndex(([size]) => {
      bytes += size;
      return bytes > mostBytes;
    });
    return tooMany < 0 ? rows.length : Math.max(tooMany, 1);
  };

  return {
    insert: (partition, sequence, message, { generationId, authMethod }) => {
      const { from, enqueuedTime, systemProperties, properties, body } = message;
      insert.run(
        numberOf(partition, sequence),
        from.deviceId,
        from.moduleId ?? '',
        enqueuedTime,
        JSON.stringify(systemProperties),
        JSON.stringify(properties),
        Buffer.from(body),
        generationId,
        authMethod,
      );
    },
    after: (partition, sequence, most) => {
      const [low, high] = [numberOf(partition, sequence), numberOf(partition, beyondAll)];
      const count = fitting(low, high, most);
      return count === 0 ? [] : after.all(low, high, count).map(eventOfRow);
    },
    from: (partition, sequence) =>
      markOfRow(first.get(numberOf(partition, sequence - 1), numberOf(partition, beyondAll))),
    last: (partition) => markOfRow(last.get(numberOf(partition, -1), numberOf(partition, beyondAll))),
    removeBefore: (partition, sequence) =>
      remove.run(numberOf(partition, -1), numberOf(partition, sequence)).changes >= mostRemoved,
  };
}

/** The rows are this file's own and the table is STRICT. */
function eventOfRow(raw: unknown): StoredEvent {
  const row = raw as Row;
  return {
    sequence: sequenceOf(row[0]),
    from: row[2] === '' ? { deviceId: row[1] } : { deviceId: row[1], moduleId: row[2] },
    enqueuedTime: row[3],
    systemProperties: JSON.parse(row[4]),
    properties: JSON.parse(row[5]),
    body: row[6],
    generationId: row[7],
    authMethod: row[8],
  };
}

function markOfRow(raw: unknown): EventMark | null {
  if (raw === undefined) return null;
  // The statements above name these two columns.
  const [number, enqueuedTime] = raw as [number, string];
  return { sequence: sequenceOf(number), enqueuedTime };
}
