/** The values a property may have, where they are few. */
import type { JsonValue, PropertyType } from '../../../../preload/contract';

/** Null for a property that is written as text. In the spelling and order of main/security. */
export function fieldChoices(type: PropertyType): readonly JsonValue[] | null {
  switch (type) {
    case 'priority':
      return ['High', 'Low', 'Off'];
    case 'frequency':
      return ['Low', 'Medium', 'High'];
    case 'processMode':
      return [1, 2, 3];
    case 'boolean':
      return [true, false];
    case 'duration':
    case 'integer':
    case 'intervals':
    case 'text':
      return null;
  }
}
