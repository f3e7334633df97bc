import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  classicDefaults,
  classicProperties,
  configurationWrapper,
  findingsFor,
  formatDuration,
  isPriority,
  microProperties,
  parseJsonText,
  priorityOf,
  readConfiguration,
} from '../../../main/security';
import { type AgentFlavour, agentFlavour, type JsonValue } from '../../../preload/contract';

/** Azure/Azure-IoT-Security, security_module_twin; a copy outside the repository, so it may be absent. */
const schemas = join(
  import.meta.dirname,
  '../../../../shared/reference/azure-iot-security/security_module_twin',
);
const readSchema = (name: string) => JSON.parse(readFileSync(join(schemas, name), 'utf8'));

describe('the property tables', () => {
  it('hold no name twice', () => {
    for (const table of [classicProperties, microProperties]) {
      const names = table.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }
    expect(classicProperties.length).toBe(30);
    expect(microProperties.length).toBe(43);
  });

  it('have defaults that nothing is found wrong with', () => {
    const setOnly = (defaults: Readonly<Record<string, JsonValue>>) =>
      Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== null));
    for (const flavour of agentFlavour.options) {
      const found = findingsFor('classic', setOnly(classicDefaults(flavour)), flavour);
      expect(found.filter(({ code }) => code !== 'readWithoutEffect')).toEqual([]);
    }
    const defaults = Object.fromEntries(
      microProperties.map(({ name, defaultValue }) => [name, defaultValue]),
    );
    const found = findingsFor('micro', setOnly(defaults), 'unknown');
    expect(found.filter(({ code }) => code !== 'needsRelease')).toEqual([]);
  });

  it('give each agent its own cache size and only the properties it reads', () => {
    expect(classicDefaults('c')).toMatchObject({ maxLocalCacheSizeInBytes: 10_485_760 });
    expect(classicDefaults('csharp')).toMatchObject({ maxLocalCacheSizeInBytes: 2_560_000 });
    expect(classicDefaults('c')).not.toHaveProperty('eventPriorityProcessTerminate');
    expect(classicDefaults('csharp')).not.toHaveProperty('eventPriorityOperational');
  });

  it('take a priority in any letter case and spell it as the schema does', () => {
    expect([priorityOf('high'), priorityOf('OFF'), priorityOf('Medium'), priorityOf(1)]).toEqual([
      'High',
      'Off',
      null,
      null,
    ]);
    expect([isPriority('High'), isPriority('high'), isPriority(null)]).toEqual([true, false, false]);
  });
});

const hasSchemas = existsSync(schemas);
if (!hasSchemas)
  console.log('The public schemas are not beside this repository; the tables are not held against them.');

describe.runIf(hasSchemas)('held against the public schema', () => {
  let accepts: (section: unknown) => boolean;

  beforeAll(() => {
    const ajv = new Ajv({ strict: false });
    ajv.addSchema(readSchema('azureiotsecurity_schema_definitions.json'));
    const validate = ajv.compile(readSchema('azureiotsecurity_schema.json'));
    accepts = (section) => validate({ desired: section }) === true;
  });

  it('the tables hold every property of the default file with the default of the C# agent', () => {
    const { properties } = readSchema('azureiotsecurity_default.json');
    const { shape, values } = readConfiguration('classic', properties.desired);
    expect(shape).toBe('current');
    expect(Object.keys(values).length).toBe(25);
    expect(classicDefaults('csharp')).toMatchObject(values);
    const text = readFileSync(join(schemas, 'azureiotsecurity_default.json'), 'utf8').replace(/^\uFEFF/, '');
    expect(parseJsonText('classic', text)).toEqual({ values, problems: [], isReadable: true });
  });

  it('the default file draws nothing but notes, about what the agent in question will not do', () => {
    const { properties } = readSchema('azureiotsecurity_default.json');
    const { values } = readConfiguration('classic', properties.desired);
    const notes = (flavour: AgentFlavour) =>
      findingsFor('classic', values, flavour).map(({ severity, code, property }) => {
        expect(severity).toBe('info');
        return `${code} ${property}`;
      });
    const operational = ['ConfigurationError', 'DroppedEventsStatistics', 'MessageStatistics'];
    const ofProcesses = ['aggregationEnabledProcessTerminate', 'aggregationIntervalProcessTerminate'];
    expect(notes('c')).toEqual(
      [
        'eventPriorityConnectedHardware',
        'eventPriorityProcessTerminate',
        ...operational.map((event) => `eventPriority${event}`),
        ...ofProcesses,
      ].map((property) => `neverObeyed ${property}`),
    );
    const inert = ['ConnectedHardware', ...operational].map(
      (event) => `readWithoutEffect eventPriority${event}`,
    );
    expect(notes('csharp')).toEqual(inert);
    expect(notes('csharpWindows').toSorted()).toEqual(
      [...inert, 'readWithoutEffect eventPriorityOSBaseline'].sort(),
    );
    expect(notes('csharpLinux').length).toBe(inert.length + 1 + ofProcesses.length);
    expect(notes('unknown')).toEqual([]);
  });

  it('the tables have the type and the default that the schema gives each property', () => {
    const wrapper = readSchema('azureiotsecurity_schema.json').properties.desired.properties[
      configurationWrapper
    ];
    const kinds = {
      TimeConfiguration: 'duration',
      IntegerConfiguration: 'integer',
      EventPriorityConfiguration: 'priority',
      BooleanConfiguration: 'boolean',
    };
    const said = Object.entries<{ $ref: string; default: JsonValue }>(wrapper.properties).map(
      ([name, property]) => [
        name,
        Object.entries(kinds).find(([kind]) => property.$ref.endsWith(kind))?.[1],
        property.default,
      ],
    );
    const known = new Map(classicProperties.map((property) => [property.name, property]));
    expect(said.length).toBe(25);
    expect(said).toEqual(
      said.map(([name]) => {
        const property = known.get(String(name));
        return [name, property?.type, property?.defaultValue.csharp];
      }),
    );
  });

  it('the tables differ from the DTDL file in its one wrong comment alone', () => {
    const contents: readonly { name: string; comment: string }[] = readSchema(
      'azureiotsecurity_schema_dtdl.json',
    ).contents;
    const defaults = new Map(Object.entries(classicDefaults('csharp')));
    const differing = contents.filter(
      ({ name, comment }) => /^Default value: ([^,]+)/.exec(comment)?.[1] !== String(defaults.get(name)),
    );
    expect(contents.length).toBe(25);
    expect(differing.map(({ name }) => name)).toEqual(['maxMessageSizeInBytes']);
  });

  it('a value without findings is one the schema accepts', () => {
    const value = fc.oneof(
      fc.constantFrom('High', 'low', 'Off', 'PT7M', 'P1W', 'PT0S', '-PT1H', true, false),
      fc.integer({ min: -10, max: 300_000 }),
      fc.nat({ max: 4_000_000_000 }).map(formatDuration),
      fc.string(),
    );
    const name = fc.constantFrom(...classicProperties.map((property) => property.name));
    fc.assert(
      fc.property(name, value, (property, random) => {
        const isClean = findingsFor('classic', { [property]: random }, 'unknown').every(
          ({ code }) => code.startsWith('conflict') || code === 'baselineIncomplete',
        );
        if (isClean)
          expect(accepts({ [configurationWrapper]: { [property]: { value: random } } })).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
