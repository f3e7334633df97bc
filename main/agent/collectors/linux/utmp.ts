/** Reads wtmp and btmp: records of a fixed size (glibc, struct utmp in bits/utmp.h; utmp(5)). */
import { isIP } from 'node:net';
import type { Login } from '../../../security';
import type { Sighting } from '../sighting';

interface Layout {
  readonly recordBytes: number;
  readonly timeOffset: number;
  readonly hasLongTime: boolean;
}

/** x86 and ARMv7 keep 32-bit times in every build; on 64-bit ARM they are long. */
const layouts: readonly Layout[] = [
  { recordBytes: 384, timeOffset: 340, hasLongTime: false },
  { recordBytes: 400, timeOffset: 344, hasLongTime: true },
];
const userProcess = 7;
const loginProcess = 6;
const largestKind = 9;

/** `text` holds one byte a character. btmp writes failures as logins, or as processes that wait for one. */
export function loginsOfUtmp(
  text: string,
  result: Login['Result'],
  userIds: ReadonlyMap<string, string>,
): Sighting[] {
  const bytes = Buffer.from(text, 'latin1');
  const layout = layouts.find((candidate) => fits(bytes, candidate));
  if (layout === undefined) return [];
  const sightings: Sighting[] = [];
  for (let start = 0; start + layout.recordBytes <= bytes.length; start += layout.recordBytes) {
    const record = bytes.subarray(start, start + layout.recordBytes);
    const kind = record.readInt16LE(0);
    const userName = textAt(record, 44, 32);
    if (userName === '' || !(kind === userProcess || (kind === loginProcess && result === 'Fail'))) continue;
    const processId = Math.max(0, record.readInt32LE(4));
    const terminal = textAt(record, 8, 32);
    const host = textAt(record, 76, 256);
    const userId = userIds.get(userName);
    const atMs = timeMs(record, layout);
    const payload: Login = {
      ProcessId: processId,
      ...(userId === undefined ? {} : { UserId: userId }),
      UserName: userName,
      Operation: 'login',
      Executable: 'unknown',
      Result: result,
      ...(isIP(host) === 0 ? {} : { RemoteAddress: host }),
      ...(terminal === '' ? {} : { ExtraDetails: { Terminal: terminal } }),
    };
    const key = [result, atMs, processId, terminal, userName].join(' ');
    sightings.push({ key, ageS: 0, at: new Date(atMs), payload });
  }
  return sightings;
}

/** A size that divides the file, with a known kind at the start of every record. */
function fits(bytes: Buffer, { recordBytes }: Layout): boolean {
  if (bytes.length === 0 || bytes.length % recordBytes !== 0) return false;
  for (let start = 0; start < bytes.length; start += recordBytes) {
    const kind = bytes.readInt16LE(start);
    if (kind < 0 || kind > largestKind) return false;
  }
  return true;
}

function timeMs(record: Buffer, { timeOffset, hasLongTime }: Layout): number {
  const seconds = record.readUInt32LE(timeOffset);
  const microseconds = record.readUInt32LE(timeOffset + (hasLongTime ? 8 : 4));
  return seconds * 1000 + Math.min(999, Math.trunc(microseconds / 1000));
}

function textAt(record: Buffer, offset: number, lengthBytes: number): string {
  const field = record.subarray(offset, offset + lengthBytes);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? lengthBytes : end).toString('utf8');
}
