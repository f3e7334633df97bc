/** Whether two values of a property mean the same to an agent, however they are written. */
import type { JsonValue, PropertyType } from '../../preload/contract';
import { equals } from '../twin';
import { priorityOf } from './classicProperties';
import { parseDuration } from './durations';

/** Symmetric. Durations by length, words without letter case, intervals by their numbers; else JSON equality. */
export function meansSame(type: PropertyType, a: JsonValue, b: JsonValue): boolean {
  if (equals(a, b)) return true;
  const [one, other] = [meaningOf(type, a), meaningOf(type, b)];
  return one !== null && one === other;
}

function meaningOf(type: PropertyType, value: JsonValue): string | number | null {
  switch (type) {
    case 'duration':
      return typeof value === 'string' ? parseDuration(value) : null;
    case 'priority':
      return priorityOf(value);
    case 'boolean':
      return typeof value === 'boolean' || typeof value === 'string' ? String(value).toLowerCase() : null;
    case 'frequency':
      return typeof value === 'string' ? value.toLowerCase() : null;
    case 'intervals':
      return typeof value === 'string' ? value.split(',').map(numberText).join() : null;
    case 'integer':
    case 'processMode':
    case 'text':
      return null;
  }
}

function numberText(text: string): string {
  const trimmed = text.trim();
  return /^\d+$/.test(trimmed) ? String(Number(trimmed)) : trimmed;
}
