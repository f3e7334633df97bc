import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atTime,
  deadlineMs,
  type Entry,
  isWanted,
  locked,
  settled,
} from '../../../../main/sandbox/cloudToDevice/lifecycle';

const rules = { timeToLiveMs: 1000, lockMs: 60, mostDeliveries: 3 };
const ready: Entry = { expiresAtMs: 1000, deliveryCount: 0, lock: null };

describe('a message in a queue', () => {
  it('is ready again when its lock has run out, without that being counted', () => {
    const held = locked(ready, 't', 100, rules);
    expect(atTime(held, 159)).toEqual({ kind: 'stays', entry: held });
    expect(atTime(held, 160)).toEqual({ kind: 'stays', entry: ready });
  });

  it('does not expire while it is locked, and does so at the end of the lock', () => {
    const held = locked(ready, 't', 990, rules);
    expect(atTime(held, 1049)).toEqual({ kind: 'stays', entry: held });
    expect(atTime(held, 1050)).toEqual({ kind: 'ends', end: 'Expired' });
  });

  it('is dead when it was given back as often as the hub allows', () => {
    const once = { ...ready, deliveryCount: 1 };
    expect(settled(ready, 'abandon', rules)).toEqual({ kind: 'stays', entry: once });
    expect(settled({ ...ready, deliveryCount: 2 }, 'abandon', rules)).toEqual({
      kind: 'ends',
      end: 'DeliveryCountExceeded',
    });
    expect(settled(once, 'release', rules)).toEqual({ kind: 'stays', entry: once });
  });

  it('changes by time at its deadline and not before', () => {
    const entries = fc.record({
      expiresAtMs: fc.nat(5000),
      deliveryCount: fc.nat(2),
      lock: fc.option(fc.record({ token: fc.constant('t'), untilMs: fc.nat(5000) })),
    });
    fc.assert(
      fc.property(entries, fc.nat(6000), (entry, nowMs) => {
        const step = atTime(entry, nowMs);
        const isSame = step.kind === 'stays' && step.entry === entry;
        expect(isSame).toBe(nowMs < deadlineMs(entry));
      }),
    );
  });
});

describe('feedback', () => {
  it.each([
    ['none', false, false],
    ['positive', true, false],
    ['negative', false, true],
    ['full', true, true],
  ] as const)('asked for as %s is sent of success: %s, of failure: %s', (asked, success, failure) => {
    expect(isWanted('Success', asked)).toBe(success);
    for (const end of ['Expired', 'Rejected', 'DeliveryCountExceeded', 'Purged'] as const) {
      expect(isWanted(end, asked)).toBe(failure);
    }
  });
});
