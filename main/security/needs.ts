/** What one property needs of another to have an effect. */
import type { JsonValue } from '../../preload/contract';

/** Moot while `property`, set or by default, has the value `isNot`. */
export interface Need {
  readonly property: string;
  readonly isNot: JsonValue;
}
