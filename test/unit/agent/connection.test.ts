import { describe, expect, it } from 'vitest';
import { ExpectedFailure } from '../../../main/failures';
import type { AgentState } from '../../../preload/contract';
import { type Bench, connectionOf, createBench, desiredOf, moduleKey, usualStart } from './agentBench';
import { settled } from './manualClock';

const refusedSocket = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8883'), {
  code: 'ECONNREFUSED',
});
const untrusted = Object.assign(new Error('unable to verify the first certificate'), {
  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
});
const unauthorized = Object.assign(new Error('mqtt.js returned Connection refused: Not authorized error'), {
  name: 'UnauthorizedError',
});
const orderlyClose = new Error('mqtt.js returned : undefined error');
const otherKey = Buffer.from('the key after it was renewed....').toString('base64');

const untilAborted: ReturnType<typeof connectionOf> = (_deviceId, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

async function started(bench: Bench = createBench()) {
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  return bench;
}

async function states(bench: Bench): Promise<AgentState[]> {
  return (await bench.entriesOf('connection')).map(({ state }) => state);
}

async function status(bench: Bench) {
  const watching = bench.agent.watch();
  const first = await watching.next();
  await watching.return();
  if (first.done) throw new Error('The agent ended the watch.');
  return first.value.status;
}

describe('starting the agent', () => {
  it('connects as the module and says so', async () => {
    const bench = await started();
    expect(await states(bench)).toEqual(['starting', 'connecting', 'connected']);
    expect(await status(bench)).toMatchObject({
      state: 'connected',
      deviceId: 'pump-07',
      startedAt: '2021-02-15T09:30:00.000Z',
      desiredVersion: 1,
    });
  });

  it('is refused while another device has the agent', async () => {
    const bench = await started();
    await expect(bench.agent.start({ ...usualStart, deviceId: 'pump-08' })).rejects.toMatchObject({
      code: 'AGENT_ALREADY_RUNNING',
      data: { deviceId: 'pump-07' },
    });
  });

  it.each(['MODULE_MISSING', 'MODULE_WITHOUT_KEY'])(
    'fails with %s and leaves no agent behind',
    async (code) => {
      const bench = createBench({
        find: async () => {
          throw new ExpectedFailure(code);
        },
      });
      await expect(bench.agent.start({ ...usualStart, deviceId: 'pump-07' })).rejects.toMatchObject({ code });
      expect(await status(bench)).toMatchObject({ state: 'stopped', deviceId: null });
      expect(bench.hub.attempts).toBe(0);
    },
  );

  it('ends when whoever asked for it goes away before it has the key', async () => {
    const leaving = new AbortController();
    const bench = createBench({
      find: untilAborted,
    });
    const starting = bench.agent.start({ ...usualStart, deviceId: 'pump-07', signal: leaving.signal });
    leaving.abort();
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' });
    expect((await status(bench)).state).toBe('stopped');
  });
});

describe('a connection that is lost', () => {
  it('is made anew after a wait that doubles up to a minute', async () => {
    const bench = await started();
    bench.hub.refusal = refusedSocket;
    bench.hub.drop(refusedSocket);
    const attempts: number[] = [];
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await bench.clock.advance(seconds * 1000 - 1);
      const before = bench.hub.attempts;
      await bench.clock.advance(1);
      attempts.push(bench.hub.attempts - before);
    }
    expect(attempts).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(await status(bench)).toMatchObject({
      state: 'reconnecting',
      failure: { reason: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:8883' },
    });
  });

  it('brings the configuration changed meanwhile, and sends what waited', async () => {
    const bench = await started();
    bench.hub.refusal = refusedSocket;
    bench.hub.drop(refusedSocket);
    await bench.agent.sendNow();
    bench.hub.desired = desiredOf({ snapshotFrequency: 'PT2H' }, 4);
    expect(bench.hub.sent).toHaveLength(1);
    bench.hub.refusal = null;
    await bench.clock.advance(10_000);
    expect(await status(bench)).toMatchObject({
      state: 'connected',
      desiredVersion: 4,
      configuration: { snapshotFrequency: 'PT2H' },
      counts: { eventsWaiting: 0 },
    });
    expect(bench.hub.sent).toHaveLength(2);
  });

  it('counts as pushed out by another agent when the hub ends it in order again and again', async () => {
    const bench = await started();
    for (let life = 0; life < 3; life += 1) {
      bench.hub.drop(orderlyClose);
      await bench.clock.advance(5000);
    }
    expect(await status(bench)).toMatchObject({ state: 'failed', failure: { reason: 'displaced' } });
    const { attempts } = bench.hub;
    await bench.clock.advance(600_000);
    expect(bench.hub.attempts).toBe(attempts);
  });

  it('is not taken for a second agent when the network breaks as often', async () => {
    const bench = await started();
    for (let life = 0; life < 5; life += 1) {
      bench.hub.drop(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
      await bench.clock.advance(40_000);
    }
    expect((await status(bench)).state).toBe('connected');
  });
});

describe('a hub that refuses the module', () => {
  it('ends the agent when the key is still the one it has', async () => {
    const bench = createBench();
    bench.hub.refusal = unauthorized;
    await started(bench);
    expect(await status(bench)).toMatchObject({ state: 'failed', failure: { reason: 'unauthorized' } });
    expect(bench.hub.attempts).toBe(1);
  });

  it('is tried once more with a key renewed since', async () => {
    let key = moduleKey;
    const hosts: (string | undefined)[] = [];
    const bench = createBench({
      find: (start, signal, hostName) => {
        hosts.push(hostName);
        return connectionOf(key)(start, signal);
      },
    });
    await started(bench);
    key = otherKey;
    bench.hub.refusal = unauthorized;
    bench.hub.drop(refusedSocket);
    await bench.clock.advance(1500);
    bench.hub.refusal = null;
    await bench.clock.advance(10_000);
    expect((await status(bench)).state).toBe('connected');
    // At the hub of before, whichever is open by now.
    expect(hosts).toEqual([undefined, 'hub.azure-devices.net']);
  });

  it('ends the agent with the reason when the module was deleted', async () => {
    let isDeleted = false;
    const bench = createBench({
      find: async (...input) => {
        if (isDeleted) throw new ExpectedFailure('MODULE_MISSING');
        return connectionOf(moduleKey)(...input);
      },
    });
    await started(bench);
    isDeleted = true;
    bench.hub.refusal = unauthorized;
    bench.hub.drop(refusedSocket);
    await bench.clock.advance(1500);
    expect(await status(bench)).toMatchObject({ state: 'failed', failure: { reason: 'moduleMissing' } });
  });

  it('ends the agent when its certificate is not trusted from the first', async () => {
    const bench = createBench();
    bench.hub.refusal = Object.assign(new Error('Error'), { transportError: untrusted });
    await started(bench);
    expect(await status(bench)).toMatchObject({ state: 'failed', failure: { reason: 'tlsUntrusted' } });
  });

  it('lets the agent be started again', async () => {
    const bench = createBench();
    bench.hub.refusal = unauthorized;
    await started(bench);
    bench.hub.refusal = null;
    await started(bench);
    expect(await status(bench)).toMatchObject({ state: 'connected', failure: null });
  });
});

describe('stopping the agent', () => {
  it('closes the connection and does nothing the second time', async () => {
    const bench = await started();
    const [first, second] = await Promise.all([bench.agent.stop(), bench.agent.stop()]);
    expect([first.state, second.state]).toEqual(['stopped', 'stopped']);
    expect((await bench.agent.stop()).next).toEqual({
      snapshotAt: null,
      highPrioritySendAt: null,
      lowPrioritySendAt: null,
    });
    expect(bench.hub.closed).toBe(1);
    expect((await states(bench)).slice(-2)).toEqual(['stopping', 'stopped']);
  });

  it('takes three seconds at most when the hub answers nothing any more', async () => {
    const bench = createBench();
    bench.hub.isMute = true;
    await started(bench);
    let isStopped = false;
    const stopping = bench.agent.stop().then(() => {
      isStopped = true;
    });
    await bench.clock.advance(3000);
    expect(isStopped).toBe(true);
    await stopping;
  });

  it('does not wait for the next try of an agent that is offline', async () => {
    const bench = createBench();
    bench.hub.refusal = refusedSocket;
    await started(bench);
    expect((await bench.agent.stop()).state).toBe('stopped');
  });

  it('does not wait for a key that is still being read', async () => {
    const bench = createBench({ find: untilAborted });
    const starting = bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
    expect((await bench.agent.stop()).state).toBe('stopped');
    expect((await starting).state).toBe('stopped');
  });
});
