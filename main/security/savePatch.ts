/** What a save sends. */
import type { Generation, JsonObject, JsonValue } from '../../preload/contract';
import { isObject, mergePatch, objectOf, ownValue, sectionSizeBytes, withoutMetadata } from '../twin';
import { type ConfigurationValues, foreignWrapper, readConfiguration, sectionOf } from './configuration';
import { configurationWrapper } from './wrappers';

type Values = Readonly<ConfigurationValues>;

/**
 * A patch of the desired section that always carries the complete configuration, with nulls for what the base has and
 * `values` has not. Agents take each notification for the whole configuration, so a patch of one property would reset
 * all others (Azure/Azure-IoT-Security-Agent-C twin_configuration.c: keys that are missing take their defaults). A base
 * of the 2019 shape, or with a misspelled wrapper, loses that wrapper. Merged into the base, reading it gives `values`, except values that are null.
 */
export function savePatch(generation: Generation, baseDesired: JsonObject, values: Values): JsonObject {
  const after = sectionOf(generation, values);
  if (generation === 'micro') return completePatch(withoutMetadata(baseDesired), after);
  const foreign = foreignWrapper(readConfiguration(generation, baseDesired), baseDesired);
  const before = ownValue(baseDesired, configurationWrapper);
  return {
    ...completePatch(before === undefined ? {} : { [configurationWrapper]: before }, after),
    ...(foreign === null ? {} : { [foreign]: null }),
  };
}

/** All of `after`, and at every level null for what only `before` has. */
function completePatch(before: JsonObject, after: JsonObject): JsonObject {
  const removed = Object.keys(before)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key): [string, JsonValue] => [key, null]);
  const written = Object.entries(after).map(([key, value]): [string, JsonValue] => {
    const old = ownValue(before, key);
    return [key, isObject(old) && isObject(value) ? completePatch(old, value) : value];
  });
  return objectOf([...removed, ...written]);
}

/** What the whole desired section would count after the save; the limit is `twinLimits.desiredBytes`. */
export function configurationSizeBytes(
  generation: Generation,
  baseDesired: JsonObject,
  values: Values,
): number {
  return sectionSizeBytes(mergePatch(baseDesired, savePatch(generation, baseDesired, values)));
}
