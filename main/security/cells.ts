/** A property's value on either side of the twin, with its age. */
import type { Generation, JsonObject, ValueCell } from '../../preload/contract';
import { lastUpdatedAt, ownValue } from '../twin';
import type { Report } from './comparison';
import { type Configuration, foreignWrapper } from './configuration';
import { configurationWrapper } from './wrappers';

/** Null for a property that is not set. */
export function desiredCell(
  generation: Generation,
  configuration: Configuration,
  desired: JsonObject,
  name: string,
): ValueCell | null {
  const value = ownValue(configuration.values, name);
  if (value === undefined) return null;
  const wrapper = foreignWrapper(configuration, desired) ?? configurationWrapper;
  return { value, lastUpdated: lastUpdatedAt(desired, ...pathTo(generation, wrapper, name)) };
}

/** Null for a property that is not reported. */
export function reportedCell(
  generation: Generation,
  report: Report,
  reported: JsonObject,
  name: string,
): ValueCell | null {
  const value = report.values === null ? undefined : ownValue(report.values, name);
  if (value === undefined) return null;
  return { value, lastUpdated: lastUpdatedAt(reported, ...pathTo(generation, configurationWrapper, name)) };
}

function pathTo(generation: Generation, wrapper: string, name: string): readonly string[] {
  return generation === 'micro' ? [name] : [wrapper, name];
}
