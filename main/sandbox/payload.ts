/** Bodies of twin and method messages: JSON, or refused as the service refuses them. */
import { isObject } from '../twin';
import { HubError } from './hubError';
import type { JsonObject, JsonValue } from './ports';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Null for an empty body. */
export function valueIn(payload: Buffer): JsonValue {
  try {
    const text = strictUtf8.decode(payload).trim();
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new HubError('DeserializationError', 'BadRequest: the body is not JSON in UTF-8.');
  }
}

export function objectIn(payload: Buffer): JsonObject {
  const value = valueIn(payload);
  if (!isObject(value)) throw new HubError('ArgumentInvalid', 'BadRequest: the body is not a JSON object.');
  return value;
}
