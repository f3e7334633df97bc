/** JSON as twins carry it. */
import { z } from 'zod';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** Checked and not copied: a copy key by key would lose a key `__proto__`, which a twin may hold like any other. */
export const jsonValue: z.ZodType<JsonValue> = z.custom<JsonValue>(isJsonValue);

export const jsonObject: z.ZodType<JsonObject> = z.custom<JsonObject>(isJsonObject);

function isJsonValue(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return value === null || (Array.isArray(value) ? value.every(isJsonValue) : isJsonObject(value));
    default:
      return false;
  }
}

function isJsonObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(isJsonValue);
}
