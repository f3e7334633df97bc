/** Bodies of twin and method messages: JSON, or refused as the service refuses them. */
import { isObject } from '../../twin';
import { HubError } from '../hubError';
import type { JsonObject, JsonValue } from '../ports';

/** Null for an empty body. */
export function valueIn(payload: Buffer): JsonValue {
  const text = payload.toString('utf8').trim();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError('DeserializationError', 'BadRequest: the body is not JSON.');
  }
}

export function objectIn(payload: Buffer): JsonObject {
  const value = valueIn(payload);
  if (!isObject(value)) throw new HubError('ArgumentInvalid', 'BadRequest: the body is not a JSON object.');
  return value;
}
