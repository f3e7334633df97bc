import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  configurationSizeBytes,
  configurationWrapper,
  detectFlavour,
  driftOf,
  findingsFor,
  fixedValues,
  jsonTextOf,
  judgeEcho,
  judgeTwin,
  meansSame,
  microStateOf,
  migrationOf,
  obsoleteConfigurationWrapper,
  parseJsonText,
  readConfiguration,
  reportedConfigurationAt,
  savePatch,
  securityModuleIds,
  securityTwinRows,
  trafficOf,
} from '../../../main/security';
import { mergePatch } from '../../../main/twin';
import { agentFlavour, generation as generations, propertyType } from '../../../preload/contract';
import { anySection, settableValue, settableValues } from './arbitraries';

const generation = fc.constantFrom(...generations.options);
const flavour = fc.constantFrom(...agentFlavour.options);
const seen = {
  connectionState: 'Connected',
  lastActivityTime: null,
  readAt: '2024-05-01T12:00:00Z',
} as const;

describe('a configuration', () => {
  it('is read as current from its wrapper', () => {
    const desired = { [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } }, $version: 3 };
    expect(readConfiguration('classic', desired)).toEqual({
      shape: 'current',
      values: { snapshotFrequency: 'PT1H' },
    });
  });

  it('is none without a wrapper, however much else the section holds', () => {
    expect(readConfiguration('classic', { other: { a: 1 }, $version: 1 })).toEqual({
      shape: 'none',
      values: {},
    });
  });

  it('of the preview is read from bare values and recognised as obsolete', () => {
    const desired = { [obsoleteConfigurationWrapper]: { snapshotFrequency: 'PT1H', hubResourceId: '/x' } };
    expect(readConfiguration('classic', desired)).toEqual({
      shape: 'obsolete2019',
      values: { snapshotFrequency: 'PT1H', hubResourceId: '/x' },
    });
  });

  it('is unreadable when the wrapper or a property agents know is not the object they expect', () => {
    const shapeOf = (wrapper: string | object) =>
      readConfiguration('classic', { [configurationWrapper]: JSON.parse(JSON.stringify(wrapper)) }).shape;
    expect(shapeOf('text')).toBe('unreadable');
    expect(shapeOf([])).toBe('unreadable');
    expect(shapeOf({ snapshotFrequency: 'PT1H' })).toBe('unreadable');
    expect(shapeOf({ snapshotFrequency: {} })).toBe('unreadable');
    expect(shapeOf({ comment: 'agents ignore this' })).toBe('current');
  });

  it('of a micro agent is the section itself without metadata', () => {
    const desired = { Process_Mode: 2, $metadata: {}, $version: 1 };
    expect(readConfiguration('micro', desired)).toEqual({ shape: 'current', values: { Process_Mode: 2 } });
    expect(readConfiguration('micro', { $metadata: {}, $version: 1 }).shape).toBe('none');
  });

  it('never stops any question from being answered, whatever a twin holds', () => {
    fc.assert(
      fc.property(generation, flavour, anySection, anySection, (of, agent, desired, reported) => {
        const { values } = readConfiguration(of, desired);
        detectFlavour(of, reported);
        microStateOf(reported);
        reportedConfigurationAt(of, reported);
        const input = { generation: of, flavour: agent, desired, reported };
        const findings = findingsFor(of, values, agent);
        const drift = driftOf({ ...input, ...seen }, readConfiguration(of, desired), findings);
        securityTwinRows({ ...input, edited: null, drift });
        judgeTwin({ ...input, ...seen, moduleId: securityModuleIds[of] });
        migrationOf(desired);
        trafficOf(of, agent, values);
        for (const { fix } of findings) {
          if (fix !== null) expect(fixedValues(of, values, agent, fix.id)).not.toBeNull();
        }
        judgeEcho({ moduleId: securityModuleIds[of], desired, reported, desiredVersion: 1 });
        expect(jsonTextOf(of, values)).toContain('{');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a save', () => {
  it('carries the complete configuration even when one property changed', () => {
    const base = {
      [configurationWrapper]: {
        snapshotFrequency: { value: 'PT1H' },
        maxMessageSizeInBytes: { value: 8192 },
      },
    };
    const patch = savePatch('classic', base, { snapshotFrequency: 'PT2H', maxMessageSizeInBytes: 8192 });
    expect(patch).toEqual({
      [configurationWrapper]: {
        snapshotFrequency: { value: 'PT2H' },
        maxMessageSizeInBytes: { value: 8192 },
      },
    });
  });

  it('deletes what was removed, and leaves other keys of the section alone', () => {
    const base = { [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } }, other: { kept: true } };
    expect(savePatch('classic', base, {})).toEqual({ [configurationWrapper]: { snapshotFrequency: null } });
  });

  it('moves a configuration of the preview into the wrapper agents read', () => {
    const base = { [obsoleteConfigurationWrapper]: { snapshotFrequency: 'PT1H' } };
    expect(mergePatch(base, savePatch('classic', base, { snapshotFrequency: 'PT1H' }))).toEqual({
      [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } },
    });
  });

  it('merged by the hub yields exactly the values, from any base', () => {
    fc.assert(
      fc.property(generation, anySection, settableValues, (of, base, values) => {
        const saved = mergePatch(base, savePatch(of, base, values));
        expect(readConfiguration(of, saved).values).toEqual(values);
      }),
      { numRuns: 1000 },
    );
  });

  it('repairs a wrapper agents cannot read', () => {
    const base = { [configurationWrapper]: { snapshotFrequency: 'PT1H' } };
    const { values } = readConfiguration('classic', base);
    expect(readConfiguration('classic', mergePatch(base, savePatch('classic', base, values)))).toEqual({
      shape: 'current',
      values: { snapshotFrequency: 'PT1H' },
    });
  });

  it('counts the bytes of the whole section as the hub will', () => {
    const base = { other: 'four', $version: 7 };
    const bytes = configurationSizeBytes('classic', base, { snapshotFrequency: 'PT1H' });
    expect(bytes).toBe(
      'otherfour'.length + configurationWrapper.length + 'snapshotFrequencyvaluePT1H'.length,
    );
  });
});

describe('the text of a configuration', () => {
  it('reads back as the same values', () => {
    fc.assert(
      fc.property(generation, settableValues, (of, values) => {
        const parsed = parseJsonText(of, jsonTextOf(of, values));
        expect(parsed.isReadable).toBe(true);
        expect(parsed.values).toEqual(values);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('comparison by meaning', () => {
  it('is symmetric, and true of a value and itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...propertyType.options), settableValue, settableValue, (type, a, b) => {
        expect(meansSame(type, a, a)).toBe(true);
        expect(meansSame(type, a, b)).toBe(meansSame(type, b, a));
      }),
    );
  });
});
