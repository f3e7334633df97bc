import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAggregator } from '../../../main/agent/aggregator';
import type { AggregationSteering } from '../../../main/agent/configuration';
import type { JsonObject } from '../../../preload/contract';
import { createSteppedClock } from '../../support/steppedClock';

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

const hitCount = (payload: JsonObject): number =>
  Number((payload.ExtraDetails as { readonly HitCount: string }).HitCount);

describe('an aggregator', () => {
  it('tells what is the same once, with how often and from when to when', () => {
    const { clock, advance } = createSteppedClock('2026-03-01T08:00:00.000Z');
    const aggregator = createAggregator(clock.now);
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
    const { clock, advance } = createSteppedClock();
    const aggregator = createAggregator(clock.now);
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

  it('leaves alone what is not aggregated, and gives back what it holds when that is switched off', () => {
    const { clock } = createSteppedClock();
    const aggregator = createAggregator(clock.now);
    expect(aggregator.add('Login', {}, steeringOf(minute))).toBe(false);
    expect(aggregator.add('ProcessCreate', process('/bin/ls'), steeringOf(minute, false))).toBe(false);
    aggregator.add('ProcessCreate', process('/bin/ls'), steeringOf(minute));
    expect(aggregator.takeEnded(steeringOf(minute, false))).toHaveLength(1);
    expect(aggregator.nextEndMs(steeringOf(minute))).toBeNull();
  });

  it('loses no event, counts none twice, and tells each no later than its window ends', () => {
    const step = fc.record({
      executable: fc.constantFrom('/bin/a', '/bin/b', '/bin/c'),
      user: fc.constantFrom('root', 'pump'),
      waitMs: fc.integer({ min: 0, max: 90_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1_000, max: 120_000 }),
        (steps, intervalMs) => {
          const { clock, advance } = createSteppedClock();
          const steering = steeringOf(intervalMs);
          const aggregator = createAggregator(clock.now);
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
              const nowMs = clock.now().getTime();
              expect(endMs - nowMs).toBeLessThanOrEqual(intervalMs);
              advance(Math.max(0, endMs - nowMs));
              take();
            }
            advance(Math.max(0, untilMs - clock.now().getTime()));
          };
          for (const { executable, user, waitMs } of steps) {
            aggregator.add('ProcessCreate', process(executable, { UserName: user }), steering);
            const key = `${executable} ${user}`;
            added.set(key, (added.get(key) ?? 0) + 1);
            pass(clock.now().getTime() + waitMs);
          }
          pass(clock.now().getTime() + intervalMs);
          expect(told).toEqual(added);
        },
      ),
    );
  });
});
