import { describe, expect, it } from 'vitest';
import { configurationWrapper } from '../../../main/security';
import { createBench, desiredOf, moduleKey, sampleCollectors, snapshotsOnly, usualStart } from './agentBench';
import { settled } from './manualClock';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function startedBench(options: Parameters<typeof createBench>[0] = {}) {
  const bench = createBench(options);
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  return bench;
}

describe('an agent that was started', () => {
  it('sends a first snapshot at once, as one message with the statistics first', async () => {
    const { hub, sentEvents } = await startedBench();
    expect(hub.sent).toHaveLength(1);
    expect(sentEvents().map(({ Name }) => Name)).toEqual([
      'MessageStatistics',
      'DroppedEventsStatistics',
      'ListeningPorts',
      'LocalUsers',
      'SystemInformation',
    ]);
  });

  it('keeps its GUID from one start to the next', async () => {
    const { agent } = await startedBench();
    const first = await agent.stop();
    const second = await agent.start({ ...usualStart, deviceId: 'pump-07' });
    expect(first.hostName).toBe('hub.azure-devices.net');
    expect(second.agentId).toBe(first.agentId);
    expect(first.agentId).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('reports the complete configuration, defaults included, in its own spelling', async () => {
    const { hub } = await startedBench({
      desired: desiredOf({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'low' }),
    });
    const wrapper = hub.reported[configurationWrapper];
    expect(wrapper).toMatchObject({
      snapshotFrequency: { value: 'P1D' },
      eventPriorityLogin: { value: 'Low' },
      highPriorityMessageFrequency: { value: 'PT7M' },
      maxLocalCacheSizeInBytes: { value: 2_560_000 },
    });
  });

  it('removes from the reported configuration what another agent left there', async () => {
    const bench = createBench();
    bench.hub.reported = { [configurationWrapper]: { eventPriorityOperational: { value: 'high' } } };
    await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
    await settled();
    expect(bench.hub.reported[configurationWrapper]).not.toHaveProperty('eventPriorityOperational');
  });

  it('sends high priority events when their timer expires, padded with the others', async () => {
    const { hub, clock, sentEvents } = await startedBench({
      desired: desiredOf({ snapshotFrequency: 'PT1H', highPriorityMessageFrequency: 'PT25M' }),
    });
    await clock.advance(hourMs + 14 * minuteMs);
    expect(hub.sent).toHaveLength(1);
    await clock.advance(2 * minuteMs);
    expect(hub.sent).toHaveLength(2);
    expect(hub.sent[1]?.properties.MessagePriority).toBe('High');
    expect(sentEvents().slice(5)).toHaveLength(5);
  });

  it('catches up once, not many times, after the machine slept', async () => {
    const { hub, clock, entriesOf } = await startedBench({
      desired: desiredOf({ snapshotFrequency: 'PT1H', highPriorityMessageFrequency: 'PT1H' }),
    });
    await clock.jump(72 * hourMs);
    const snapshots = (await entriesOf('eventCollected')).filter(({ name }) => name === 'SystemInformation');
    expect(snapshots).toHaveLength(2);
    expect(hub.sent).toHaveLength(2);
  });

  it('lets low priority events wait for their own timer when there are no others', async () => {
    const { hub, clock } = await startedBench({
      desired: desiredOf({
        snapshotFrequency: 'PT30M',
        lowPriorityMessageFrequency: 'PT2H',
        eventPriorityListeningPorts: 'Low',
        eventPriorityLocalUsers: 'Low',
      }),
    });
    await clock.advance(2 * hourMs - 1000);
    expect(hub.sent).toHaveLength(1);
    await clock.advance(2000);
    expect(hub.sent.map(({ properties }) => properties.MessagePriority)).toEqual(['High', 'Low']);
  });

  it('does not run a collector whose event is Off', async () => {
    let runs = 0;
    const collect = async () => {
      runs += 1;
      return [];
    };
    const { sentEvents } = await startedBench({
      desired: desiredOf({ eventPriorityLocalUsers: 'Off', eventPriorityMessageStatistics: 'Off' }),
      collectors: snapshotsOnly([{ name: 'LocalUsers', collect }, ...sampleCollectors.snapshots.slice(0, 1)]),
    });
    expect(runs).toBe(0);
    expect(sentEvents().map(({ Name }) => Name)).toEqual(['DroppedEventsStatistics', 'SystemInformation']);
  });

  it('goes on without a collector that fails or never ends', async () => {
    const { clock, sentEvents, entriesOf } = await startedBench({
      collectors: snapshotsOnly([
        {
          name: 'ListeningPorts',
          collect: async () => {
            throw new Error('no netstat');
          },
        },
        { name: 'LocalUsers', collect: () => new Promise(() => undefined) },
        ...sampleCollectors.snapshots.slice(0, 1),
      ]),
    });
    await clock.advance(30_000);
    expect(sentEvents().map(({ Name }) => Name)).toContain('SystemInformation');
    const failed = await entriesOf('collectorFailed');
    expect(failed.map(({ name }) => name)).toEqual(['ListeningPorts', 'LocalUsers']);
    expect(failed[0]?.detail).toContain('no netstat');
  });

  it('splits what does not fit into one message', async () => {
    const big = { UserName: 'x'.repeat(6000), UserId: '0', GroupNames: '', GroupIds: '' };
    const { hub } = await startedBench({
      desired: desiredOf({ maxMessageSizeInBytes: 8192 }),
      collectors: snapshotsOnly([
        { name: 'LocalUsers', collect: async () => [big] },
        { name: 'ListeningPorts', collect: async () => [{ ...big }] },
      ]),
    });
    expect(hub.sent).toHaveLength(2);
    for (const { body } of hub.sent) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(8192);
  });

  it('drops an event that no message can hold, and says so', async () => {
    const { agent, entriesOf } = await startedBench({
      desired: desiredOf({ maxMessageSizeInBytes: 4096 }),
      collectors: snapshotsOnly([
        { name: 'ListeningPorts', collect: async () => [{ LocalPort: '1'.repeat(5000) }] },
      ]),
    });
    expect(await entriesOf('eventDropped')).toEqual([
      { kind: 'eventDropped', name: 'ListeningPorts', priority: 'High', reason: 'largerThanMessage' },
    ]);
    expect((await agent.sendNow()).counts.eventsDropped).toBe(2);
  });

  it('sends early when the waiting events fill a message', async () => {
    const users = [{ UserName: 'x'.repeat(5000), UserId: '0', GroupNames: '', GroupIds: '' }];
    const { hub, clock } = await startedBench({
      desired: desiredOf({
        maxMessageSizeInBytes: 8192,
        snapshotFrequency: 'PT1M',
        highPriorityMessageFrequency: 'PT2H',
      }),
      collectors: snapshotsOnly([{ name: 'LocalUsers', collect: async () => users }]),
    });
    const firstCount = hub.sent.length;
    await clock.advance(3 * minuteMs);
    expect(hub.sent.length).toBeGreaterThan(firstCount);
  });
});

describe('sending now', () => {
  it('collects and sends without waiting for the timers', async () => {
    const { agent, hub } = await startedBench();
    const status = await agent.sendNow();
    expect(hub.sent).toHaveLength(2);
    expect(status.counts.eventsWaiting).toBe(0);
  });

  it('is refused when no agent runs', async () => {
    const { agent } = createBench();
    await expect(agent.sendNow()).rejects.toMatchObject({ code: 'AGENT_NOT_RUNNING' });
  });
});

describe('the messages', () => {
  it('go again with their events after one did not arrive', async () => {
    const bench = createBench();
    bench.hub.sendFailure = new Error('Message not acknowledged');
    await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
    const failed = await bench.entriesOf('messageFailed');
    expect(failed[0]?.detail).toBe('Message not acknowledged');
    bench.hub.sendFailure = null;
    await bench.clock.advance(11_000);
    expect(bench.sentEvents()).toHaveLength(5);
    const status = await bench.agent.stop();
    expect(status.counts).toMatchObject({ messagesFailed: 1, messagesAcknowledged: 1, eventsWaiting: 0 });
  });

  it('count as failed when the hub does not acknowledge them within a minute', async () => {
    const bench = createBench();
    bench.hub.isMute = true;
    await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
    await bench.clock.advance(61_000);
    expect(await bench.entriesOf('messageFailed')).toHaveLength(1);
  });
});

describe('the key', () => {
  it('is neither in the log nor in what the window gets, even when an error quotes it', async () => {
    const bench = createBench();
    bench.hub.refusal = new Error(`bad SharedAccessKey=${moduleKey};`);
    await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
    await bench.clock.advance(5000);
    const entries = JSON.stringify(await bench.entries());
    expect(entries).toContain('[secret]');
    expect(entries + bench.logged.join('\n')).not.toContain(moduleKey);
  });
});
