import { describe, expect, it } from 'vitest';
import { findingsFor, fixedValues } from '../../../main/security';
import { type AgentFlavour, agentFlavour, findingCode } from '../../../preload/contract';
import { findings as english } from '../../../renderer/text/en/findings';
import { findings as spanish } from '../../../renderer/text/es/findings';
import { type RuleFixture, ruleFixtures, type Values } from './ruleFixtures';

/** Rules about the twin around the values, or about the JSON text: tested in twinFindings and jsonText. */
const aboutTheTwin = [
  'notAnObject',
  'bareValue',
  'besideValue',
  'obsoleteShape',
  'misspelledWrapper',
  'nestedWrapper',
  'keyBesideWrapper',
  'nearMissModuleId',
];

const cases = ruleFixtures.flatMap((fixture) =>
  (fixture.generation === 'micro' ? (['unknown'] as const) : agentFlavour.options).map(
    (flavour) => [fixture.code, fixture.fails, flavour, fixture] as const,
  ),
);

function find({ code, generation }: RuleFixture, values: Values, flavour: AgentFlavour) {
  return findingsFor(generation, values, flavour).find((finding) => finding.code === code);
}

describe('every rule', () => {
  it('has a fixture', () => {
    const tested = new Set([...ruleFixtures.map(({ code }) => code), ...aboutTheTwin]);
    expect(findingCode.options.filter((code) => !tested.has(code))).toEqual([]);
  });

  it.each(cases)('%s of %j for the agent %s', (_code, _fails, flavour, fixture) => {
    const found = find(fixture, fixture.fails, flavour);
    expect(found !== undefined).toBe(fixture.flavours.includes(flavour));
    expect(find(fixture, fixture.passes, flavour)).toBeUndefined();
    if (found === undefined) return;
    expect(found.source).toMatch(/^(MicrosoftDocs|Azure)\/\S+/);
    if (found.fix === null) {
      expect(fixture.fixed).toBeNull();
      return;
    }
    const fixed = fixedValues(fixture.generation, fixture.fails, flavour, found.fix.id) ?? {};
    expect(find(fixture, fixed, flavour)).toBeUndefined();
    if (fixture.fixed !== null) expect(fixed).toEqual(fixture.fixed);
  });

  it('can be said in both languages with what it knows', () => {
    const wordsIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    for (const fixture of ruleFixtures) {
      const [flavour = 'unknown'] = fixture.flavours;
      const found = find(fixture, fixture.fails, flavour);
      const known = Object.keys(found?.detail ?? {});
      for (const sentence of [english.codes[fixture.code], spanish.codes[fixture.code]]) {
        expect(wordsIn(sentence).filter((word) => !known.includes(word))).toEqual([]);
      }
      if (!found?.fix) continue;
      const said = Object.keys(found.fix.detail);
      for (const label of [english.fixes[found.fix.kind], spanish.fixes[found.fix.kind]]) {
        expect(wordsIn(label).filter((word) => !said.includes(word))).toEqual([]);
      }
    }
  });

  it('keeps its fix apart from those of other properties', () => {
    const values = { eventPriorityLogin: 'off', eventPriorityLocalUsers: 'low', snapshotFrequency: 'P1W' };
    const ids = findingsFor('classic', values, 'c').map(({ fix }) => fix?.id);
    expect(new Set(ids).size).toBe(3);
    expect(fixedValues('classic', values, 'c', 'priorityLetterCase eventPriorityLogin')).toEqual({
      ...values,
      eventPriorityLogin: 'Off',
    });
    expect(fixedValues('classic', values, 'c', 'priorityLetterCase eventPriorityOSBaseline')).toBeNull();
  });
});
