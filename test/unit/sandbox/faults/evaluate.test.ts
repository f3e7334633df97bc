import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../main/sandbox/faults/evaluate';
import type { Fault, FaultEffect, FaultRequest } from '../../../../main/sandbox/faults/fault';
import { createFaults } from '../../../../main/sandbox/faults/faults';

const unavailable: FaultEffect = { kind: 'unavailable' };

function fault(changes: Partial<Fault>): Fault {
  return { id: 'f', effect: unavailable, deviceId: null, remaining: null, untilMs: null, ...changes };
}

describe('a fault', () => {
  it('happens to its device alone, or to every device and to calls about none', () => {
    const request = (deviceId: string | null) => ({ at: 'request', deviceId }) as const;
    const ofOne = [fault({ deviceId: 'a' })];
    expect(evaluate(ofOne, request('a'), 0).effects).toEqual([unavailable]);
    expect(evaluate(ofOne, request('b'), 0).effects).toEqual([]);
    expect(evaluate(ofOne, request(null), 0).effects).toEqual([]);
    expect(evaluate([fault({})], request(null), 0).effects).toEqual([unavailable]);
    expect(evaluate([fault({})], request('b'), 0).effects).toEqual([unavailable]);
  });

  it('happens where it belongs', () => {
    const faults = [
      fault({ effect: { kind: 'truncatedBody' } }),
      fault({ effect: { kind: 'lostReported' } }),
    ];
    expect(evaluate(faults, { at: 'request', deviceId: 'a' }, 0).effects).toEqual([
      { kind: 'truncatedBody' },
    ]);
    expect(evaluate(faults, { at: 'reported', deviceId: 'a' }, 0).effects).toEqual([
      { kind: 'lostReported' },
    ]);
    expect(evaluate(faults, { at: 'packet', deviceId: 'a' }, 0).effects).toEqual([]);
  });

  it('happens as often as it may, and only then counts', () => {
    const occasion = { at: 'request', deviceId: 'a' } as const;
    const first = evaluate([fault({ remaining: 2, deviceId: 'a' })], occasion, 0);
    const other = evaluate(first.left, { at: 'request', deviceId: 'b' }, 0);
    const second = evaluate(other.left, occasion, 0);
    expect([first, other, second].map(({ effects }) => effects.length)).toEqual([1, 0, 1]);
    expect(second.left).toEqual([]);
  });

  it('ends with its time', () => {
    const faults = [fault({ untilMs: 1000 })];
    expect(evaluate(faults, { at: 'request', deviceId: null }, 999).effects).toHaveLength(1);
    expect(evaluate(faults, { at: 'request', deviceId: null }, 1000)).toEqual({ effects: [], left: [] });
  });
});

describe('faults of a hub', () => {
  it.each<[string, unknown]>([
    ['without a limit', { effect: unavailable }],
    ['with a limit of nothing', { effect: unavailable, count: 0 }],
    ['of no kind', { effect: { kind: 'fire' }, count: 1 }],
    ['with something else besides', { effect: unavailable, count: 1, forever: true }],
    [
      'of one device where only the whole hub can have it',
      { effect: { kind: 'expiredCertificate' }, deviceId: 'a', count: 1 },
    ],
    ['of the clock a number of times', { effect: { kind: 'clockSkew', seconds: 60 }, count: 1 }],
    ['that are no object', 'fault'],
  ])('are refused %s', (_, request) => {
    expect(() => createFaults({ now: () => new Date(0) }).add(request)).toThrow();
  });

  it('are listed until they are over, and told about when they come and go', () => {
    let nowMs = 0;
    const faults = createFaults({ now: () => new Date(nowMs) });
    let changes = 0;
    faults.onChange(() => {
      changes += 1;
    });
    const request: FaultRequest = { effect: unavailable, seconds: 2 };
    const { id } = faults.add(request);
    faults.add({ ...request, count: 1, seconds: 10 });
    expect(faults.list()).toHaveLength(2);
    nowMs = 2000;
    expect(faults.list()).toHaveLength(1);
    expect(faults.remove(id)).toBe(false);
    expect(faults.happening({ at: 'request', deviceId: null })).toEqual([unavailable]);
    expect(faults.isIdle()).toBe(true);
    expect(changes).toBe(4);
  });

  it('set the clock forward and back', () => {
    let nowMs = 5_000_000;
    const faults = createFaults({ now: () => new Date(nowMs) });
    faults.add({ effect: { kind: 'clockSkew', seconds: 3600 }, seconds: 10 });
    expect(faults.clock.now().getTime()).toBe(5_000_000 + 3_600_000);
    faults.add({ effect: { kind: 'clockSkew', seconds: -3601 }, seconds: 20 });
    expect(faults.clock.now().getTime()).toBe(5_000_000 - 1000);
    nowMs += 20_000;
    expect(faults.clock.now().getTime()).toBe(5_020_000);
  });
});
