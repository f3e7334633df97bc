import { describe, expect, it } from 'vitest';
import {
  classicDefaults,
  configurationWrapper,
  detectFlavour,
  driftOf,
  effectiveClassicConfiguration,
  findingsFor,
  obsoleteConfigurationWrapper,
  type RowsInput,
  readConfiguration,
  securityModuleOf,
  securityTwinRows,
} from '../../../main/security';
import { objectOf } from '../../../main/twin';
import type { AgentFlavour, JsonObject, JsonValue, PropertyRow } from '../../../preload/contract';

type Values = Record<string, JsonValue>;

function section(values: Values): JsonObject {
  const wrapped = objectOf(Object.entries(values).map(([name, value]) => [name, { value }]));
  return { [configurationWrapper]: wrapped, $version: 1 };
}

interface Given {
  flavour?: AgentFlavour;
  desired?: JsonObject;
  reported?: JsonObject;
  edited?: Values | null;
}

function rowsOf(input: Omit<RowsInput, 'drift'>): readonly PropertyRow[] {
  const seen = {
    connectionState: 'Connected',
    lastActivityTime: null,
    readAt: '2024-05-01T12:00:00Z',
  } as const;
  const configuration = readConfiguration(input.generation, input.desired);
  const findings = findingsFor(input.generation, configuration.values, input.flavour);
  return securityTwinRows({ ...input, drift: driftOf({ ...input, ...seen }, configuration, findings) });
}

function rowOf(name: string, given: Given): PropertyRow {
  const { flavour = 'c', desired = {}, reported = {}, edited = null } = given;
  const rows = rowsOf({ generation: 'classic', flavour, desired, reported, edited });
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
}

describe('a security module', () => {
  it('is known by its exact id; other letter case is a near miss', () => {
    expect(securityModuleOf('azureiotsecurity')).toBe('classic');
    expect(securityModuleOf('DefenderIotMicroAgent')).toBe('micro');
    expect(securityModuleOf('DefenderIoTMicroAgent')).toBe('nearMiss');
    expect(securityModuleOf('AzureIoTSecurity')).toBe('nearMiss');
    expect(securityModuleOf('$edgeAgent')).toBeNull();
  });
});

describe('the flavour of an agent', () => {
  const at = (times: Values): JsonObject => ({
    ...section({ eventPriorityOperational: 'high', eventPriorityConnectedHardware: 'Low' }),
    $metadata: {
      [configurationWrapper]: objectOf(
        Object.entries(times).map(([key, time]) => [key, { $lastUpdated: time }]),
      ),
    },
  });

  it('shows in the keys only one agent reports', () => {
    expect(detectFlavour('classic', section({ eventPriorityOperational: 'high' }))).toBe('c');
    expect(detectFlavour('classic', section({ hubResourceId: '' }))).toBe('csharp');
    expect(detectFlavour('classic', section({ snapshotFrequency: 'PT1H' }))).toBe('unknown');
    expect(detectFlavour('classic', {})).toBe('unknown');
    expect(detectFlavour('micro', section({ eventPriorityOperational: 'high' }))).toBe('unknown');
  });

  it('is that of the newer report when one agent replaced the other', () => {
    const older = '2024-01-01T00:00:00.1234567Z';
    const newer = '2024-01-01T00:00:00.1234568Z';
    const times = (c: string, csharp: string): JsonObject =>
      at({ eventPriorityOperational: c, eventPriorityConnectedHardware: csharp });
    expect(detectFlavour('classic', times(newer, older))).toBe('c');
    expect(detectFlavour('classic', times(older, newer))).toBe('csharp');
    expect(detectFlavour('classic', times(older, older))).toBe('unknown');
  });
});

describe('a row', () => {
  it('is the same when desired and reported differ in writing only', () => {
    const desired = section({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'High' });
    const reported = section({ snapshotFrequency: 'P1D', eventPriorityLogin: 'high' });
    expect(rowOf('snapshotFrequency', { desired, reported }).comparison).toBe('same');
    expect(rowOf('eventPriorityLogin', { desired, reported }).comparison).toBe('same');
  });

  it('tells apart what differs, what was never reported, and what this agent cannot do', () => {
    const desired = section({ snapshotFrequency: 'PT2H', eventPriorityProcessTerminate: 'Low', mine: 1 });
    const reported = section({ snapshotFrequency: 'PT1H', eventPriorityOperational: 'high' });
    const comparisons = (given: Given): string[] =>
      ['snapshotFrequency', 'eventPriorityProcessTerminate', 'mine'].map(
        (name) => rowOf(name, given).comparison,
      );
    expect(comparisons({ desired, reported })).toEqual(['differs', 'notSupported', 'notSupported']);
    expect(comparisons({ desired })).toEqual(['notReported', 'notReported', 'notReported']);
    const path = section({ baselineCustomChecksFilePath: '/a' });
    expect(rowOf('baselineCustomChecksFilePath', { desired: path, reported }).comparison).toBe('differs');
  });

  it('of a property that is not set says whether the agent runs its default', () => {
    const reported = section({ maxLocalCacheSizeInBytes: 10_485_760, snapshotFrequency: 'PT1H' });
    const comparison = (name: string, flavour: AgentFlavour): string =>
      rowOf(name, { flavour, reported }).comparison;
    expect(comparison('maxLocalCacheSizeInBytes', 'c')).toBe('defaultApplied');
    expect(comparison('maxLocalCacheSizeInBytes', 'csharp')).toBe('reportedOnly');
    expect(comparison('snapshotFrequency', 'c')).toBe('reportedOnly');
    expect(comparison('eventPriorityLogin', 'c')).toBe('notSet');
  });

  it('stands for each unknown property of the hub, the draft and the agent', () => {
    const given = {
      desired: section({ ofHub: 'text' }),
      reported: section({ ofAgent: true }),
      edited: { ofHub: 'text', ofDraft: 5 },
    };
    expect(rowOf('ofHub', given)).toMatchObject({ known: false, type: 'text', effective: null });
    expect(rowOf('ofDraft', given)).toMatchObject({ known: false, type: 'integer', isChanged: true });
    expect(rowOf('ofAgent', given)).toMatchObject({
      known: false,
      type: 'boolean',
      comparison: 'reportedOnly',
    });
  });

  it('shows the draft beside what the hub holds', () => {
    const desired = section({ snapshotFrequency: 'PT1H', eventPriorityLogin: 'Low' });
    const edited = { snapshotFrequency: 'PT2H' };
    expect(rowOf('snapshotFrequency', { desired, edited })).toMatchObject({
      desired: { value: 'PT1H' },
      edited: 'PT2H',
      isSetInDraft: true,
      isChanged: true,
      effective: 'PT2H',
    });
    expect(rowOf('eventPriorityLogin', { desired, edited })).toMatchObject({
      edited: null,
      isSetInDraft: false,
      isChanged: true,
      effective: 'High',
    });
    expect(rowOf('eventPriorityLogin', { desired })).toMatchObject({ edited: 'Low', isChanged: false });
  });

  it('keeps what was reported for every property when one value makes the agent refuse the update', () => {
    const desired = section({ snapshotFrequency: 'soon', eventPriorityLogin: 'Off' });
    const reported = section({ snapshotFrequency: 'PT1H', eventPriorityLogin: 'high' });
    expect(rowOf('snapshotFrequency', { desired, reported }).effective).toBe('PT1H');
    expect(rowOf('eventPriorityLogin', { desired, reported }).effective).toBe('high');
    expect(rowOf('eventPriorityLogin', { desired }).effective).toBe('High');
  });

  it('of a preview configuration shows the values, and the defaults agents run instead', () => {
    const desired = { [obsoleteConfigurationWrapper]: { snapshotFrequency: 'PT1H' } };
    expect(rowOf('snapshotFrequency', { desired })).toMatchObject({
      desired: { value: 'PT1H' },
      effective: 'PT13H',
    });
    expect(rowOf('snapshotFrequency', { desired, edited: { snapshotFrequency: 'PT1H' } }).effective).toBe(
      'PT1H',
    );
  });

  it('says what each agent would run where nobody knows which one it is', () => {
    const desired = section({ snapshotFrequency: 'PT1H' });
    const byAgent = (name: string, flavour: AgentFlavour, given = desired) =>
      rowOf(name, { flavour, desired: given }).effectiveByAgent;
    expect(byAgent('maxLocalCacheSizeInBytes', 'unknown')).toEqual([
      { agent: 'c', value: 10_485_760 },
      { agent: 'csharp', value: 2_560_000 },
    ]);
    expect(byAgent('snapshotFrequency', 'unknown')).toEqual([]);
    expect(byAgent('maxLocalCacheSizeInBytes', 'c')).toEqual([]);
    // The C# agent refuses weeks, and with them the whole.
    expect(byAgent('snapshotFrequency', 'unknown', section({ snapshotFrequency: 'P1W' }))).toEqual([
      { agent: 'c', value: 'P1W' },
      { agent: 'csharp', value: 'PT13H' },
    ]);
  });

  it('carries the times the hub gave', () => {
    const time = '2024-05-01T10:00:00.1234567Z';
    const metadata = { [configurationWrapper]: { snapshotFrequency: { $lastUpdated: time } } };
    const desired = { ...section({ snapshotFrequency: 'PT1H' }), $metadata: metadata };
    expect(rowOf('snapshotFrequency', { desired, reported: desired })).toMatchObject({
      desired: { lastUpdated: time },
      reported: { lastUpdated: time },
    });
  });

  it("of a micro agent follows the agent's verdict on the newest desired section", () => {
    const desired = (at: string): JsonObject => ({
      Process_Mode: 9,
      Process_CacheSize: 5,
      $metadata: { $lastUpdated: at },
    });
    const reported = {
      latest_state: 'failed',
      latest_invalid_fields: 'Process_Mode',
      $metadata: { latest_state: { $lastUpdated: '2024-05-01T10:00:00Z' } },
    };
    const rows = (at: string) =>
      rowsOf({
        generation: 'micro',
        flavour: 'unknown',
        desired: desired(at),
        reported,
        edited: null,
      });
    const find = (at: string, name: string) => rows(at).find((row) => row.name === name);
    expect(find('2024-05-01T09:00:00Z', 'Process_Mode')).toMatchObject({
      comparison: 'differs',
      effective: 1,
    });
    expect(find('2024-05-01T11:00:00Z', 'Process_Mode')?.comparison).toBe('notReported');
    expect(find('2024-05-01T09:00:00Z', 'Process_CacheSize')).toMatchObject({ effective: 5 });
    expect(find('2024-05-01T09:00:00Z', 'latest_state')).toBeUndefined();
  });
});

describe('an effective configuration', () => {
  it('resets every property that a partial patch does not carry', () => {
    const patch = section({ snapshotFrequency: 'PT1H' });
    expect(effectiveClassicConfiguration('c', patch)).toEqual({
      kind: 'accepted',
      values: { ...classicDefaults('c'), snapshotFrequency: 'PT1H' },
    });
  });

  it('is refused as a whole for one bad value the agent reads, and not for one it ignores', () => {
    const bad = section({ eventPriorityConnectedHardware: 'Medium' });
    expect(effectiveClassicConfiguration('c', bad).kind).toBe('accepted');
    expect(effectiveClassicConfiguration('csharp', bad)).toMatchObject({
      kind: 'refused',
      findings: [{ code: 'badPriority', property: 'eventPriorityConnectedHardware' }],
    });
    expect(effectiveClassicConfiguration('c', { [configurationWrapper]: 5 }).kind).toBe('refused');
  });

  it('accepts out-of-range sizes as they are, as both agents do', () => {
    const result = effectiveClassicConfiguration('c', section({ maxMessageSizeInBytes: 5 }));
    expect(result).toMatchObject({ kind: 'accepted', values: { maxMessageSizeInBytes: 5 } });
  });
});
