/** The configuration inside a twin's section: reading it whatever it holds, and writing it out. */
import type { ConfigurationShape, Generation, JsonObject, JsonValue } from '../../preload/contract';
import { isObject, objectOf, ownValue, withoutMetadata } from '../twin';
import { classicProperty } from './properties';
import { spellerOf } from './spelling';
import { configurationWrapper, obsoleteConfigurationWrapper } from './wrappers';

/** Property name to bare value. Null: the property is there without a value, which agents refuse. */
export type ConfigurationValues = Record<string, JsonValue>;

export interface Configuration {
  readonly shape: ConfigurationShape;
  readonly values: ConfigurationValues;
}

/**
 * Never throws. Classic `unreadable`: the wrapper is no object, or a property agents know is no object with a `value`,
 * for which they refuse the whole; what can be made out is in `values` nevertheless. Micro: keys bare in the section.
 */
export function readConfiguration(generation: Generation, desired: JsonObject): Configuration {
  if (generation === 'micro') {
    const values = withoutMetadata(desired);
    return { shape: Object.keys(values).length === 0 ? 'none' : 'current', values };
  }
  const wrapper = ownValue(desired, configurationWrapper) ?? null;
  if (wrapper !== null) return readWrapper(wrapper);
  const obsolete = ownValue(desired, obsoleteConfigurationWrapper);
  if (isObject(obsolete)) return { shape: 'obsolete2019', values: bareValuesIn(obsolete) };
  const misspelled = ownValue(desired, misspelledWrapper(desired) ?? '');
  return isObject(misspelled)
    ? { shape: 'misspelled', values: valuesIn(misspelled) }
    : { shape: 'none', values: {} };
}

/** The key of an object that somebody most likely meant as the wrapper; null without one. */
export function misspelledWrapper(desired: JsonObject): string | null {
  const isNear = (key: string): boolean => key !== configurationWrapper && wrapperNear(key) !== null;
  return Object.keys(desired).find((key) => isObject(desired[key]) && isNear(key)) ?? null;
}

const wrapperNear = spellerOf([configurationWrapper], 4);

/** The key under which a configuration of a foreign shape stands, which a save removes; null for every other shape. */
export function foreignWrapper({ shape }: Configuration, desired: JsonObject): string | null {
  if (shape === 'obsolete2019') return obsoleteConfigurationWrapper;
  return shape === 'misspelled' ? misspelledWrapper(desired) : null;
}

function readWrapper(wrapper: JsonValue): Configuration {
  if (!isObject(wrapper)) return { shape: 'unreadable', values: {} };
  const isReadable = Object.keys(wrapper).every((name) => {
    const member = wrapper[name];
    const isNothing = member === null || member === undefined;
    const hasValue = isObject(member) && (ownValue(member, 'value') ?? null) !== null;
    return isNothing || hasValue || classicProperty(name) === null;
  });
  return { shape: isReadable ? 'current' : 'unreadable', values: valuesIn(wrapper) };
}

function valuesIn(wrapper: JsonObject): ConfigurationValues {
  const entries: [string, JsonValue][] = [];
  for (const [name, member] of Object.entries(wrapper)) {
    if (isObject(member)) entries.push([name, ownValue(member, 'value') ?? null]);
    else if (member !== null) entries.push([name, member]);
  }
  return objectOf(entries);
}

/** Values of 2019 are bare, so an object is a value too, unless it is one of today's. */
function bareValuesIn(wrapper: JsonObject): ConfigurationValues {
  return objectOf(
    Object.entries(wrapper)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => {
        const isWrapped = isObject(member) && Object.keys(member).join() === 'value' && member.value !== null;
        return [name, isWrapped ? (member.value ?? null) : member];
      }),
  );
}

/** The section as a hub would hold it for these values alone. */
export function sectionOf(generation: Generation, values: Readonly<ConfigurationValues>): JsonObject {
  if (generation === 'micro') return objectOf(Object.entries(values));
  const wrapped = Object.entries(values).map(([name, value]): [string, JsonValue] => [name, { value }]);
  return { [configurationWrapper]: objectOf(wrapped) };
}

/** What the classic agent last reported; null when it never reported a configuration. */
export function reportedValues(reported: JsonObject): ConfigurationValues | null {
  const wrapper = ownValue(reported, configurationWrapper);
  return isObject(wrapper) ? valuesIn(wrapper) : null;
}
