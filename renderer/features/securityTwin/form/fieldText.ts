/** A property's value as the text of its field, and back. */
import type { JsonValue, PropertyType } from '../../../../preload/contract';
import { durationFromWords } from '../../../text/durationWords';

/** What a field shows: texts as they are, everything else (and a text where a number or truth value belongs) as JSON. */
export function textOfValue(type: PropertyType, value: JsonValue): string {
  if (typeof value === 'string' && holdsText(type)) return value;
  return JSON.stringify(value);
}

/**
 * The value that a field's text stands for; undefined for an empty field, which leaves the property unset. A duration
 * may be written in words; what is neither words nor a duration reaches main as typed, which says what is wrong.
 */
export function valueOfText(type: PropertyType, text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (type === 'duration') return durationFromWords(trimmed) ?? trimmed;
  if (holdsText(type)) return type === 'text' ? text : trimmed;
  if (/^[+-]?\d+$/.test(trimmed)) return Number(trimmed);
  try {
    // JSON.parse answers nothing but JSON values.
    return JSON.parse(trimmed) as JsonValue;
  } catch {
    return trimmed;
  }
}

/** Whether the value fits one field; lists and objects are edited as JSON. */
export function fitsField(value: JsonValue): boolean {
  return value === null || typeof value !== 'object';
}

function holdsText(type: PropertyType): boolean {
  switch (type) {
    case 'duration':
    case 'priority':
    case 'frequency':
    case 'intervals':
    case 'text':
      return true;
    case 'integer':
    case 'boolean':
    case 'processMode':
      return false;
  }
}
