/** Reads the Linux audit log as it is written (Linux audit project, "Audit event fields" and audit.log's raw format). */

export type AuditFields = Readonly<Record<string, string>>;

export interface AuditRecord {
  readonly type: string;
  readonly fields: AuditFields;
}

/** All records of one event have its time and serial, which begins anew when the machine does. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly records: readonly AuditRecord[];
}

/** What an enriched log adds after this character are the names of the numbers before it. */
const enrichedAfter = '\u001d';

export function parseAuditLog(text: string): AuditEvent[] {
  const events = new Map<string, { at: Date; records: AuditRecord[] }>();
  for (const line of text.split('\n')) {
    const match = /^(?:node=\S+ )?type=(\S+) msg=audit\(((\d+)\.(\d+):\d+)\):\s*(.*)$/.exec(line);
    if (match === null) continue;
    const [, type = '', id = '', seconds = '', milliseconds = '', rest = ''] = match;
    const at = new Date(Number(seconds) * 1000 + Number(milliseconds));
    if (Number.isNaN(at.getTime())) continue;
    const event = events.get(id) ?? { at, records: [] };
    event.records.push({ type, fields: fieldsOf(rest) });
    events.set(id, event);
  }
  return [...events].map(([id, event]) => ({ id, ...event }));
}

/** Values keep their quotes, because a value without is a number, a word, or text in hexadecimal digits. */
function fieldsOf(text: string): AuditFields {
  const [written = '', enriched = ''] = text.split(enrichedAfter);
  const inner = /\bmsg='(.*)'\s*$/.exec(written);
  const outer = inner === null ? written : written.slice(0, inner.index);
  const fields: Record<string, string> = {};
  for (const part of [outer, inner?.[1] ?? '', enriched]) {
    for (const [, name = '', value = ''] of part.matchAll(/([A-Za-z0-9_\-[\]]+)=("[^"]*"|\S*)/g)) {
      if (!Object.hasOwn(fields, name)) fields[name] = value;
    }
  }
  return fields;
}

export function recordOf(event: AuditEvent, type: string): AuditFields | null {
  return event.records.find((record) => record.type === type)?.fields ?? null;
}

/** Of a field that holds text: quoted, or in hexadecimal digits when it holds a blank, a quote or a control character. */
export function textOf(value: string): string {
  if (value.startsWith('"')) return value.slice(1, value.endsWith('"') ? -1 : undefined);
  if (value.length === 0 || value.length % 2 !== 0 || !/^[0-9A-F]+$/.test(value)) return value;
  return Buffer.from(value, 'hex').toString('utf8').replaceAll('\0', ' ').trimEnd();
}

/** The arguments of an EXECVE record; long ones come in pieces, `a1[0]`, `a1[1]`. */
export function commandLineOf(execution: AuditFields): string {
  const pieces = new Map<number, string>();
  for (const [name, value] of Object.entries(execution)) {
    const index = /^a(\d+)(?:\[\d+\])?$/.exec(name)?.[1];
    if (index !== undefined) pieces.set(Number(index), (pieces.get(Number(index)) ?? '') + textOf(value));
  }
  return [...pieces]
    .sort(([one], [other]) => one - other)
    .map(([, argument]) => argument)
    .join(' ');
}

/** From an enriched log: `uid=1002` is followed by `UID="operator"`. */
export function userNameOf(fields: AuditFields, name: string): string | undefined {
  const value = fields[name.toUpperCase()];
  return value === undefined ? undefined : textOf(value);
}

/** 0 for what is no process id. */
export function wholeNumber(value: string | undefined): number {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : 0;
}
