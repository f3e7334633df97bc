/** The devices of findings as a query of the fleet's filter language. */
import type { HygieneFinding } from '../../preload/contract';

/** What the fleet takes as a query (preload/contract/fleet.ts). */
const longestQuery = 2000;

/** By their identifiers; null when not all of them are named, or they are too many for a query. */
export function fleetQueryOf(findings: readonly HygieneFinding[], findingCount: number): string | null {
  if (findings.length === 0 || findings.length < findingCount) return null;
  const isCut = findings.some(({ deviceIds, deviceCount }) => deviceIds.length < deviceCount);
  if (isCut) return null;
  const deviceIds = new Set(findings.flatMap((finding) => finding.deviceIds));
  // An identifier has no quote and no backslash, and in quotes everything stands for itself.
  const query = `id:${[...deviceIds].map((deviceId) => `"${deviceId}"`).join(',')}`;
  return query.length > longestQuery ? null : query;
}
