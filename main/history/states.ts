/** States of twins, from wherever they come, as something that can be compared. */
import type { Generation } from '../../preload/contract';
import type { TwinState } from '../outbox';
import { readConfiguration, securityModuleOf } from '../security';
import { withoutMetadata } from '../twin';
import type { Comparable } from './differences';

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
