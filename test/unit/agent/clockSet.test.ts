import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collectors } from '../../../main/agent';
import { createBench, desiredOf, usualStart } from './agentBench';
import { settled } from './manualClock';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const usual = {
  snapshotFrequency: 'PT10M',
  highPriorityMessageFrequency: 'PT3M',
  lowPriorityMessageFrequency: 'PT7M',
  eventPriorityLogin: 'High',
  eventPriorityDiagnostic: 'Off',
};

/** An agent on a machine where somebody logs in between any two looks, and where each snapshot is noted. */
async function started(desired: Parameters<typeof desiredOf>[0] = {}) {
  const snapshotsMs: number[] = [];
  let logins = 0;
  const collectors: Collectors = {
    snapshots: [
      {
        name: 'SystemInformation',
        collect: async () => {
          snapshotsMs.push(bench.clock.elapsedMs());
          return [{ HostName: 'pump-07' }];
        },
      },
    ],
    triggered: [
      {
        name: 'Login',
        forget: () => undefined,
        poll: async () => {
          logins += 1;
          const payload = {
            ProcessId: logins,
            UserName: 'operator',
            Operation: 'PAM:authentication',
            Executable: '/usr/sbin/sshd',
            Result: 'Success',
          };
          return { way: 'log', events: [{ at: null, payload }] };
        },
      },
    ],
  };
  const bench = createBench({ desired: desiredOf({ ...usual, ...desired }), collectors });
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  const loginsSent = (): unknown[] =>
    bench
      .sentEvents()
      .filter(({ Name }) => Name === 'Login')
      .map(({ Payload }) => Payload[0]?.ProcessId);
  const status = async () => (await bench.agent.watch().next()).value?.status;
  return { ...bench, snapshotsMs, loginsSent, loginsSeen: () => logins, status };
}

const directions = [
  ['back', -5 * hour],
  ['forwards', 5 * hour],
] as const;

describe.each(directions)('when the clock of the agent’s machine is set %s', (_, byMs) => {
  it('the next snapshot comes neither sooner nor later', async () => {
    const { clock, snapshotsMs } = await started();
    await clock.advance(4 * minute);
    clock.set(byMs);
    await clock.advance(6 * minute - 1);
    expect(snapshotsMs).toHaveLength(1);
    await clock.advance(1);
    await settled();
    expect(snapshotsMs).toHaveLength(2);
  });

  it('the next message comes neither sooner nor later', async () => {
    const { hub, clock } = await started();
    await clock.advance(minute);
    clock.set(byMs);
    await clock.advance(2 * minute - 1);
    expect(hub.sent).toHaveLength(1);
    await clock.advance(1);
    await settled();
    expect(hub.sent).toHaveLength(2);
  });

  it('a message that did not arrive is sent again after ten seconds', async () => {
    const { hub, clock } = await started();
    hub.sendFailure = new Error('busy');
    await clock.advance(3 * minute + second);
    hub.sendFailure = null;
    clock.set(byMs);
    await clock.advance(9 * second - 1);
    expect(hub.sent).toHaveLength(1);
    await clock.advance(1);
    await settled();
    expect(hub.sent).toHaveLength(2);
  });

  it('events carry the time it shows, and so does what comes next', async () => {
    const { clock, agent, entriesOf, status } = await started();
    clock.set(byMs);
    const shows = clock.now();
    await agent.sendNow();
    const last = (await entriesOf('eventCollected')).at(-1);
    expect(last?.event).toMatchObject({ TimestampUTC: shows.toISOString() });
    expect((await status())?.next.snapshotAt).toBe(new Date(shows.getTime() + 10 * minute).toISOString());
  });

  it('a connection that lasted is not taken for one that another agent keeps pushing out', async () => {
    const { hub, clock, status } = await started();
    for (let life = 0; life < 4; life += 1) {
      await clock.advance(5 * minute);
      clock.set(byMs);
      hub.drop(new Error('mqtt.js returned : undefined error'));
      await clock.advance(minute);
    }
    expect((await status())?.state).toBe('connected');
  });
});

describe('however often the clock is set', { timeout: 60_000 }, () => {
  const step = fc.record({
    tenSeconds: fc.integer({ min: 1, max: 30 }),
    setBySeconds: fc.oneof(fc.integer({ min: -90_000, max: 90_000 }), fc.integer({ min: -20, max: 20 })),
  });

  it('every timer fires once for each of its periods, and no event is lost, doubled or out of its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { agent, hub, clock, snapshotsMs, loginsSeen, loginsSent } = await started();
        const sinceMs = clock.elapsedMs();
        const sentAtMs: number[] = [];
        for (const { tenSeconds, setBySeconds } of steps) {
          clock.set(setBySeconds * second);
          for (let passed = 0; passed < tenSeconds; passed += 1) {
            const before = hub.sent.length;
            await clock.advance(10 * second);
            await settled();
            for (let more = before; more < hub.sent.length; more += 1) sentAtMs.push(clock.elapsedMs());
          }
        }
        const passedMs = clock.elapsedMs() - sinceMs;
        const multiples = (periodMs: number): number[] =>
          Array.from(
            { length: Math.floor(passedMs / periodMs) },
            (_, index) => sinceMs + (index + 1) * periodMs,
          );
        expect(snapshotsMs).toEqual([sinceMs, ...multiples(10 * minute)]);
        expect(loginsSeen()).toBe(1 + multiples(30 * second).length);
        expect(sentAtMs).toEqual(multiples(3 * minute));
        await agent.sendNow();
        await agent.stop();
        expect(loginsSent()).toEqual(Array.from({ length: loginsSeen() }, (_, index) => index + 1));
      }),
      { numRuns: 30 },
    );
  });
});
