/** The micro agent's own verdict on its twin configuration. */
import type { JsonObject, JsonValue } from '../../preload/contract';
import { isObject, ownValue } from '../twin';
import { newerOf, newestUpdate } from './updateTimes';

const stateKey = 'latest_state';
const invalidFieldsKey = 'latest_invalid_fields';

/** Keys of the reported section that are no configuration. */
export const microVerdictKeys: readonly string[] = [stateKey, invalidFieldsKey];

export interface MicroState {
  /** `success` or `failed`. */
  readonly state: string | null;
  /** Its JSON type is not documented. */
  readonly invalidFields: JsonValue;
}

/**
 * Null when the agent never gave a verdict. Source: MicrosoftDocs/azure-docs defender-for-iot/device-builders
 * how-to-configure-micro-agent-twin.md.
 */
export function microStateOf(reported: JsonObject): MicroState | null {
  const state = ownValue(reported, stateKey);
  const invalidFields = ownValue(reported, invalidFieldsKey) ?? null;
  if (state === undefined && invalidFields === null) return null;
  return { state: typeof state === 'string' ? state : null, invalidFields };
}

/** When the verdict was given, by the hub's clock. */
export function microVerdictAt(reported: JsonObject): string | null {
  return newerOf(newestIfPresent(reported, stateKey), newestIfPresent(reported, invalidFieldsKey));
}

function newestIfPresent(reported: JsonObject, key: string): string | null {
  return Object.hasOwn(reported, key) ? newestUpdate(reported, key) : null;
}

/** The bad keys, whether they come as a list, as one text with commas, or as an object's keys. */
export function invalidFieldNames(invalidFields: JsonValue): readonly string[] {
  if (isObject(invalidFields)) return Object.keys(invalidFields);
  const texts = Array.isArray(invalidFields) ? invalidFields : [invalidFields];
  return texts
    .filter((text) => typeof text === 'string')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
