/** A baseline's values and variables as text in fields, and back. */
import type { BaselineVariable, JsonObject, JsonValue } from '../../../../preload/contract';
import { durationFromWords } from '../../../text/durationWords';

export type VariableValue = string | number | boolean;

/** Null for text that is no JSON object. */
export function valuesOfText(text: string): JsonObject | null {
  try {
    // JSON.parse answers nothing but JSON values.
    const value = JSON.parse(text) as JsonValue;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a variable's text stands for; null for an empty field. Main says when it has not the variable's type. */
export function variableValueOf(type: BaselineVariable['type'], text: string): VariableValue | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  switch (type) {
    case 'text':
    case 'priority':
      return trimmed;
    case 'duration':
      return durationFromWords(trimmed) ?? trimmed;
    case 'integer':
      return /^[+-]?\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' ? trimmed === 'true' : trimmed;
  }
}
