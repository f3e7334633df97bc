/**
 * The configuration of a simulated classic agent: what it makes of desired properties and what it reports. Written from
 * the agents' sources (Azure/Azure-IoT-Security-Agent-C twin_configuration.c, Azure/Azure-IoT-Security-Agent-CS), apart
 * from the app's own reading of them, so that each checks the other.
 */
import { isObject, objectOf, ownValue } from '../../twin';
import type { JsonObject, JsonValue } from '../ports';
import { type ClassicFlavour, readDuration, writeDuration } from './durations';

export const wrapperKey = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';

type Kind = 'duration' | 'integer' | 'priority' | 'boolean' | 'text';

interface Setting {
  readonly kind: Kind;
  readonly fallback: JsonValue;
  /** The agents that read and report it. */
  readonly of: readonly ClassicFlavour[];
}

const both = ['c', 'csharp'] as const;
const priority = (fallback: string, of: Setting['of'] = both): Setting => ({
  kind: 'priority',
  fallback,
  of,
});
const duration = (fallback: string, of: Setting['of'] = both): Setting => ({
  kind: 'duration',
  fallback,
  of,
});

function settingsOf(flavour: ClassicFlavour): [string, Setting][] {
  const all: Readonly<Record<string, Setting>> = {
    highPriorityMessageFrequency: duration('PT7M'),
    lowPriorityMessageFrequency: duration('PT5H'),
    snapshotFrequency: duration('PT13H'),
    maxLocalCacheSizeInBytes: {
      kind: 'integer',
      fallback: flavour === 'c' ? 10_485_760 : 2_560_000,
      of: both,
    },
    maxMessageSizeInBytes: { kind: 'integer', fallback: 204_800, of: both },
    eventPriorityProcessCreate: priority('Low'),
    eventPriorityListeningPorts: priority('High'),
    eventPrioritySystemInformation: priority('Low'),
    eventPriorityLocalUsers: priority('High'),
    eventPriorityLogin: priority('High'),
    eventPriorityConnectionCreate: priority('Low'),
    eventPriorityFirewallConfiguration: priority('Low'),
    eventPriorityOSBaseline: priority('Low'),
    eventPriorityDiagnostic: priority('Low'),
    eventPriorityOperational: priority('High', ['c']),
    eventPriorityConnectedHardware: priority('Low', ['csharp']),
    eventPriorityProcessTerminate: priority('Low', ['csharp']),
    eventPriorityConfigurationError: priority('Low', ['csharp']),
    eventPriorityDroppedEventsStatistics: priority('Low', ['csharp']),
    eventPriorityMessageStatistics: priority('Low', ['csharp']),
    aggregationEnabledProcessCreate: { kind: 'boolean', fallback: true, of: both },
    aggregationIntervalProcessCreate: duration('PT1H'),
    aggregationEnabledConnectionCreate: { kind: 'boolean', fallback: true, of: both },
    aggregationIntervalConnectionCreate: duration('PT1H'),
    aggregationEnabledProcessTerminate: { kind: 'boolean', fallback: true, of: ['csharp'] },
    aggregationIntervalProcessTerminate: duration('PT1H', ['csharp']),
    baselineCustomChecksEnabled: { kind: 'boolean', fallback: false, of: both },
    baselineCustomChecksFilePath: { kind: 'text', fallback: null, of: both },
    baselineCustomChecksFileHash: { kind: 'text', fallback: null, of: both },
    hubResourceId: { kind: 'text', fallback: '', of: ['csharp'] },
  };
  return Object.entries(all).filter(([, { of }]) => of.includes(flavour));
}

/** Values by property, durations as they were written. */
export type Configuration = Readonly<Record<string, JsonValue>>;

export type Reading =
  | { readonly kind: 'accepted'; readonly configuration: Configuration }
  | { readonly kind: 'refused'; readonly properties: readonly string[] };

/** Both agents take whatever arrives for the whole configuration: what is absent gets its default. */
export function readDesired(flavour: ClassicFlavour, desired: JsonObject): Reading {
  const wrapper = ownValue(desired, wrapperKey) ?? null;
  if (wrapper !== null && !isObject(wrapper)) return { kind: 'refused', properties: [wrapperKey] };
  const refused: string[] = [];
  const entries = settingsOf(flavour).map(([name, { kind, fallback }]): [string, JsonValue] => {
    const cell = (wrapper && ownValue(wrapper, name)) ?? null;
    if (cell === null) return [name, fallback];
    const value = isObject(cell) ? ownValue(cell, 'value') : undefined;
    if (value === undefined || !isOfKind(flavour, kind, value)) refused.push(name);
    return [name, value ?? null];
  });
  return refused.length > 0
    ? { kind: 'refused', properties: refused }
    : { kind: 'accepted', configuration: objectOf(entries) };
}

export function defaults(flavour: ClassicFlavour): Configuration {
  return objectOf(settingsOf(flavour).map(([name, { fallback }]) => [name, fallback]));
}

function isOfKind(flavour: ClassicFlavour, kind: Kind, value: JsonValue): boolean {
  switch (kind) {
    case 'duration':
      return typeof value === 'string' && readDuration(flavour, value) !== null;
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'priority':
      return typeof value === 'string' && isPriority(flavour, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
  }
}

function isPriority(flavour: ClassicFlavour, text: string): boolean {
  const known = ['High', 'Low', 'Off'];
  return flavour === 'c'
    ? known.some((name) => name.toLowerCase() === text.toLowerCase())
    : known.includes(text);
}

/** The reported section: complete, C with lower-case priorities, both with durations written anew, nulls left out. */
export function reportOf(flavour: ClassicFlavour, configuration: Configuration): JsonObject {
  const cells = settingsOf(flavour).flatMap(([name, { kind }]): [string, JsonValue][] => {
    const value = configuration[name] ?? null;
    return value === null ? [] : [[name, { value: written(flavour, kind, value) }]];
  });
  return { [wrapperKey]: objectOf(cells) };
}

function written(flavour: ClassicFlavour, kind: Kind, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  if (kind === 'duration') return writeDuration(flavour, readDuration(flavour, value) ?? 0);
  return kind === 'priority' && flavour === 'c' ? value.toLowerCase() : value;
}
