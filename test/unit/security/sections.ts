/** Sections of a classic module twin as a hub holds them, and what each agent reports. */
import fc from 'fast-check';
import {
  classicProperties,
  configurationWrapper,
  formatDuration,
  formatDurationOfC,
  type KnownFlavour,
  parseDuration,
  priorities,
} from '../../../main/security';
import { objectOf } from '../../../main/twin';
import type { JsonObject, JsonValue, PropertyType } from '../../../preload/contract';

export type Values = Readonly<Record<string, JsonValue>>;

/** All of it written at one time, version 4. */
export function sectionOf(values: Values, at: string): JsonObject {
  return {
    [configurationWrapper]: objectOf(Object.entries(values).map(([name, value]) => [name, { value }])),
    $version: 4,
    $metadata: { $lastUpdated: at, [configurationWrapper]: { $lastUpdated: at } },
  };
}

/** In the agent's own spelling, without what is not set (Azure/Azure-IoT-Security-Agent-C twin_configuration.c). */
export function asReported(flavour: KnownFlavour, values: Values): Values {
  return objectOf(
    Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, spelled(flavour, typeOf(name), value)]),
  );
}

function spelled(flavour: KnownFlavour, type: PropertyType, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  if (type === 'priority') return flavour === 'c' ? value.toLowerCase() : value;
  if (type !== 'duration') return value;
  const durationMs = parseDuration(value, flavour) ?? 0;
  return flavour === 'c' ? formatDurationOfC(durationMs) : formatDuration(durationMs);
}

export function typeOf(name: string): PropertyType {
  return classicProperties.find((property) => property.name === name)?.type ?? 'text';
}

/** Values every agent takes. */
export function soundValue(type: PropertyType): fc.Arbitrary<JsonValue> {
  switch (type) {
    case 'duration':
      return fc.integer({ min: 1, max: 4_000_000 }).map((seconds) => formatDuration(seconds * 1000));
    case 'priority':
      return fc.constantFrom(...priorities);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: 1, max: 64 }).map((blocks) => blocks * 4096);
    default:
      return fc.constantFrom('/etc/own.xml', 'a'.repeat(64), '');
  }
}

/** Some of the properties, each with a value every agent takes. */
export const soundValues: fc.Arbitrary<Values> = fc
  .subarray([...classicProperties])
  .chain((chosen) => fc.tuple(...chosen.map(({ name, type }) => soundValue(type).map(entryOf(name)))))
  .map((entries) => objectOf(entries));

function entryOf(name: string) {
  return (value: JsonValue): [string, JsonValue] => [name, value];
}
