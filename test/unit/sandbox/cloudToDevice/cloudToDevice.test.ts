import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Acknowledgement,
  type CloudToDeviceMessage,
  defaultSettings,
  messageMigrations,
  openCloudToDevice,
} from '../../../../main/sandbox/cloudToDevice';
import type { IdentityRecord } from '../../../../main/sandbox/registry/record';
import { openDatabase } from '../../../../main/store';
import { createSteppedClock } from '../../../support/steppedClock';
import { temporaryFolder } from '../../../support/temporaryFolder';

const minuteMs = 60_000;

function bench(time = createSteppedClock(), folder = temporaryFolder()) {
  const database = openDatabase(join(folder, 'c2d.db'), messageMigrations);
  const generations = new Map([['d', '1']]);
  const room = openCloudToDevice({
    database,
    registry: {
      find: ({ deviceId }) => {
        const generationId = generations.get(deviceId);
        // The room asks for nothing but the generation.
        return generationId === undefined ? null : ({ deviceId, generationId } as IdentityRecord);
      },
    },
    clock: time.clock,
    schedule: time.schedule,
    settings: defaultSettings,
  });
  const close = (): void => {
    room.close();
    if (database.open) database.close();
  };
  onTestFinished(close);
  return {
    room,
    time,
    folder,
    generations,
    close,
    count: () => room.count({ deviceId: 'd', generationId: '1' }),
  };
}

function message(changes: Partial<CloudToDeviceMessage> = {}): CloudToDeviceMessage {
  return {
    systemProperties: { mid: 'm-1' },
    properties: {},
    acknowledgement: 'none',
    expiresAtMs: null,
    body: Buffer.from('hello'),
    ...changes,
  };
}

const named = (mid: string, acknowledgement: Acknowledgement = 'full') =>
  message({ systemProperties: { mid }, acknowledgement });

describe('messages to a device', () => {
  it('arrive in the order in which they were sent, whole', () => {
    const { room } = bench();
    const first = message({
      systemProperties: { mid: 'a', ct: 'text/plain' },
      properties: { k: 'ä', ['__proto__']: 'v' },
      acknowledgement: 'full',
      body: Buffer.from([0, 255]),
    });
    room.send('d', first);
    room.send('d', named('b'));
    const delivery = room.receive('d');
    expect(delivery?.message).toEqual({ ...first, body: expect.anything() });
    expect(Buffer.from(delivery?.message.body ?? [])).toEqual(Buffer.from([0, 255]));
    expect(delivery?.deliveryCount).toBe(0);
    expect(room.receive('d')?.message.systemProperties.mid).toBe('b');
    expect(room.receive('d')).toBeNull();
  });

  it('are at most fifty', () => {
    const { room, count } = bench();
    for (let sent = 0; sent < 50; sent += 1) room.send('d', message());
    expect(() => room.send('d', message())).toThrow(
      expect.objectContaining({ codeName: 'DeviceMaximumQueueDepthExceeded' }),
    );
    const delivery = room.receive('d');
    room.settle('d', delivery?.lockToken ?? '', 'complete');
    room.send('d', message());
    expect(count()).toBe(50);
  });

  it.each<[string, string, Partial<CloudToDeviceMessage>]>([
    ['with more than 64 KB', 'MessageTooLarge', { body: Buffer.alloc(64 * 1024) }],
    ['that expire in the past', 'InvalidMessageExpiryTime', { expiresAtMs: 1 }],
    [
      'that expire later than in two days',
      'InvalidMessageExpiryTime',
      { expiresAtMs: Date.parse('2026-03-03T08:00:00.001Z') },
    ],
  ])('%s are refused', (_, codeName, changes) => {
    const { room } = bench();
    expect(() => room.send('d', message(changes))).toThrow(expect.objectContaining({ codeName }));
  });

  it('to nobody are refused', () => {
    const { room } = bench();
    expect(() => room.send('e', message())).toThrow(expect.objectContaining({ codeName: 'DeviceNotFound' }));
  });

  it('cannot be settled after the lock has run out, nor twice', () => {
    const { room, time } = bench();
    const lost = expect.objectContaining({ codeName: 'DeviceMessageLockLost' });
    room.send('d', message());
    const first = room.receive('d')?.lockToken ?? '';
    time.advance(minuteMs);
    expect(() => room.settle('d', first, 'complete')).toThrow(lost);
    const second = room.receive('d')?.lockToken ?? '';
    room.settle('d', second, 'complete');
    expect(() => room.settle('d', second, 'complete')).toThrow(lost);
  });

  it('are told of when they come, are given back, and when a lock runs out', async () => {
    const { room, time } = bench();
    let told = 0;
    const stop = room.onReady('d', () => {
      told += 1;
    });
    room.send('d', message());
    await Promise.resolve();
    expect(told).toBe(1);
    room.settle('d', room.receive('d')?.lockToken ?? '', 'abandon');
    await Promise.resolve();
    expect(told).toBe(2);
    room.receive('d');
    time.advance(minuteMs);
    await Promise.resolve();
    expect(told).toBe(3);
    stop();
    room.send('d', message());
    await Promise.resolve();
    expect(told).toBe(3);
  });

  it('survive the hub, with their locks', () => {
    const before = bench();
    before.room.send('d', named('kept'));
    before.room.send('d', named('second'));
    before.room.receive('d');
    before.close();
    const after = bench(before.time, before.folder);
    expect(after.room.receive('d')?.message.systemProperties.mid).toBe('second');
    after.time.advance(minuteMs);
    expect(after.room.receive('d')?.message.systemProperties.mid).toBe('kept');
  });

  it('are not for a new device of the same name', () => {
    const { room, generations, time } = bench();
    room.send('d', named('old'));
    generations.set('d', '2');
    expect(room.receive('d')).toBeNull();
    time.advance(2 * 60 * minuteMs);
    expect(room.feedback.receive()).toBeNull();
  });

  it('are neither lost nor doubled, whatever is done with them', () => {
    const actions = fc.array(
      fc.oneof(
        fc.constant('send' as const),
        fc.constant('receive' as const),
        fc.constantFrom('complete' as const, 'reject' as const, 'abandon' as const, 'release' as const),
        fc.constant('wait' as const),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(actions, (steps) => {
        const { room, count, close, time } = bench();
        const held: { token: string; mid: string }[] = [];
        const waiting: string[] = [];
        const abandons = new Map<string, number>();
        let sent = 0;
        for (const step of steps) {
          if (step === 'send') {
            const mid = String(sent++).padStart(3, '0');
            room.send('d', message({ systemProperties: { mid } }));
            waiting.push(mid);
          } else if (step === 'receive') {
            const delivery = room.receive('d');
            waiting.sort();
            expect(delivery?.message.systemProperties.mid).toBe(waiting.shift());
            if (delivery)
              held.push({ token: delivery.lockToken, mid: delivery.message.systemProperties.mid ?? '' });
          } else if (step === 'wait') {
            time.advance(minuteMs);
            waiting.push(...held.splice(0).map(({ mid }) => mid));
          } else {
            const lock = held.shift();
            if (!lock) continue;
            room.settle('d', lock.token, step);
            const given = (abandons.get(lock.mid) ?? 0) + (step === 'abandon' ? 1 : 0);
            abandons.set(lock.mid, given);
            if (step === 'release' || (step === 'abandon' && given < 10)) waiting.push(lock.mid);
          }
          expect(count()).toBe(waiting.length + held.length);
        }
        close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('feedback about messages', () => {
  const statuses = ({ room }: ReturnType<typeof bench>) =>
    room.feedback
      .receive()
      ?.records.map(({ originalMessageId, statusCode }) => [originalMessageId, statusCode]);

  it('tells how each ended that asked for it', () => {
    const own = bench();
    const { room, time } = own;
    for (const mid of ['completed', 'rejected', 'expired']) room.send('d', named(mid));
    room.send('d', named('nobody asked', 'none'));
    room.settle('d', room.receive('d')?.lockToken ?? '', 'complete');
    room.settle('d', room.receive('d')?.lockToken ?? '', 'reject');
    time.advance(0);
    expect(statuses(own)).toEqual([
      ['completed', 'Success'],
      ['rejected', 'Rejected'],
    ]);
    time.advance(60 * minuteMs);
    expect(statuses(own)).toEqual([['expired', 'Expired']]);
    expect(own.count()).toBe(0);
  });

  it('names the message that was given back too often', () => {
    const own = bench();
    own.room.send('d', named('stubborn', 'negative'));
    for (let time = 0; time < 10; time += 1) {
      own.room.settle('d', own.room.receive('d')?.lockToken ?? '', 'abandon');
    }
    own.time.advance(0);
    expect(statuses(own)).toEqual([['stubborn', 'DeliveryCountExceeded']]);
  });

  it('names what was purged', () => {
    const own = bench();
    own.room.send('d', named('a'));
    own.room.send('d', named('b', 'positive'));
    own.room.receive('d');
    expect(own.room.purge('d')).toBe(2);
    own.time.advance(0);
    expect(statuses(own)).toEqual([['a', 'Purged']]);
  });

  it('comes together, fifteen seconds after the one before or when there are 64 records', () => {
    const own = bench();
    const complete = (count: number): void => {
      for (let sent = 0; sent < count; sent += 1) {
        own.room.send('d', named('m'));
        own.room.settle('d', own.room.receive('d')?.lockToken ?? '', 'complete');
      }
    };
    complete(1);
    own.time.advance(0);
    expect(own.room.feedback.receive()?.records).toHaveLength(1);
    complete(3);
    own.time.advance(14_999);
    expect(own.room.feedback.receive()).toBeNull();
    own.time.advance(1);
    expect(own.room.feedback.receive()?.records).toHaveLength(3);
    complete(65);
    own.time.advance(0);
    expect(own.room.feedback.receive()?.records).toHaveLength(64);
    expect(own.room.feedback.receive()).toBeNull();
  });

  it('is given to another client when the first does not settle it', () => {
    const { room, time } = bench();
    room.send('d', named('m'));
    room.settle('d', room.receive('d')?.lockToken ?? '', 'complete');
    time.advance(0);
    expect(room.feedback.receive()).not.toBeNull();
    expect(room.feedback.receive()).toBeNull();
    time.advance(minuteMs);
    room.feedback.settle(room.feedback.receive()?.lockToken ?? '', 'complete');
    time.advance(minuteMs);
    expect(room.feedback.receive()).toBeNull();
  });
});
