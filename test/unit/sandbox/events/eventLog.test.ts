import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { atOnce } from '../../../../main/sandbox/atOnce';
import { createEventLog } from '../../../../main/sandbox/events/eventLog';
import { openEventTable } from '../../../../main/sandbox/events/eventTable';
import { partitionOf } from '../../../../main/sandbox/events/places';
import { hubMigrations } from '../../../../main/sandbox/registry/migrations';
import { openDatabase } from '../../../../main/store';
import { createSteppedClock } from '../../../support/steppedClock';
import { temporaryFolder } from '../../../support/temporaryFolder';

const hour = 3_600_000;
const origin = { generationId: '1', authMethod: '{}' };

function openLog(file = join(temporaryFolder(), 'registry.db'), { clock, advance } = createSteppedClock()) {
  const database = openDatabase(file, hubMigrations);
  onTestFinished(() => {
    if (database.open) database.close();
  });
  const log = createEventLog(openEventTable(database), 4, 1, clock);
  const append = (deviceId: string, body = 'x'): void =>
    log.append(
      {
        from: { deviceId },
        enqueuedTime: clock.now().toISOString(),
        systemProperties: {},
        properties: {},
        body: Buffer.from(body),
      },
      origin,
    );
  return { file, database, log, append, advance, clock };
}

const partition = partitionOf('pump', 4);
const texts = (log: ReturnType<typeof openLog>['log'], after = -1, most = 100): string[] =>
  log.after(partition, after, most).map(({ body }) => Buffer.from(body).toString());

describe('the log of events', () => {
  it('spreads devices over the partitions, each always to the same', () => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 4000; index += 1) {
      const at = partitionOf(`bilbao-0001-pump-${index}`, 4);
      expect(partitionOf(`bilbao-0001-pump-${index}`, 4)).toBe(at);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
  });

  it('goes on with its numbers when it is opened again', () => {
    const { file, database, append } = openLog();
    append('pump', 'a');
    append('pump', 'b');
    database.close();
    const again = openLog(file);
    again.append('pump', 'c');
    expect(again.log.after(partition, -1, 100).map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(texts(again.log)).toEqual(['a', 'b', 'c']);
  });

  it('takes back what its transaction takes back, and tells only of what is kept', async () => {
    const { database, log, append } = openLog();
    let told = 0;
    log.onAppended(partition, () => {
      told += 1;
      expect(database.inTransaction).toBe(false);
    });
    const failing = (): void =>
      atOnce(database, () => {
        append('pump', 'lost');
        throw new Error('the disk is full');
      });
    expect(failing).toThrow('the disk is full');
    await Promise.resolve();
    atOnce(database, () => {
      append('pump', 'kept');
      append('pump', 'kept, too');
    });
    await Promise.resolve();
    expect(log.after(partition, -1, 100).map(({ sequence }) => sequence)).toEqual([0, 1]);
    expect(texts(log)).toEqual(['kept', 'kept, too']);
    expect(told).toBe(2);
  });

  it('reads on from a place, no more than is asked for or bearable', () => {
    const { log, append } = openLog();
    for (const text of ['a', 'b', 'c']) append('pump', text);
    expect(texts(log, 0, 1)).toEqual(['b']);
    expect(texts(log, 2)).toEqual([]);
    for (let index = 0; index < 5; index += 1) append('pump', 'x'.repeat(250_000));
    expect(texts(log, 2)).toHaveLength(2);
    append('pump', 'y'.repeat(700_000));
    expect(texts(log, 7)).toHaveLength(1);
  });

  it('finds the first event after a time', () => {
    const { log, append, advance, clock } = openLog();
    const startMs = clock.now().getTime();
    for (let index = 0; index < 10; index += 1) {
      append('pump', String(index));
      advance(1000);
    }
    expect(log.firstAfter(partition, startMs - 1)).toBe(0);
    expect(log.firstAfter(partition, startMs)).toBe(1);
    expect(log.firstAfter(partition, startMs + 4500)).toBe(5);
    expect(log.firstAfter(partition, startMs + 9000)).toBe(10);
    expect(log.firstAfter(partition, -1e15)).toBe(0);
    expect(log.firstAfter(partition, 9e14)).toBe(10);
  });

  it('keeps events for a day by its own clock, and their numbers for ever', () => {
    const { file, log, append, advance, database } = openLog();
    append('pump', 'old');
    advance(23 * hour);
    append('pump', 'young');
    expect(log.oldest(partition)?.sequence).toBe(0);
    advance(2 * hour);
    expect(log.oldest(partition)?.sequence).toBe(1);
    expect(log.removeSomeOld()).toBe(false);
    expect(texts(log)).toEqual(['young']);
    advance(48 * hour);
    expect(log.oldest(partition)).toBeNull();
    log.removeSomeOld();
    database.close();
    const again = openLog(file);
    again.append('pump', 'new');
    expect(again.log.newest(partition)?.sequence).toBe(2);
  });

  it('removes what is old in pieces', () => {
    const { database, log, append, advance } = openLog();
    atOnce(database, () => {
      for (let index = 0; index < 12_001; index += 1) append('pump');
    });
    advance(25 * hour);
    append('pump', 'new');
    expect([log.removeSomeOld(), log.removeSomeOld(), log.removeSomeOld()]).toEqual([true, true, false]);
    expect(log.after(partition, -1, 10).map(({ sequence }) => sequence)).toEqual([12_001]);
  });

  it('has the messages of an older hub in its first partition', () => {
    const file = join(temporaryFolder(), 'registry.db');
    const older = openDatabase(file, hubMigrations.slice(0, 5));
    older.exec(`INSERT INTO message (device_id, module_id, enqueued_time, system_properties, properties, body)
      VALUES ('d', 'm', '2026-03-01T07:00:00.000Z', '{"ifid":"urn"}', '{}', x'61')`);
    older.close();
    const { log } = openLog(file);
    expect(log.after(0, -1, 10)).toMatchObject([
      { sequence: 1, from: { deviceId: 'd', moduleId: 'm' }, systemProperties: { ifid: 'urn' } },
    ]);
  });
});
