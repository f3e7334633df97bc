import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { collectorsOn } from '../../../main/agent';
import type { SecurityEvent } from '../../../main/security';
import { TargetError } from '../../../main/targets';
import type { JsonObject, JsonValue } from '../../../preload/contract';
import { createMessageValidator, schemasAreHere } from '../security/events/schemas';
import { type Bench, createBench, desiredOf, moduleKey, usualStart } from './agentBench';
import { createManualClock, settled } from './manualClock';
import { createMemoryMachine, type MemoryMachine } from './memoryMachine';

const second = 1000;
const minute = 60 * second;

const everythingByItself = {
  snapshotFrequency: 'P7D',
  highPriorityMessageFrequency: 'PT5M',
  eventPriorityProcessCreate: 'High',
  eventPriorityConnectionCreate: 'High',
  eventPriorityLogin: 'High',
  eventPriorityDiagnostic: 'Low',
  aggregationEnabledProcessCreate: false,
  aggregationEnabledConnectionCreate: false,
} as const;

let watchedOnes: Bench[] = [];

/** An agent that took its first look at the machine. */
async function watched(
  desired: Readonly<Record<string, JsonValue>> = {},
  prepare: (machine: MemoryMachine) => void = () => undefined,
) {
  const clock = createManualClock();
  const machine = createMemoryMachine(clock.now);
  prepare(machine);
  const { triggered } = collectorsOn(machine.target, 'documented');
  const bench = createBench({
    clock,
    desired: desiredOf({ ...everythingByItself, ...desired }),
    collectors: { snapshots: [], triggered },
  });
  watchedOnes.push(bench);
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  const told = async (name: string): Promise<JsonObject[]> =>
    (await bench.entriesOf('eventCollected')).flatMap((entry) => {
      if (entry.name !== name) return [];
      // The log carries events as any JSON; this one is the agent's own.
      const event = entry.event as unknown as SecurityEvent;
      return [{ at: event.TimestampUTC, ...event.Payload[0] }];
    });
  const programsTold = async () => (await told('ProcessCreate')).map(({ Executable }) => Executable);
  const usersTold = async () => (await told('Login')).map(({ UserName }) => UserName);
  const portsTold = async () => (await told('ConnectionCreate')).map(({ LocalPort }) => LocalPort);
  return { ...bench, machine, told, programsTold, usersTold, portsTold };
}

afterEach(async () => {
  const bodies = [];
  for (const { agent, hub } of watchedOnes) {
    await agent.close();
    bodies.push(...hub.sent.map(({ body }) => body));
  }
  watchedOnes = [];
  if (!schemasAreHere) return;
  const validate = createMessageValidator();
  for (const body of bodies) expect(validate(JSON.parse(body)), body).toBeNull();
});

describe('processes, by sampling', () => {
  it('are told once when they began after the agent, with when and how that was seen', async () => {
    const { machine, clock, agent, told } = await watched();
    machine.start('/usr/bin/top');
    await clock.advance(4 * second);
    const startedAt = clock.now();
    machine.start('/usr/bin/vim');
    await clock.advance(2 * minute);
    await agent.sendNow();
    const [top, vim, ...others] = await told('ProcessCreate');
    expect(top).toMatchObject({ Executable: '/usr/bin/top', ExtraDetails: { CollectedBy: 'sampling' } });
    expect(vim).toMatchObject({
      at: startedAt.toISOString(),
      Executable: '/usr/bin/vim',
      CommandLine: '/usr/bin/vim --run',
      UserName: 'operator',
    });
    expect(others).toEqual([]);
  });

  it('are missed when they live between two looks, which the agent says beforehand', async () => {
    const { machine, clock, programsTold, entriesOf } = await watched();
    const pid = machine.start('/usr/bin/id');
    await clock.advance(5 * second);
    machine.end(pid);
    machine.start('/usr/bin/top');
    await clock.advance(minute);
    expect(await programsTold()).toEqual(['/usr/bin/top']);
    expect(await entriesOf('collectingWay')).toContainEqual({
      kind: 'collectingWay',
      name: 'ProcessCreate',
      way: 'sampling',
    });
  });

  it('are told when they have the number of one that ended since the look before', async () => {
    const { machine, clock, programsTold } = await watched();
    await clock.advance(8 * second);
    const pid = machine.start('/usr/bin/first');
    await clock.advance(3 * second);
    machine.end(pid);
    await clock.advance(2 * second);
    // Older at the next look than the first was at the last.
    machine.start('/usr/bin/second', pid);
    await clock.advance(minute);
    expect(await programsTold()).toEqual(['/usr/bin/first', '/usr/bin/second']);
  });

  it('are told as one with their number when they are aggregated', async () => {
    const { machine, clock, told } = await watched({
      aggregationEnabledProcessCreate: true,
      aggregationIntervalProcessCreate: 'PT30M',
    });
    for (let count = 0; count < 3; count += 1) {
      machine.start('/usr/bin/curl');
      await clock.advance(minute);
    }
    expect(await told('ProcessCreate')).toEqual([]);
    await clock.advance(30 * minute);
    expect(await told('ProcessCreate')).toMatchObject([
      { Executable: '/usr/bin/curl', ProcessId: 0, ExtraDetails: { HitCount: '3' } },
    ]);
  });
});

describe('processes, by the audit log', () => {
  const audited = (machine: MemoryMachine): void => {
    machine.audit = [];
  };

  it('are told when they live between two looks', async () => {
    const { machine, clock, told } = await watched({}, audited);
    machine.end(machine.start('/usr/bin/id'));
    await clock.advance(2 * minute);
    expect(await told('ProcessCreate')).toMatchObject([
      { Executable: '/usr/bin/id', ExtraDetails: { CollectedBy: 'audit' } },
    ]);
  });

  it('go on by sampling when auditing is switched off, and nothing is told anew', async () => {
    const { machine, clock, programsTold, entriesOf } = await watched({}, audited);
    machine.start('/usr/bin/first');
    await clock.advance(minute);
    machine.audit = null;
    await clock.advance(minute);
    machine.start('/usr/bin/second');
    await clock.advance(minute);
    expect(await programsTold()).toEqual(['/usr/bin/first', '/usr/bin/second']);
    const ways = (await entriesOf('collectingWay')).filter(({ name }) => name === 'ProcessCreate');
    expect(ways.map(({ way }) => way)).toEqual(['audit', 'sampling']);
  });
});

describe('logins', () => {
  it('are told once, however long the log shows them, and leaving is none', async () => {
    const { machine, clock, told } = await watched();
    await clock.advance(7 * second);
    const at = clock.now();
    machine.logIn('operator');
    await clock.advance(2 * minute);
    machine.logOut('operator');
    await clock.advance(20 * minute);
    expect(await told('Login')).toMatchObject([
      { at: at.toISOString(), UserName: 'operator', Result: 'Success', RemoteAddress: '192.0.2.9' },
    ]);
  });

  it('of the time before the agent started are not told', async () => {
    const { clock, told } = await watched({}, (machine) => machine.logIn('operator'));
    await clock.advance(15 * minute);
    expect(await told('Login')).toEqual([]);
  });

  it('are not lost while the machine cannot be asked for seven minutes', async () => {
    const { machine, clock, usersTold } = await watched();
    await clock.advance(minute);
    machine.logIn('first');
    machine.failure = new TargetError('tookTooLong', 'It is busy.');
    await clock.advance(4 * minute);
    machine.logIn('second');
    await clock.advance(3 * minute);
    machine.failure = null;
    await clock.advance(5 * minute);
    expect(await usersTold()).toEqual(['first', 'second']);
  });
});

describe('connections', () => {
  it('are told again when an address is used again after it was free', async () => {
    const { machine, clock, told } = await watched();
    const pid = machine.start('/usr/bin/curl');
    const connection = { localPort: 50_001, remotePort: 443, pid };
    machine.connections.add(connection);
    await clock.advance(minute);
    machine.connections.delete(connection);
    await clock.advance(minute);
    machine.connections.add({ ...connection, pid: machine.start('/usr/bin/wget') });
    await clock.advance(minute);
    expect(await told('ConnectionCreate')).toMatchObject([
      { Executable: '/usr/bin/curl', LocalPort: '50001', RemoteAddress: '192.0.2.9', RemotePort: '443' },
      { Executable: '/usr/bin/wget', LocalPort: '50001', RemoteAddress: '192.0.2.9', RemotePort: '443' },
    ]);
  });
});

describe('a look that fails', () => {
  it('is told as such, and the next one tells only what is new', async () => {
    const { machine, clock, programsTold, usersTold, entriesOf, told } = await watched();
    machine.start('/usr/bin/first');
    machine.logIn('operator');
    await clock.advance(minute);
    machine.failure = new Error('the disk is full');
    await clock.advance(minute);
    machine.failure = null;
    machine.start('/usr/bin/second');
    await clock.advance(10 * minute);
    expect(await programsTold()).toEqual(['/usr/bin/first', '/usr/bin/second']);
    expect(await usersTold()).toEqual(['operator']);
    expect((await entriesOf('collectorFailed')).map(({ detail }) => detail)).toContain('the disk is full');
    expect((await told('Diagnostic')).map(({ Severity, Message }) => [Severity, Message])).toEqual(
      ['ProcessCreate', 'ConnectionCreate', 'Login'].map((name) => [
        'Warning',
        `${name} could not be collected: the disk is full`,
      ]),
    );
  });

  it('is told without the key that an error quotes', async () => {
    const { machine, clock, entriesOf, told } = await watched();
    machine.failure = new Error(`SharedAccessKey=${moduleKey} is wrong`);
    await clock.advance(minute);
    const everything = JSON.stringify([await entriesOf('collectorFailed'), await told('Diagnostic')]);
    expect(everything).toContain('[secret]');
    expect(everything).not.toContain(moduleKey);
  });

  it('is tried again after ten minutes where none succeeded yet', async () => {
    const { machine, clock, entriesOf } = await watched({}, (each) => {
      each.failure = new TargetError('notPermitted', 'Only root may.');
    });
    await clock.advance(9 * minute);
    expect(await entriesOf('collectorFailed')).toHaveLength(3);
    machine.failure = null;
    await clock.advance(2 * minute);
    expect(await entriesOf('collectingWay')).toHaveLength(3);
  });

  it('because it takes too long is abandoned, and the next one tells what it would have told', async () => {
    const { machine, clock, programsTold, usersTold, entriesOf } = await watched();
    machine.start('/usr/bin/top');
    machine.logIn('operator');
    machine.isMute = true;
    await clock.advance(3 * minute);
    expect(machine.abandoned).toBeGreaterThan(0);
    machine.isMute = false;
    await clock.advance(10 * minute);
    expect(await programsTold()).toEqual(['/usr/bin/top']);
    expect(await usersTold()).toEqual(['operator']);
    expect((await entriesOf('collectorFailed'))[0]?.detail).toBe('No answer within 30000 ms.');
  });
});

describe('looking', () => {
  it('ends at once with the agent, and tells nothing afterwards', async () => {
    const { machine, clock, agent, entries } = await watched();
    machine.start('/usr/bin/top');
    machine.isMute = true;
    await clock.advance(15 * second);
    const status = await agent.stop();
    expect(status.state).toBe('stopped');
    expect(machine.abandoned).toBe(1);
    const before = await entries();
    machine.isMute = false;
    await clock.advance(minute);
    expect(await entries()).toEqual(before);
  });

  it('goes on when the clock of the agent’s machine is set back, and nothing is told anew', async () => {
    const { machine, clock, programsTold, usersTold } = await watched();
    machine.start('/usr/bin/first');
    machine.logIn('operator');
    await clock.advance(minute);
    clock.set(-60 * minute);
    machine.aheadMs = 60 * minute;
    await clock.advance(2 * minute);
    machine.start('/usr/bin/second');
    await clock.advance(minute);
    expect(await programsTold()).toEqual(['/usr/bin/first', '/usr/bin/second']);
    expect(await usersTold()).toEqual(['operator']);
  });

  it('rests while an event is Off, and of that time nothing is told', async () => {
    const { machine, clock, hub, programsTold } = await watched();
    hub.patchDesired(desiredOf({ ...everythingByItself, eventPriorityProcessCreate: 'Off' }));
    await clock.advance(minute);
    machine.start('/usr/bin/unseen');
    await clock.advance(minute);
    hub.patchDesired(desiredOf(everythingByItself));
    await clock.advance(minute);
    machine.start('/usr/bin/seen');
    await clock.advance(minute);
    expect(await programsTold()).toEqual(['/usr/bin/seen']);
  });
});

type Step =
  | { readonly kind: 'starts' | 'logsIn' | 'connects' }
  | { readonly kind: 'ends' | 'isReplaced' | 'disconnects'; readonly which: number }
  | { readonly kind: 'passes' | 'fails'; readonly seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('starts', 'logsIn', 'connects') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('ends', 'isReplaced', 'disconnects'),
      which: fc.nat(20),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('passes'), seconds: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fails'), seconds: fc.nat(400) }) },
);

interface Lived {
  readonly name: string;
  readonly fromMs: number;
  /** Null for what is there at the end. */
  untilMs: number | null;
}

/** Longer than any time between two looks. */
const surelySeenMs = 11 * second;
/** Ages are whole seconds, so that a younger process of the same number cannot be told apart. */
const tellableMs = 3 * second;

async function lived(steps: readonly Step[]) {
  const bench = await watched();
  const { machine, clock, agent } = bench;
  const nowMs = (): number => clock.now().getTime();
  const processes = new Map<number, Lived>();
  const connections = new Map<Parameters<typeof machine.connections.add>[0], Lived>();
  const gone: { processes: Lived[]; connections: Lived[] } = { processes: [], connections: [] };
  const failed: { fromMs: number; untilMs: number }[] = [];
  const users: string[] = [];
  let count = 0;

  const start = (pid?: number): void => {
    count += 1;
    const name = `/opt/p${count}`;
    processes.set(machine.start(name, pid), { name, fromMs: nowMs(), untilMs: null });
  };
  const end = (pid: number, one: Lived): void => {
    machine.end(pid);
    processes.delete(pid);
    gone.processes.push({ ...one, untilMs: nowMs() });
  };
  const at = <Key, Value>(map: ReadonlyMap<Key, Value>, which: number): [Key, Value] | undefined =>
    [...map][which % Math.max(1, map.size)];

  for (const each of steps) {
    switch (each.kind) {
      case 'starts':
        start();
        break;
      case 'ends':
      case 'isReplaced': {
        const found = at(processes, each.which);
        if (found === undefined) break;
        const [pid, one] = found;
        if (each.kind === 'isReplaced' && nowMs() - one.fromMs < tellableMs) break;
        end(pid, one);
        if (each.kind === 'isReplaced') start(pid);
        break;
      }
      case 'connects': {
        count += 1;
        const connection = { localPort: 50_000 + count, remotePort: 443, pid: 1 };
        machine.connections.add(connection);
        connections.set(connection, { name: String(connection.localPort), fromMs: nowMs(), untilMs: null });
        break;
      }
      case 'disconnects': {
        const found = at(connections, each.which);
        if (found === undefined) break;
        const [connection, one] = found;
        machine.connections.delete(connection);
        connections.delete(connection);
        gone.connections.push({ ...one, untilMs: nowMs() });
        break;
      }
      case 'logsIn':
        users.push(`user${users.length}`);
        machine.logIn(`user${users.length - 1}`);
        break;
      case 'passes':
        await clock.advance(each.seconds * second);
        break;
      case 'fails': {
        machine.failure = new Error('busy');
        const fromMs = nowMs();
        await clock.advance(each.seconds * second);
        machine.failure = null;
        // By then every collector was asked again.
        await clock.advance(5 * minute);
        failed.push({ fromMs, untilMs: nowMs() });
        break;
      }
    }
  }
  await clock.advance(5 * minute);
  await agent.sendNow();

  const isSurelySeen = ({ fromMs, untilMs }: Lived): boolean =>
    untilMs === null ||
    (untilMs - fromMs >= surelySeenMs &&
      failed.every((time) => untilMs < time.fromMs || fromMs > time.untilMs));
  const names = (all: readonly Lived[]): string[] => all.map(({ name }) => name);
  const allProcesses = [...gone.processes, ...processes.values()];
  const allConnections = [...gone.connections, ...connections.values()];
  return {
    users,
    usersTold: await bench.usersTold(),
    processes: {
      all: names(allProcesses),
      surely: names(allProcesses.filter(isSurelySeen)),
      told: (await bench.programsTold()).map(String),
    },
    connections: {
      all: names(allConnections),
      surely: names(allConnections.filter(isSurelySeen)),
      told: (await bench.portsTold()).map(String),
    },
  };
}

describe('whatever happens on the machine, and whenever it cannot be asked', { timeout: 60_000 }, () => {
  it('each login is told once, and nothing is told twice, made up, or lost that two looks can see', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { users, usersTold, processes, connections } = await lived(steps);
        expect(usersTold).toEqual(users);
        for (const { all, surely, told } of [processes, connections]) {
          expect(new Set(told).size).toBe(told.length);
          expect(all).toEqual(expect.arrayContaining(told));
          expect(told).toEqual(expect.arrayContaining(surely));
        }
      }),
      { numRuns: 40 },
    );
  });
});
