/** When the agent last said what it runs. */
import type { Generation, JsonObject } from '../../preload/contract';
import { isObject, ownValue } from '../twin';
import { microVerdictAt } from './microState';
import { newestUpdate } from './updateTimes';
import { configurationWrapper } from './wrappers';

/** By the hub's clock, ISO 8601; null when the agent never reported its configuration (micro: its verdict). */
export function reportedConfigurationAt(generation: Generation, reported: JsonObject): string | null {
  if (generation === 'micro') return microVerdictAt(reported);
  if (!isObject(ownValue(reported, configurationWrapper))) return null;
  return newestUpdate(reported, configurationWrapper);
}
