import { describe, expect, it } from 'vitest';
import { findingsFor } from '../../../main/security';
import type { AgentFlavour, JsonValue } from '../../../preload/contract';

function found(
  generation: 'classic' | 'micro',
  values: Record<string, JsonValue>,
  flavour: AgentFlavour = 'unknown',
): string[] {
  return findingsFor(generation, values, flavour).map(
    ({ severity, code, property }) => `${severity} ${code} ${property ?? '-'}`,
  );
}

describe('findings of a classic configuration', () => {
  it('are none for no configuration and for sound values', () => {
    expect(found('classic', {})).toEqual([]);
    expect(found('classic', { snapshotFrequency: 'PT1H', eventPriorityLogin: 'Off' })).toEqual([]);
  });

  it.each<[string, JsonValue, string[]]>([
    ['snapshotFrequency', 5, ['error typeMismatch snapshotFrequency']],
    ['snapshotFrequency', null, ['error missingValue snapshotFrequency']],
    ['snapshotFrequency', 'PT1.5H', ['error badDuration snapshotFrequency']],
    ['snapshotFrequency', 'P1W', ['warning durationNotSafe snapshotFrequency']],
    ['eventPriorityLogin', 'Medium', ['error badPriority eventPriorityLogin']],
    ['eventPriorityLogin', 'high', ['warning priorityLetterCase eventPriorityLogin']],
    ['eventPriorityLogin', true, ['error typeMismatch eventPriorityLogin']],
    ['aggregationEnabledProcessCreate', 'true', ['error typeMismatch aggregationEnabledProcessCreate']],
    ['maxLocalCacheSizeInBytes', 2560000.5, ['error typeMismatch maxLocalCacheSizeInBytes']],
    ['maxMessageSizeInBytes', 262_144, ['info edgeOfRange maxMessageSizeInBytes']],
    ['maxMessageSizeInBytes', 266_240, ['warning outOfRange maxMessageSizeInBytes']],
    [
      'maxMessageSizeInBytes',
      8193,
      [
        'warning notOptimalMessageSize maxMessageSizeInBytes',
        'info messageMayBlockQueue maxMessageSizeInBytes',
      ],
    ],
    ['eventPriorityFileCreate', 'High', ['warning unknownProperty eventPriorityFileCreate']],
    ['eventprioritylogin', 'High', ['warning unknownPropertyLetterCase eventprioritylogin']],
    [
      'eventPriority.Login',
      'High',
      ['warning unknownPropertyMisspelled eventPriority.Login', 'error keyNotAllowed eventPriority.Login'],
    ],
    ['hubResourceId', 'x'.repeat(4097), ['error stringTooLong hubResourceId']],
    ['note', 1e16, ['warning unknownProperty note', 'error integerOutOfRange note']],
  ])('for %s set to %j', (property, value, expected) => {
    expect(found('classic', { [property]: value })).toEqual(expected);
  });

  it('take a duration as an error only where the agent in question refuses it', () => {
    const weeks = { snapshotFrequency: 'P1W' };
    expect(found('classic', weeks, 'c')).toEqual(['warning durationNotSafe snapshotFrequency']);
    expect(found('classic', weeks, 'csharp')).toEqual(['error badDuration snapshotFrequency']);
    expect(found('classic', { snapshotFrequency: 'PT0S' }, 'c')).toEqual([
      'error badDuration snapshotFrequency',
    ]);
  });

  it('compare related properties with the defaults of those not set', () => {
    const conflict = ['warning conflictHighAboveLow highPriorityMessageFrequency'];
    expect(found('classic', { highPriorityMessageFrequency: 'PT6H' })).toEqual(conflict);
    expect(found('classic', { lowPriorityMessageFrequency: 'PT7M' })).toEqual([]);
    const cache = ['warning conflictCacheBelowMessage maxLocalCacheSizeInBytes'];
    expect(found('classic', { maxLocalCacheSizeInBytes: 102_400 })).toEqual(cache);
  });

  it('ask for path and hash when custom baseline checks are enabled', () => {
    const enabled = { baselineCustomChecksEnabled: true, baselineCustomChecksFilePath: ' ' };
    expect(findingsFor('classic', enabled, 'c')).toMatchObject([
      {
        code: 'baselineIncomplete',
        detail: { missing: 'baselineCustomChecksFilePath, baselineCustomChecksFileHash' },
      },
    ]);
    expect(found('classic', { baselineCustomChecksEnabled: false })).toEqual([]);
  });

  it('say when the section is too large or too deep for the hub', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`p${n}`, 'x'.repeat(4000)]));
    expect(found('classic', many)).toContain('error twinTooLarge -');
    const deep = JSON.parse(`${'{"a":'.repeat(12)}1${'}'.repeat(12)}`);
    expect(found('classic', { deep })).toContain('error twinTooDeep deep');
  });
});

describe('findings of a micro agent configuration', () => {
  it.each<[string, JsonValue, string[]]>([
    ['Process_MessageFrequency', 'Medium', []],
    ['Process_MessageFrequency', 'medium', ['error badFrequency Process_MessageFrequency']],
    ['Process_MessageFrequency', 1, ['error typeMismatch Process_MessageFrequency']],
    ['Process_Disabled', 'True', ['error typeMismatch Process_Disabled']],
    ['Process_Mode', 3, []],
    ['Process_Mode', 4, ['error badProcessMode Process_Mode']],
    ['Process_CacheSize', 0, ['error notPositive Process_CacheSize']],
    ['CollectorsCore_PriorityIntervals', '30,60,120', []],
    ['CollectorsCore_PriorityIntervals', '30,60', ['error badIntervals CollectorsCore_PriorityIntervals']],
    ['CollectorsCore_PriorityIntervals', '30,0,60', ['error badIntervals CollectorsCore_PriorityIntervals']],
    [
      'CollectorsCore_PriorityIntervals',
      '30,70,140',
      ['warning intervalsNotMultiples CollectorsCore_PriorityIntervals'],
    ],
    ['SBOM_Disabled', true, ['warning unknownPropertyLetterCase SBOM_Disabled']],
    ['Baseline_ChecksDisabled', null, ['error missingValue Baseline_ChecksDisabled']],
  ])('for %s set to %j', (property, value, expected) => {
    expect(found('micro', { [property]: value })).toEqual(expected);
  });
});
