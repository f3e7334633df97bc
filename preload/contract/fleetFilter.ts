/** What main says of a filter while it is typed. */
import { z } from 'zod';

export const fleetFilterErrorCode = z.enum([
  /** A word before a colon that is no field; a text with a colon goes in quotes. */
  'unknownField',
  'unknownValue',
  'missingValue',
  'unclosedQuote',
  /** Not like `<30d`, `>12h` or `never`. */
  'badAge',
  'missingTagPath',
]);
export type FleetFilterErrorCode = z.infer<typeof fleetFilterErrorCode>;

export const fleetFilterError = z.object({
  code: fleetFilterErrorCode,
  /** Places in the query, in UTF-16 code units. */
  from: z.number().int(),
  to: z.number().int(),
  /** The part of the query that is meant. */
  text: z.string(),
  /** What could stand there, where that is a short list. */
  expected: z.array(z.string()),
});
export type FleetFilterError = z.infer<typeof fleetFilterError>;

export const fleetSuggestion = z.object({
  kind: z.enum(['field', 'value', 'tagPath']),
  /** What the suggestion replaces. */
  from: z.number().int(),
  to: z.number().int(),
  /** What to put there, quoted where it must be. */
  insert: z.string(),
  label: z.string(),
  /** Devices that have it; null where that says nothing. */
  count: z.number().int().nullable(),
});
export type FleetSuggestion = z.infer<typeof fleetSuggestion>;
