import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterPatch,
  classicDefaults,
  classicProperties,
  configurationWrapper,
  effectiveClassicConfiguration,
  microProperties,
  savePatch,
  valuesInForce,
} from '../../../main/security';
import { type AgentFlavour, agentFlavour, type JsonObject, type JsonValue } from '../../../preload/contract';
import { sectionOf, soundValues, type Values } from './sections';

const at = '2026-03-01T10:00:00Z';
const flavours = fc.constantFrom(...agentFlavour.options);
const wrapped = (values: Values): JsonObject => {
  const { [configurationWrapper]: wrapper = {} } = sectionOf(values, at);
  return { [configurationWrapper]: wrapper };
};

function runs(flavour: AgentFlavour, desired: JsonObject): Values {
  const effective = effectiveClassicConfiguration(flavour, desired);
  if (effective.kind === 'refused') throw new Error('The agent takes this.');
  return effective.values;
}

describe('what each agent runs', () => {
  it('are the properties it reads, with its own defaults', () => {
    const counts = agentFlavour.options.map((flavour) => [flavour, Object.keys(runs(flavour, {})).length]);
    expect(counts).toEqual([
      ['c', 22],
      ['csharpLinux', 29],
      ['csharpWindows', 29],
      ['csharp', 29],
      ['unknown', 30],
    ]);
    expect(runs('c', {})).toMatchObject({
      maxLocalCacheSizeInBytes: 10_485_760,
      eventPriorityOperational: 'High',
    });
    expect(runs('csharpWindows', {})).toMatchObject({
      maxLocalCacheSizeInBytes: 2_560_000,
      hubResourceId: '',
    });
  });

  it('is what is set, else the default, for any sound configuration', () => {
    fc.assert(
      fc.property(flavours, soundValues, (flavour, values) => {
        expect(runs(flavour, wrapped(values))).toEqual(
          Object.fromEntries(
            Object.entries(classicDefaults(flavour)).map(([name, byDefault]) => [
              name,
              Object.hasOwn(values, name) ? values[name] : byDefault,
            ]),
          ),
        );
      }),
    );
  });

  it.each<[AgentFlavour, string, JsonValue, boolean]>([
    ['c', 'snapshotFrequency', 'P1W', true],
    ['csharpLinux', 'snapshotFrequency', 'P1W', false],
    ['c', 'snapshotFrequency', 'PT1.5S', false],
    ['csharpWindows', 'snapshotFrequency', 'PT1.5S', true],
    ['unknown', 'snapshotFrequency', 'P1W', true],
    ['c', 'eventPriorityProcessTerminate', 'Never', true],
    ['csharpLinux', 'eventPriorityProcessTerminate', 'Never', false],
    ['c', 'eventPriorityLogin', 'OFF', true],
    ['csharp', 'maxMessageSizeInBytes', '204800', false],
    ['c', 'maxMessageSizeInBytes', 5, true],
    ['csharp', 'comment', [1, { a: null }], true],
  ])('of the %s agent given %s as %j: taken is %s', (flavour, property, value, isTaken) => {
    const desired = { [configurationWrapper]: { [property]: { value } } };
    expect(effectiveClassicConfiguration(flavour, desired).kind === 'accepted').toBe(isTaken);
  });

  it('says of each property whether it is obeyed, read without effect, or ignored', () => {
    const treatments = (property: string) => {
      const of = classicProperties.find(({ name }) => name === property)?.treatment;
      return [of?.c, of?.csharpLinux, of?.csharpWindows];
    };
    expect(treatments('snapshotFrequency')).toEqual(['obeyed', 'obeyed', 'obeyed']);
    expect(treatments('eventPriorityOperational')).toEqual(['obeyed', 'ignored', 'ignored']);
    expect(treatments('eventPriorityConfigurationError')).toEqual(['ignored', 'inert', 'inert']);
    expect(treatments('eventPriorityConnectedHardware')).toEqual(['ignored', 'inert', 'inert']);
    expect(treatments('eventPriorityProcessTerminate')).toEqual(['ignored', 'inert', 'obeyed']);
    expect(treatments('aggregationIntervalProcessTerminate')).toEqual(['ignored', 'inert', 'obeyed']);
    expect(treatments('eventPriorityOSBaseline')).toEqual(['obeyed', 'obeyed', 'inert']);
    expect(treatments('baselineCustomChecksFileHash')).toEqual(['obeyed', 'obeyed', 'inert']);
    expect(treatments('hubResourceId')).toEqual(['ignored', 'obeyed', 'obeyed']);
  });

  it('of a micro agent takes each bad key for not set', () => {
    const values = { Process_Mode: 9, Process_CacheSize: 8, Login_MessageFrequency: 'often' };
    const inForce = valuesInForce('micro', 'unknown', { shape: 'current', values }, null);
    expect(inForce).toMatchObject({
      Process_Mode: 1,
      Process_CacheSize: 8,
      Login_MessageFrequency: 'Medium',
    });
    expect(Object.keys(inForce).length).toBe(microProperties.length);
  });
});

describe('a patch to a running agent', () => {
  const wanted = { snapshotFrequency: 'PT1H', eventPriorityLogin: 'Off', maxMessageSizeInBytes: 8192 };
  const desired = sectionOf(wanted, at);
  const running = runs('c', desired);
  const judged = (patch: JsonObject) => afterPatch('classic', 'c', desired, running, patch);

  it('of one property resets every other to its default', () => {
    const patch = { [configurationWrapper]: { snapshotFrequency: { value: 'PT2H' } } };
    expect(judged(patch)).toEqual({
      values: { ...classicDefaults('c'), snapshotFrequency: 'PT2H' },
      reset: ['maxMessageSizeInBytes', 'eventPriorityLogin'],
      isRefused: false,
    });
  });

  it('of another key altogether resets everything', () => {
    expect(judged({ site: 'Bilbao' })).toMatchObject({
      values: classicDefaults('c'),
      reset: ['snapshotFrequency', 'maxMessageSizeInBytes', 'eventPriorityLogin'],
    });
  });

  it('that it refuses changes nothing', () => {
    const patch = { [configurationWrapper]: { snapshotFrequency: { value: 7 } } };
    expect(judged(patch)).toEqual({ values: running, reset: [], isRefused: true });
  });

  it('as a save sends it resets nothing, from any state to any other', () => {
    fc.assert(
      fc.property(flavours, soundValues, soundValues, (flavour, held, edited) => {
        const before = sectionOf(held, at);
        const patch = savePatch('classic', before, edited);
        const result = afterPatch('classic', flavour, before, runs(flavour, before), patch);
        expect(result.reset).toEqual([]);
        expect(result.values).toEqual(runs(flavour, wrapped(edited)));
      }),
    );
  });

  it('to a micro agent is not known to reset anything', () => {
    const held = { Process_CacheSize: 8, Login_Disabled: true };
    const taken = afterPatch('micro', 'unknown', held, {}, { Login_Disabled: null, Process_Mode: 2 });
    expect(taken).toMatchObject({
      values: { Process_CacheSize: 8, Login_Disabled: false, Process_Mode: 2 },
      reset: [],
    });
  });
});
