import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agentsOf,
  configurationWrapper,
  driftOf,
  effectiveClassicConfiguration,
  findingsFor,
  judgeTwin,
  meansSame,
  obsoleteConfigurationWrapper,
  readConfiguration,
  securityModuleIds,
} from '../../../main/security';
import { ownValue } from '../../../main/twin';
import { type AgentFlavour, agentFlavour, type Drift, type JsonObject } from '../../../preload/contract';
import { asReported, sectionOf, soundValue, soundValues, typeOf, type Values } from './sections';

const before = '2026-03-01T09:00:00.1234567Z';
const changedAt = '2026-03-01T10:00:00.1234567Z';
const after = '2026-03-01T10:00:08.1234567Z';
const soon = '2026-03-01T10:01:00Z';
const nextDay = '2026-03-02T10:00:00Z';

interface Given {
  readonly desired?: JsonObject;
  readonly reported?: JsonObject;
  readonly readAt?: string;
  readonly lastActivityTime?: string | null;
  readonly connectionState?: 'Connected' | 'Disconnected';
}

function judge(given: Given): Drift {
  return judgeTwin({
    moduleId: securityModuleIds.classic,
    generation: 'classic',
    desired: {},
    reported: {},
    readAt: soon,
    lastActivityTime: null,
    connectionState: 'Disconnected',
    ...given,
  }).drift;
}

const causesOf = ({ properties }: Drift) =>
  Object.fromEntries(properties.map(({ property, cause }) => [property, cause]));

/** The keys that tell the agents apart. */
const ofC: Values = { eventPriorityOperational: 'high' };
const ofCsharp: Values = { hubResourceId: '' };

describe('drift of a classic module', () => {
  const desired = sectionOf({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'Off' }, changedAt);

  it('is none when the agent says the same in other words', () => {
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'P1D', eventPriorityLogin: 'off' }, after);
    expect(judge({ desired, reported })).toMatchObject({ cause: 'applied', count: 0, reportedAt: after });
  });

  it('is rejected when the agent answered after the change and runs something else', () => {
    const bad = sectionOf({ snapshotFrequency: 'PT24H', eventPriorityLogin: 'Never' }, changedAt);
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'PT2H', eventPriorityLogin: 'low' }, after);
    const drift = judge({ desired: bad, reported });
    expect(drift).toMatchObject({ cause: 'rejected', count: 2, refused: ['eventPriorityLogin'] });
    expect(causesOf(drift)).toMatchObject({ snapshotFrequency: 'rejected', eventPriorityLogin: 'rejected' });
  });

  it('is a reset when the agent runs its defaults and nothing was wrong with what is wanted', () => {
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'PT13H', eventPriorityLogin: 'high' }, after);
    expect(judge({ desired, reported })).toMatchObject({ cause: 'reset', count: 2, refused: [] });
    const mixed = sectionOf({ ...ofC, snapshotFrequency: 'PT13H', eventPriorityLogin: 'low' }, after);
    expect(judge({ desired, reported: mixed }).cause).toBe('rejected');
  });

  it('is pending for ten minutes after the change, then the agent is silent', () => {
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'PT13H', eventPriorityLogin: 'high' }, before);
    expect(judge({ desired, reported })).toMatchObject({ cause: 'pending', count: 2 });
    const later = judge({ desired, reported, readAt: nextDay, lastActivityTime: changedAt });
    expect(later).toMatchObject({ cause: 'agentSilent', count: 2, lastSeen: changedAt });
  });

  it('of a module that no agent ever reported into is that there is no agent', () => {
    expect(judge({ desired })).toMatchObject({ cause: 'agentAbsent', count: 2, reportedAt: null });
    expect(judge({})).toMatchObject({ cause: 'agentAbsent', count: 0 });
  });

  it('of a C# agent that was seen since and says nothing of a bad value is a rejection', () => {
    const bad = sectionOf({ snapshotFrequency: 'P1W' }, changedAt);
    const reported = sectionOf({ ...ofCsharp, snapshotFrequency: 'PT13H' }, before);
    const seen = { lastActivityTime: after, readAt: nextDay };
    expect(judge({ desired: bad, reported, ...seen })).toMatchObject({
      cause: 'rejected',
      refused: ['snapshotFrequency'],
    });
    expect(judge({ desired: bad, reported, readAt: nextDay }).cause).toBe('agentSilent');
    const fine = sectionOf({ snapshotFrequency: 'P7D' }, changedAt);
    expect(judge({ desired: fine, reported, ...seen }).cause).toBe('agentSilent');
  });

  it('tells what this agent does not know, what lingers, and what it runs unasked', () => {
    const asked = sectionOf({ eventPriorityProcessTerminate: 'High', mine: 1 }, changedAt);
    const reported = sectionOf(
      {
        ...ofC,
        eventPriorityProcessTerminate: 'Low',
        aggregationEnabledProcessTerminate: true,
        baselineCustomChecksFilePath: '/etc/own.xml',
        snapshotFrequency: 'PT2H',
        lowPriorityMessageFrequency: 'PT300M',
        ofAgent: true,
      },
      after,
    );
    const drift = judge({ desired: asked, reported });
    expect(causesOf(drift)).toEqual({
      eventPriorityProcessTerminate: 'notSupported',
      mine: 'notSupported',
      eventPriorityOperational: 'default',
      aggregationEnabledProcessTerminate: 'lingering',
      baselineCustomChecksFilePath: 'lingering',
      snapshotFrequency: 'reportedOnly',
      lowPriorityMessageFrequency: 'default',
      ofAgent: 'reportedOnly',
    });
    // Nobody knows what the agent's own property should be.
    expect(drift).toMatchObject({ cause: 'reportedOnly', count: 1 });
  });

  it('carries the age of both sides', () => {
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'P1D', eventPriorityLogin: 'off' }, after);
    const aged = {
      ...desired,
      $metadata: {
        [configurationWrapper]: { $lastUpdated: changedAt, snapshotFrequency: { $lastUpdated: before } },
      },
    };
    const [property] = judge({ desired: aged, reported }).properties;
    expect(property).toMatchObject({ property: 'snapshotFrequency', desired: { lastUpdated: before } });
    expect(judge({ desired: aged, reported })).toMatchObject({ desiredAt: changedAt, reportedAt: after });
  });

  it('of the obsolete shape is a rejection, for no agent looks there', () => {
    const obsolete = {
      [obsoleteConfigurationWrapper]: { snapshotFrequency: 'PT2H' },
      $metadata: { $lastUpdated: changedAt },
    };
    const reported = sectionOf({ ...ofC, snapshotFrequency: 'PT13H' }, after);
    expect(judge({ desired: obsolete, reported })).toMatchObject({
      cause: 'rejected',
      count: 1,
      refused: [],
    });
  });
});

describe('drift of a micro agent', () => {
  const desired = { Process_Mode: 9, Process_CacheSize: 5, $metadata: { $lastUpdated: changedAt } };
  const judgeMicro = (verdict: JsonObject, at: string, readAt = soon) =>
    judgeTwin({
      moduleId: securityModuleIds.micro,
      generation: 'micro',
      desired,
      reported: { ...verdict, $metadata: { latest_state: { $lastUpdated: at } } },
      readAt,
      lastActivityTime: null,
      connectionState: 'Connected',
    }).drift;

  it('goes by its verdict', () => {
    expect(judgeMicro({ latest_state: 'success' }, after)).toMatchObject({ cause: 'applied', count: 0 });
    const failed = judgeMicro({ latest_state: 'failed', latest_invalid_fields: ['Process_Mode'] }, after);
    expect(failed).toMatchObject({ cause: 'rejected', refused: ['Process_Mode'] });
    expect(causesOf(failed)).toEqual({ Process_Mode: 'rejected', Process_CacheSize: 'notConfirmed' });
    expect(judgeMicro({ latest_state: 'success' }, before).cause).toBe('pending');
    expect(judgeMicro({ latest_state: 'success' }, before, nextDay).cause).toBe('agentSilent');
    expect(judgeMicro({}, before).cause).toBe('agentAbsent');
  });
});

describe('drift is zero exactly when both sides mean the same', () => {
  const flavour = fc.constantFrom(...agentFlavour.options);
  const driftFor = (of: AgentFlavour, wanted: Values, said: Values): Drift => {
    const desired = sectionOf(wanted, changedAt);
    const configuration = readConfiguration('classic', desired);
    const input = {
      generation: 'classic',
      flavour: of,
      desired,
      reported: sectionOf(said, after),
      connectionState: 'Connected',
      lastActivityTime: null,
      readAt: soon,
    } as const;
    return driftOf(input, configuration, findingsFor('classic', configuration.values, of));
  };
  const effectiveValues = (of: AgentFlavour, wanted: Values): Values => {
    const effective = effectiveClassicConfiguration(of, sectionOf(wanted, changedAt));
    if (effective.kind === 'refused') throw new Error('These values are sound.');
    return effective.values;
  };

  it('for whatever an agent takes and writes in its own way', () => {
    fc.assert(
      fc.property(flavour, soundValues, (of, wanted) => {
        for (const agent of agentsOf(of)) {
          const said = asReported(agent, effectiveValues(of, wanted));
          expect(driftFor(of, wanted, said)).toMatchObject({ cause: 'applied', count: 0 });
        }
      }),
    );
  });

  it('for reports that differ in any number of properties', () => {
    fc.assert(
      fc.property(flavour, soundValues, soundValues, (of, wanted, others) => {
        const runs = effectiveValues(of, wanted);
        const said = Object.fromEntries(
          Object.entries(runs)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => [name, ownValue({ ...others }, name) ?? value]),
        );
        const differing = Object.entries(said).filter(
          ([name, value]) => !meansSame(typeOf(name), value, runs[name] ?? null),
        );
        expect(driftFor(of, wanted, said).count).toBe(differing.length);
      }),
    );
  });

  it('for one value alone, in all the ways it can be written', () => {
    fc.assert(
      fc.property(soundValue('duration'), soundValue('duration'), (one, other) => {
        const drift = driftFor(
          'c',
          { snapshotFrequency: one },
          asReported('c', { snapshotFrequency: other }),
        );
        expect(drift.count === 0).toBe(meansSame('duration', one, other));
      }),
    );
  });
});
