import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAggregator } from '../../../main/agent/aggregator';
import type { AggregationSteering } from '../../../main/agent/configuration';
import type { JsonObject } from '../../../preload/contract';

const minute = 60_000;

function steeringOf(intervalMs: number, isEnabled = true): AggregationSteering {
  const each = { isEnabled, intervalMs };
  return { ProcessCreate: each, ConnectionCreate: each, ProcessTerminate: each };
}

const process = (executable: string, more: JsonObject = {}): JsonObject => ({
  Executable: executable,
  CommandLine: `${executable} --once`,
  UserName: 'root',
  UserId: '0',
  ProcessId: 41,
  ParentProcessId: 1,
  ...more,
});

function createClock(start = '2026-03-01T08:00:00.000Z') {
  let elapsedMs = 700;
  let startMs = Date.parse(start) - elapsedMs;
  return {
    clock: { now: () => new Date(startMs + elapsedMs), elapsedMs: () => elapsedMs },
    advance: (durationMs: number): void => {
      elapsedMs += durationMs;
    },
    set: (byMs: number): void => {
      startMs += byMs;
    },
  };
}

const extra = (payload: JsonObject | undefined) => payload?.ExtraDetails as Readonly<Record<string, string>>;
const hitCount = (payload: JsonObject): number => Number(extra(payload).HitCount);

describe('an aggregator', () => {
  it('tells what is the same once, with how often and from when to when', () => {
    const { clock, advance } = createClock('2026-03-01T08:00:00.000Z');
    const aggregator = createAggregator(clock);
    const steering = steeringOf(minute);
    expect(aggregator.add('ProcessCreate', process('/bin/ls'), steering)).toBe(true);
    advance(20_000);
    aggregator.add('ProcessCreate', process('/bin/ls', { ProcessId: 97 }), steering);
    expect(aggregator.takeEnded(steering)).toEqual([]);
    advance(40_000);
    expect(aggregator.takeEnded(steering)).toEqual([
      {
        name: 'ProcessCreate',
        payload: expect.objectContaining({
          Executable: '/bin/ls',
          ProcessId: 0,
          ParentProcessId: 0,
          ExtraDetails: expect.objectContaining({
            HitCount: '2',
            StartTimeUtc: '2026-03-01T08:00:00.000Z',
            EndTimeUtc: '2026-03-01T08:01:00.000Z',
          }),
        }),
      },
    ]);
  });

  it('takes connections from one port of a client after another for the same, and to another service for another', () => {
    const { clock, advance } = createClock();
    const aggregator = createAggregator(clock);
    const steering = steeringOf(minute);
    const connection = (LocalPort: string, RemotePort: string): JsonObject => ({
      Executable: '/usr/bin/curl',
      CommandLine: 'curl',
      UserId: '0',
      Direction: 'Out',
      Protocol: 'tcp',
      LocalAddress: '10.0.0.4',
      RemoteAddress: '10.0.0.9',
      LocalPort,
      RemotePort,
    });
    for (const local of ['50001', '50002', '50003']) {
      aggregator.add('ConnectionCreate', connection(local, '443'), steering);
    }
    aggregator.add('ConnectionCreate', connection('50004', '22'), steering);
    advance(minute);
    const told = aggregator.takeEnded(steering).map(({ payload }) => payload);
    expect(told.map(({ LocalPort, RemotePort }) => [LocalPort, RemotePort])).toEqual([
      ['', '443'],
      ['', '22'],
    ]);
    expect(told.map(hitCount)).toEqual([3, 1]);
  });

  it.each([
    ['back', -60 * minute],
    ['forwards', 60 * minute],
  ])('ends a window as late as ever when the clock is set %s, and tells when by that clock', (_, byMs) => {
    const { clock, advance, set } = createClock('2026-03-01T08:00:00.000Z');
    const aggregator = createAggregator(clock);
    const steering = steeringOf(minute);
    aggregator.add('ProcessCreate', process('/bin/ls'), steering);
    advance(20_000);
    set(byMs);
    advance(39_999);
    expect(aggregator.takeEnded(steering)).toEqual([]);
    advance(1);
    const [told] = aggregator.takeEnded(steering);
    expect(extra(told?.payload)).toMatchObject({
      StartTimeUtc: new Date(Date.parse('2026-03-01T08:00:00.000Z') + byMs).toISOString(),
      EndTimeUtc: new Date(Date.parse('2026-03-01T08:01:00.000Z') + byMs).toISOString(),
    });
  });

  it('leaves alone what is not aggregated, and gives back what it holds when that is switched off', () => {
    const { clock } = createClock();
    const aggregator = createAggregator(clock);
    expect(aggregator.add('Login', {}, steeringOf(minute))).toBe(false);
    expect(aggregator.add('ProcessCreate', process('/bin/ls'), steeringOf(minute, false))).toBe(false);
    aggregator.add('ProcessCreate', process('/bin/ls'), steeringOf(minute));
    expect(aggregator.takeEnded(steeringOf(minute, false))).toHaveLength(1);
    expect(aggregator.nextEndMs(steeringOf(minute))).toBeNull();
  });

  it('loses no event, counts none twice, and tells each no later than its window ends, however the clock is set', () => {
    const step = fc.record({
      executable: fc.constantFrom('/bin/a', '/bin/b', '/bin/c'),
      user: fc.constantFrom('root', 'pump'),
      waitMs: fc.integer({ min: 0, max: 90_000 }),
      setByMs: fc.oneof(fc.constant(0), fc.integer({ min: -100 * minute, max: 100 * minute })),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1_000, max: 120_000 }),
        (steps, intervalMs) => {
          const { clock, advance, set } = createClock();
          const steering = steeringOf(intervalMs);
          const aggregator = createAggregator(clock);
          const added = new Map<string, number>();
          const told = new Map<string, number>();
          const take = (): void => {
            for (const { payload } of aggregator.takeEnded(steering)) {
              const key = `${payload.Executable} ${payload.UserName}`;
              told.set(key, (told.get(key) ?? 0) + hitCount(payload));
            }
          };
          /** As the agent does: it looks when the next window ends. */
          const pass = (untilMs: number): void => {
            for (;;) {
              const endMs = aggregator.nextEndMs(steering);
              if (endMs === null || endMs > untilMs) break;
              const nowMs = clock.elapsedMs();
              expect(endMs - nowMs).toBeLessThanOrEqual(intervalMs);
              advance(Math.max(0, endMs - nowMs));
              take();
            }
            advance(Math.max(0, untilMs - clock.elapsedMs()));
          };
          for (const { executable, user, waitMs, setByMs } of steps) {
            aggregator.add('ProcessCreate', process(executable, { UserName: user }), steering);
            const key = `${executable} ${user}`;
            added.set(key, (added.get(key) ?? 0) + 1);
            set(setByMs);
            pass(clock.elapsedMs() + waitMs);
          }
          pass(clock.elapsedMs() + intervalMs);
          expect(told).toEqual(added);
        },
      ),
    );
  });
});
