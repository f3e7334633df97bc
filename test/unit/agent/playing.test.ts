import { describe, expect, it } from 'vitest';
import { collects, playedAgents } from '../../../main/agent/playedAgent';
import { configurationWrapper } from '../../../main/security';
import type { PlayedAgentName } from '../../../preload/contract';
import { createBench, desiredOf, snapshotsOnly, usualStart } from './agentBench';
import { settled } from './manualClock';

const minuteMs = 60_000;

async function playing(
  plays: PlayedAgentName,
  options: Parameters<typeof createBench>[0] = {},
  pace = 1,
): Promise<ReturnType<typeof createBench>> {
  const bench = createBench(options);
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07', plays, pace });
  await settled();
  return bench;
}

const patchOf = (values: Parameters<typeof desiredOf>[0]) => {
  const { $version: _, ...patch } = desiredOf(values);
  return patch;
};

describe('playing the C agent', () => {
  it('reports its own properties and defaults in its own spelling', async () => {
    const { hub } = await playing('c', { desired: desiredOf({ snapshotFrequency: 'P7D' }) });
    const reported = hub.reported[configurationWrapper];
    expect(reported).toMatchObject({
      snapshotFrequency: { value: 'P1W' },
      maxLocalCacheSizeInBytes: { value: 10_485_760 },
      eventPriorityListeningPorts: { value: 'high' },
      eventPriorityOperational: { value: 'high' },
    });
    for (const name of [
      'eventPriorityConnectedHardware',
      'hubResourceId',
      'eventPriorityMessageStatistics',
    ]) {
      expect(reported).not.toHaveProperty(name);
    }
  });

  it('refuses what the C agent refuses, and names the configuration as a whole', async () => {
    const { hub, agent, sentEvents } = await playing('c');
    const reportsBefore = hub.reports.length;
    hub.patchDesired(patchOf({ snapshotFrequency: 'PT0S' }));
    await settled();
    await agent.sendNow();
    expect(hub.reports).toHaveLength(reportsBefore + 1);
    const errors = sentEvents().filter(({ Name }) => Name === 'ConfigurationError');
    expect(errors.map(({ Payload }) => Payload)).toMatchObject([
      [{ ConfigurationName: 'TwinConfiguration', ErrorType: 'TypeMismatch' }],
    ]);
  });

  it('is silent about itself with eventPriorityOperational Off, and sends no properties', async () => {
    const { hub, sentEvents } = await playing('c', {
      desired: desiredOf({ eventPriorityOperational: 'off' }),
    });
    expect(sentEvents().map(({ Name }) => Name)).not.toContain('MessageStatistics');
    expect(sentEvents().map(({ Name }) => Name)).not.toContain('DroppedEventsStatistics');
    expect(hub.sent[0]?.properties).toEqual({});
  });

  it('keeps a queue shut behind an event larger than a message', async () => {
    let users = 'x'.repeat(9000);
    const collect = async () => [{ UserName: users, UserId: '0', GroupNames: '', GroupIds: '' }];
    const { agent, sentEvents } = await playing('c', {
      desired: desiredOf({ maxMessageSizeInBytes: 8192 }),
      collectors: snapshotsOnly([
        { name: 'LocalUsers', collect },
        { name: 'SystemInformation', collect: async () => [{ HostName: 'pump-07' }] },
      ]),
    });
    users = 'root';
    const status = await agent.sendNow();
    expect(sentEvents().map(({ Name }) => Name)).toContain('SystemInformation');
    expect(sentEvents().map(({ Name }) => Name)).not.toContain('LocalUsers');
    expect(status.counts).toMatchObject({ eventsWaiting: 2, eventsDropped: 0 });
  });
});

describe('playing the C# agent', () => {
  it('does not start on a configuration it refuses', async () => {
    const { hub, clock } = await playing('csharp', { desired: desiredOf({ snapshotFrequency: 'P1W' }) });
    await clock.advance(10 * minuteMs);
    expect(hub.reports).toEqual([]);
    expect(hub.sent).toEqual([]);
  });

  it('names the values it could not read', async () => {
    const { agent } = await playing('csharp', { desired: desiredOf({ snapshotFrequency: 'P1W' }) });
    const watching = agent.watch();
    const first = await watching.next();
    await watching.return();
    expect(first.done ? null : first.value.status).toMatchObject({
      state: 'failed',
      failure: { reason: 'configurationRefused', detail: expect.stringContaining('snapshotFrequency') },
    });
  });

  it('says nothing to the twin after refusing an update while it runs', async () => {
    const { hub } = await playing('csharp');
    const reportsBefore = hub.reports.length;
    hub.patchDesired(patchOf({ snapshotFrequency: 'often' }));
    await settled();
    expect(hub.reports).toHaveLength(reportsBefore);
  });

  it('sends its statistics whatever their priorities', async () => {
    const { sentEvents } = await playing('csharp', {
      desired: desiredOf({ eventPriorityMessageStatistics: 'Off' }),
    });
    expect(sentEvents().map(({ Name }) => Name)).toContain('MessageStatistics');
  });
});

describe('the collectors of each agent', () => {
  it.each([
    ['c', 'ConnectedHardware', 'linux', false],
    ['c', 'OSBaseline', 'linux', true],
    ['csharp', 'OSBaseline', 'windows', false],
    ['csharp', 'ProcessTerminate', 'windows', true],
    ['csharp', 'ProcessTerminate', 'linux', false],
    ['documented', 'ConnectedHardware', 'linux', true],
  ] as const)('of %s with %s on %s: %o', (plays, name, platform, isThere) => {
    expect(collects(playedAgents[plays], name, platform)).toBe(isThere);
  });
});

describe('time that runs faster', () => {
  it('shortens the waits, and changes nothing of what is sent or reported', async () => {
    const desired = desiredOf({ snapshotFrequency: 'PT4H', highPriorityMessageFrequency: 'PT4H' });
    const { hub, clock, sentEvents } = await playing('documented', { desired }, 288);
    const firstCount = sentEvents().length;
    await clock.advance(5 * minuteMs);
    expect(sentEvents().filter(({ Name }) => Name === 'SystemInformation')).toHaveLength(1 + 6);
    expect(sentEvents().length - firstCount).toBe(6 * firstCount);
    expect(hub.reported[configurationWrapper]).toMatchObject({ snapshotFrequency: { value: 'PT4H' } });
  });
});
