/** States of twins, from wherever they come, as something that can be compared. */
import type { Generation, JsonObject } from '../../preload/contract';
import type { Draft, TwinState } from '../outbox';
import { readConfiguration, securityModuleOf } from '../security';
import { isObject, ownValue, withoutMetadata } from '../twin';
import { type Comparable, sectionOfValues } from './differences';

/** Null for a device and for modules that are no security modules. */
export function generationOfModule(moduleId: string | null): Generation | null {
  const kind = moduleId === null ? null : securityModuleOf(moduleId);
  return kind === 'classic' || kind === 'micro' ? kind : null;
}

/** Of a security module, the configuration counts; of anything else, every section as it is. */
export function comparableOf(
  moduleId: string | null,
  { tags, desired, reported }: Omit<TwinState, 'etag'>,
): Comparable {
  const generation = generationOfModule(moduleId);
  if (generation === null) {
    return { generation, tags, desired: withoutMetadata(desired), reported: withoutMetadata(reported) };
  }
  return {
    generation,
    tags,
    desired: readConfiguration(generation, desired).values,
    reported: readConfiguration(generation, reported).values,
  };
}

/** What a draft would make of its twin; it says nothing about what is reported. */
export function comparableOfDraft(moduleId: string | null, { values }: Draft): Comparable {
  const generation = generationOfModule(moduleId);
  if (generation !== null) {
    return { generation, tags: null, desired: sectionOfValues(values), reported: null };
  }
  const section = (name: string): JsonObject => {
    const value = ownValue({ ...values }, name);
    return isObject(value) ? value : {};
  };
  return { generation, tags: section('tags'), desired: section('desired'), reported: null };
}
