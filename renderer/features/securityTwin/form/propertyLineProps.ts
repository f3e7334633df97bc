/** What a line of the form is drawn from, and when it has to be drawn again. */
import type { EventTraffic, Finding, JsonValue, PropertyRow } from '../../../../preload/contract';
import type { PropertyWords } from '../propertyWords';
import type { SecurityTwinStore } from '../securityTwinStore';

export interface PropertyLineProps {
  readonly row: PropertyRow;
  /** The value as the person last made it; null when the property is not set. */
  readonly cell: { readonly value: JsonValue } | null;
  readonly findings: readonly Finding[];
  readonly words: PropertyWords;
  /** What each value of this property costs; null where it is not known to cost anything. */
  readonly traffic: EventTraffic | null;
  readonly isLocked: boolean;
  readonly store: SecurityTwinStore;
}

/** An answer from main holds new objects for all properties, most of which say what they said before. */
export function areLinesAlike(before: PropertyLineProps, after: PropertyLineProps): boolean {
  return (
    before.store === after.store &&
    before.isLocked === after.isLocked &&
    before.words.name === after.words.name &&
    JSON.stringify([before.row, before.cell, before.findings, before.traffic]) ===
      JSON.stringify([after.row, after.cell, after.findings, after.traffic])
  );
}
