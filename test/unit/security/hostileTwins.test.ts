import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  configurationWrapper,
  findingsFor,
  jsonTextOf,
  judgeTwin,
  migrationOf,
  obsoleteConfigurationWrapper,
  parseJsonText,
  readConfiguration,
  savePatch,
  securityModuleIds,
  trafficOf,
  twinFindings,
  valuesInForce,
} from '../../../main/security';
import { diffBetween, mergePatch, mergeSections, withoutMetadata } from '../../../main/twin';
import { agentFlavour, generation, type JsonObject, type JsonValue } from '../../../preload/contract';

const oddKeys = [
  ...[
    '',
    ' ',
    '.',
    '$',
    '$metadata',
    '$version',
    '__proto__',
    'constructor',
    'toString',
    'ñ',
    '\u0000',
    '😀',
  ],
  ...['value', 'desired', 'properties', 'snapshotFrequency', 'eventPriorityLogin', 'maxMessageSizeInBytes'],
  ...['Process_Mode', 'latest_state', configurationWrapper, obsoleteConfigurationWrapper],
  'k'.repeat(2000),
];
const oddValues: readonly JsonValue[] = [
  ...[null, '', 0, -1, 1e308, 2 ** 53, -(2 ** 60), 0.1, true, [], {}, [[[null]]]],
  ...['x'.repeat(32_768), '\ud800', '\u0000', 'PT1H', 'P1Y', 'P99999999999999D', 'High', '30,120,1440', '-0'],
];

const { hostile } = fc.letrec<{ hostile: JsonValue; object: JsonObject }>((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...oddValues),
    fc.array(tie('hostile'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...oddKeys), fc.string()), tie('hostile'), {
    maxKeys: 5,
    noNullPrototype: true,
  }),
}));
const section: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...oddKeys), hostile, { maxKeys: 4, noNullPrototype: true }),
    fc.option(fc.dictionary(fc.constantFrom(...oddKeys), hostile, { maxKeys: 6, noNullPrototype: true }), {
      nil: null,
    }),
  )
  .map(([others, wrapper]) => (wrapper === null ? others : { ...others, [configurationWrapper]: wrapper }));

const nested = (levels: number): JsonValue => (levels === 0 ? 1 : { a: [nested(levels - 1)] });

describe('a twin nobody sane would write', () => {
  const of = fc.constantFrom(...generation.options);
  const flavour = fc.constantFrom(...agentFlavour.options);

  it('is judged without a crash, whatever it holds', () => {
    fc.assert(
      fc.property(of, flavour, section, section, (generation, agent, desired, reported) => {
        const { configuration, drift } = judgeTwin({
          moduleId: securityModuleIds[generation],
          generation,
          desired,
          reported,
          connectionState: 'Connected',
          lastActivityTime: 'not a time',
          readAt: '2026-03-01T10:00:00Z',
        });
        expect(drift.count).toBeGreaterThanOrEqual(0);
        const inForce = valuesInForce(generation, agent, configuration, configuration.values);
        const { messagesPerDay, unitsPerDay } = trafficOf(generation, agent, inForce);
        for (const { lower, upper } of [messagesPerDay, unitsPerDay]) {
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(upper).toBeGreaterThanOrEqual(lower);
          expect(Number.isFinite(upper)).toBe(true);
        }
        migrationOf(desired);
        mergeSections(desired, reported, {});
        parseJsonText(generation, jsonTextOf(generation, configuration.values));
      }),
      { numRuns: 1500 },
    );
  });

  it('is never repaired in silence: what a save of it as it is would change has been said before', () => {
    fc.assert(
      fc.property(of, section, (generation, desired) => {
        const configuration = readConfiguration(generation, desired);
        const saved = mergePatch(desired, savePatch(generation, desired, configuration.values));
        const lost = diffBetween(withoutMetadata(desired), withoutMetadata(saved)).filter(
          ({ kind }) => kind !== 'added',
        );
        if (lost.length === 0) return;
        const said = [
          ...findingsFor(generation, configuration.values, 'unknown'),
          ...twinFindings(securityModuleIds[generation], generation, desired, configuration),
        ];
        expect(said).not.toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('may be nested a hundred levels deep', () => {
    const desired = { [configurationWrapper]: { snapshotFrequency: { value: nested(50) } } };
    const { values } = readConfiguration('classic', desired);
    const codes = findingsFor('classic', values, 'c').map(({ code }) => code);
    expect(codes).toContain('typeMismatch');
    expect(codes).toContain('twinTooDeep');
  });

  it('may be a wrapper within a wrapper, or arrays where objects belong', () => {
    const codesOf = (desired: JsonObject) => {
      const configuration = readConfiguration('classic', desired);
      return [
        ...findingsFor('classic', configuration.values, 'c'),
        ...twinFindings(securityModuleIds.classic, 'classic', desired, configuration),
      ].map(({ code }) => code);
    };
    const inner = { [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } } };
    expect(codesOf({ [configurationWrapper]: inner })).toEqual(
      expect.arrayContaining(['missingValue', 'nestedWrapper']),
    );
    expect(codesOf({ [configurationWrapper]: [] })).toEqual(['notAnObject']);
    expect(codesOf({ [configurationWrapper]: { snapshotFrequency: [] } })).toEqual([
      'typeMismatch',
      'bareValue',
    ]);
    expect(codesOf({ [configurationWrapper]: { snapshotFrequency: { Value: 'PT1H' } } })).toEqual([
      'missingValue',
      'besideValue',
    ]);
    expect(codesOf({ [configurationWrapper]: null })).toEqual(['missingValue']);
  });
});
