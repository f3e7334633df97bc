/** Points in time as the service writes them. */

/** What the service says for a time that never was. */
export const never = '0001-01-01T00:00:00Z';

/** ISO 8601 in UTC with seven fractional digits, as twins and identities carry it. */
export function serviceTime(at: Date): string {
  return at.toISOString().replace('Z', '0000Z');
}
