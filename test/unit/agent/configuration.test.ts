import { describe, expect, it } from 'vitest';
import {
  defaultConfiguration as defaultConfigurationOf,
  reportedPatch,
  steeringOf,
  takeDesired,
} from '../../../main/agent/configuration';
import { playedAgents } from '../../../main/agent/playedAgent';
import { configurationWrapper } from '../../../main/security';
import { mergePatch } from '../../../main/twin';
import { createBench, desiredOf, snapshotsOnly, usualStart } from './agentBench';
import { settled } from './manualClock';

const played = playedAgents.documented;
const defaultConfiguration = defaultConfigurationOf(played);

async function startedBench(desired = desiredOf({})) {
  const bench = createBench({ desired });
  await bench.agent.start({ ...usualStart, deviceId: 'pump-07' });
  await settled();
  return bench;
}

const patchOf = (values: Parameters<typeof desiredOf>[0]) => {
  const { $version: _, ...patch } = desiredOf(values);
  return patch;
};

describe('a running agent', () => {
  it('takes a notification for the whole configuration', async () => {
    const { agent, hub } = await startedBench(
      desiredOf({ snapshotFrequency: 'PT1H', highPriorityMessageFrequency: 'PT3M' }),
    );
    hub.patchDesired(patchOf({ snapshotFrequency: 'PT2H' }));
    await settled();
    expect(hub.reported[configurationWrapper]).toMatchObject({
      snapshotFrequency: { value: 'PT2H' },
      highPriorityMessageFrequency: { value: 'PT7M' },
    });
    expect(await agent.stop()).toMatchObject({ desiredVersion: 2 });
  });

  it('refuses an update with one bad value, says why, and reports the old configuration again', async () => {
    const { agent, hub, entriesOf, sentEvents } = await startedBench(
      desiredOf({ snapshotFrequency: 'PT1H' }),
    );
    const reportsBefore = hub.reports.length;
    hub.patchDesired(patchOf({ snapshotFrequency: 'PT5H', maxMessageSizeInBytes: 'big' }));
    await settled();
    expect(hub.reports).toHaveLength(reportsBefore + 1);
    expect(hub.reports.at(-1)?.[configurationWrapper]).toMatchObject({
      snapshotFrequency: { value: 'PT1H' },
    });
    expect((await entriesOf('configurationReceived')).at(-1)).toMatchObject({
      desiredVersion: 2,
      accepted: false,
      errors: [{ configurationName: 'maxMessageSizeInBytes', errorType: 'TypeMismatch' }],
    });
    await agent.sendNow();
    expect(sentEvents().filter(({ Name }) => Name === 'ConfigurationError')[0]?.Payload).toEqual([
      {
        ConfigurationName: 'maxMessageSizeInBytes',
        ErrorType: 'TypeMismatch',
        UsedConfiguration: '204800',
        Message: 'typeMismatch: expected integer',
      },
    ]);
  });

  it('starts on the defaults when the configuration it finds is bad', async () => {
    const { hub, sentEvents } = await startedBench(desiredOf({ snapshotFrequency: 'often' }));
    expect(hub.reported[configurationWrapper]).toMatchObject({ snapshotFrequency: { value: 'PT13H' } });
    expect(sentEvents().map(({ Name }) => Name)).toContain('ConfigurationError');
  });

  describe.each(['documented', 'c', 'csharp'] as const)(
    'that plays %s, asked for own baseline checks',
    (plays) => {
      const asked = {
        baselineCustomChecksEnabled: true,
        baselineCustomChecksFilePath: '/etc/own.xml',
        baselineCustomChecksFileHash: 'ab'.repeat(32),
        eventPriorityDiagnostic: 'Low',
      };
      const collectors = snapshotsOnly([{ name: 'OSBaseline', collect: async () => [] }]);
      const notRun = { kind: 'customChecksNotRun' } as const;

      async function startedWith(values: Parameters<typeof desiredOf>[0]) {
        const bench = createBench({ desired: desiredOf(values), collectors });
        await bench.agent.start({ ...usualStart, plays, deviceId: 'pump-07' });
        await settled();
        const diagnostics = () =>
          bench
            .sentEvents()
            .filter(({ Name }) => Name === 'Diagnostic')
            .map(({ Payload }) => Payload[0]?.Message);
        return { ...bench, diagnostics };
      }

      it('says in its log and beside the baseline that it does not run them', async () => {
        const { entriesOf, diagnostics } = await startedWith(asked);
        expect(await entriesOf('customChecksNotRun')).toEqual([notRun]);
        expect(diagnostics()).toEqual([expect.stringContaining('this agent does not run custom checks')]);
      });

      it('says so when an update asks for them, and for each configuration that still does', async () => {
        const { agent, hub, entriesOf, diagnostics } = await startedWith({});
        expect(await entriesOf('customChecksNotRun')).toEqual([]);
        hub.patchDesired(patchOf(asked));
        await settled();
        expect(await entriesOf('customChecksNotRun')).toEqual([notRun]);
        expect(diagnostics()).toEqual([]);
        await agent.sendNow();
        expect(diagnostics()).toHaveLength(1);
        hub.patchDesired(patchOf({ ...asked, baselineCustomChecksEnabled: false }));
        await settled();
        expect(await entriesOf('customChecksNotRun')).toEqual([notRun]);
      });

      it.each([
        ['there is no baseline to add them to', { ...asked, eventPriorityOSBaseline: 'Off' }],
        ['the configuration is refused', { ...asked, maxMessageSizeInBytes: 'big' }],
      ])('says nothing of them when %s', async (_, values) => {
        const { entriesOf, diagnostics } = await startedWith(values);
        expect(await entriesOf('customChecksNotRun')).toEqual([]);
        expect(diagnostics()).toEqual([]);
      });
    },
  );

  it('ignores a notification older than what it knows', async () => {
    const { agent, hub } = await startedBench(desiredOf({}, 5));
    hub.desired = { $version: 2 };
    hub.patchDesired(patchOf({ snapshotFrequency: 'PT1H' }));
    await settled();
    expect((await agent.stop()).desiredVersion).toBe(5);
  });

  it('counts a shorter snapshot interval from the last snapshot', async () => {
    const { hub, clock, entriesOf } = await startedBench();
    const snapshots = async () =>
      (await entriesOf('eventCollected')).filter(({ name }) => name === 'SystemInformation').length;
    await clock.advance(20 * 60_000);
    hub.patchDesired(patchOf({ snapshotFrequency: 'PT30M' }));
    await clock.advance(9 * 60_000);
    expect(await snapshots()).toBe(1);
    await clock.advance(2 * 60_000);
    expect(await snapshots()).toBe(2);
  });
});

describe('what the agent makes of a desired section', () => {
  it('remarks on values that do not go together, and runs them', () => {
    const taken = takeDesired(
      defaultConfiguration,
      desiredOf({
        maxMessageSizeInBytes: 200_001,
        maxLocalCacheSizeInBytes: 100_000,
        highPriorityMessageFrequency: 'PT6H',
      }),
      played,
    );
    expect(taken.isAccepted).toBe(true);
    expect(taken.errors.map(({ configurationName, errorType }) => [configurationName, errorType])).toEqual([
      ['maxMessageSizeInBytes', 'NotOptimal'],
      ['maxLocalCacheSizeInBytes', 'Conflict'],
      ['highPriorityMessageFrequency', 'Conflict'],
    ]);
  });

  it('refuses a wrapper that is no object', () => {
    const taken = takeDesired(defaultConfiguration, { [configurationWrapper]: 'on' }, played);
    expect(taken).toMatchObject({
      inUse: defaultConfiguration,
      isAccepted: false,
      errors: [{ configurationName: 'RemoteConfiguration', errorType: 'TypeMismatch' }],
    });
  });

  it('is what the agent runs without a wrapper: the defaults, without a remark', () => {
    expect(takeDesired(defaultConfiguration, {}, played)).toEqual({
      inUse: defaultConfiguration,
      isAccepted: true,
      errors: [],
    });
  });

  it('never lets a timer run without pause or a message outgrow the hub', () => {
    const { inUse } = takeDesired(
      defaultConfiguration,
      desiredOf({ snapshotFrequency: 'PT0S', maxMessageSizeInBytes: 10_000_000 }),
      played,
    );
    expect(steeringOf(inUse, played, 1)).toMatchObject({ snapshotMs: 1000, messageBytes: 261_120 });
  });

  it('is reported so that nothing of before is left over', () => {
    const before = { [configurationWrapper]: { baselineCustomChecksFilePath: { value: '/x' } } };
    const merged = mergePatch(before, reportedPatch(defaultConfiguration, before));
    const names = Object.entries(defaultConfiguration)
      .filter(([, value]) => value !== null)
      .map(([name]) => name);
    expect(Object.keys(merged[configurationWrapper] ?? {}).sort()).toEqual(names.sort());
  });
});
