import { describe, expect, it } from 'vitest';
import {
  configurationWrapper,
  judgeEcho,
  microStateOf,
  reportedConfigurationAt,
  securityModuleIds,
} from '../../../main/security';
import type { JsonObject, JsonValue } from '../../../preload/contract';

const before = '2024-05-01T10:00:00.0000001Z';
const after = '2024-05-01T10:00:00.0000002Z';

function section(values: Record<string, JsonValue>, at: string, version = 4): JsonObject {
  const wrapped = Object.entries(values).map(([name, value]) => [name, { value }]);
  return {
    [configurationWrapper]: Object.fromEntries(wrapped),
    $metadata: { $lastUpdated: at, [configurationWrapper]: { $lastUpdated: at } },
    $version: version,
  };
}

function judge(desired: JsonObject, reported: JsonObject, desiredVersion = 4) {
  return judgeEcho({ moduleId: securityModuleIds.classic, desired, reported, desiredVersion });
}

describe('the echo of a classic agent', () => {
  const desired = section({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'Off' }, before);

  it('is awaited until the agent reports after the change, by the clock of the hub', () => {
    const old = section({ snapshotFrequency: 'P1D', eventPriorityLogin: 'off' }, before);
    const newer = section({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'Off' }, after);
    expect(judge(newer, old)).toEqual({ outcome: 'waiting', properties: [], reportedAt: before });
    expect(judge(newer, { $version: 1, $metadata: { $lastUpdated: after } })).toEqual({
      outcome: 'waiting',
      properties: [],
      reportedAt: null,
    });
  });

  it('is applied when the report means the same', () => {
    const reported = section({ snapshotFrequency: 'P1D', eventPriorityLogin: 'off' }, after);
    expect(judge(desired, reported)).toEqual({ outcome: 'applied', properties: [], reportedAt: after });
  });

  it('is rejected when the agent reports its old configuration again', () => {
    const reported = section({ snapshotFrequency: 'PT13H', eventPriorityLogin: 'off' }, after);
    expect(judge(desired, reported)).toEqual({
      outcome: 'rejected',
      properties: [{ property: 'snapshotFrequency', desired: 'PT24H', reported: 'PT13H' }],
      reportedAt: after,
    });
  });

  it('is awaited when a differing report has the very time of the change', () => {
    expect(judge(desired, section({ snapshotFrequency: 'PT13H' }, before)).outcome).toBe('waiting');
    expect(judge(desired, section({ snapshotFrequency: 'P1D' }, before)).outcome).toBe('applied');
  });

  it('does not count properties the agent never reports', () => {
    const wide = section(
      { snapshotFrequency: 'PT1H', eventPriorityProcessTerminate: 'Off', mine: 1 },
      before,
    );
    const ofC = section({ snapshotFrequency: 'PT1H', eventPriorityOperational: 'high' }, after);
    expect(judge(wide, ofC).outcome).toBe('applied');
    expect(judge(wide, section({ snapshotFrequency: 'PT1H' }, after)).outcome).toBe('applied');
  });

  it('counts a property the agent supports and leaves out', () => {
    const path = section({ baselineCustomChecksFilePath: '/a' }, before);
    const ofC = section({ eventPriorityOperational: 'high' }, after);
    expect(judge(path, ofC).properties).toEqual([
      { property: 'baselineCustomChecksFilePath', desired: '/a', reported: null },
    ]);
  });

  it('is awaited while the desired section read is older than the save', () => {
    const reported = section({ snapshotFrequency: 'P1D', eventPriorityLogin: 'off' }, after);
    expect(judge(desired, reported, 5).outcome).toBe('waiting');
  });

  it('finds the time of the report in the deepest metadata', () => {
    const reported = {
      [configurationWrapper]: { snapshotFrequency: { value: 'P1D' } },
      $metadata: {
        [configurationWrapper]: {
          $lastUpdated: before,
          snapshotFrequency: { $lastUpdated: before, value: { $lastUpdated: after } },
        },
      },
    };
    expect(reportedConfigurationAt('classic', reported)).toBe(after);
  });
});

describe('the verdict of a micro agent', () => {
  const desired = { Process_Mode: 9, $version: 4, $metadata: { $lastUpdated: before } };
  const judgeMicro = (verdict: JsonObject, at: string) =>
    judgeEcho({
      moduleId: securityModuleIds.micro,
      desired,
      reported: { ...verdict, $metadata: { latest_state: { $lastUpdated: at } } },
      desiredVersion: 4,
    });

  it('counts once it is newer than the change', () => {
    expect(judgeMicro({ latest_state: 'success' }, after).outcome).toBe('applied');
    expect(judgeMicro({ latest_state: 'success' }, '2024-05-01T09:00:00Z').outcome).toBe('waiting');
    expect(judgeMicro({ latest_state: 'checking' }, after).outcome).toBe('waiting');
  });

  it.each<[JsonValue]>([['Process_Mode'], [['Process_Mode']], [{ Process_Mode: 'bad' }]])(
    'names the invalid fields however they are written: %j',
    (invalidFields) => {
      const verdict = judgeMicro({ latest_state: 'failed', latest_invalid_fields: invalidFields }, after);
      expect(verdict).toEqual({
        outcome: 'rejected',
        properties: [{ property: 'Process_Mode', desired: 9, reported: null }],
        reportedAt: after,
      });
    },
  );

  it('is null until there is one', () => {
    expect(microStateOf({ $version: 1 })).toBeNull();
    expect(microStateOf({ latest_state: 'success' })).toEqual({ state: 'success', invalidFields: null });
  });
});
