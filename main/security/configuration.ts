/** The configuration inside a twin's section: reading it whatever it holds, and writing it out. */
import type { ConfigurationShape, Generation, JsonObject, JsonValue } from '../../preload/contract';
import { isObject, objectOf, ownValue, withoutMetadata } from '../twin';
import { configurationWrapper, obsoleteConfigurationWrapper } from './classicProperties';
import { classicProperty } from './properties';

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
  return isObject(obsolete)
    ? { shape: 'obsolete2019', values: valuesIn(obsolete) }
    : { shape: 'none', values: {} };
}

function readWrapper(wrapper: JsonValue): Configuration {
  if (!isObject(wrapper)) return { shape: 'unreadable', values: {} };
  const isReadable = Object.entries(wrapper).every(
    ([name, member]) =>
      member === null ||
      (isObject(member) && (ownValue(member, 'value') ?? null) !== null) ||
      classicProperty(name) === null,
  );
  return { shape: isReadable ? 'current' : 'unreadable', values: valuesIn(wrapper) };
}

function valuesIn(wrapper: JsonObject): ConfigurationValues {
  return objectOf(
    Object.entries(wrapper)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, isObject(member) ? (ownValue(member, 'value') ?? null) : member]),
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
