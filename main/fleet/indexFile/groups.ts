/** How many devices share a site, a security module and a verdict. */
import type { SecurityModuleKind, SecurityVerdict } from '../../../preload/contract';
import { eachBit } from '../columns/bits';
import type { FleetColumns } from '../columns/fleetColumns';

export interface FleetGroup {
  readonly site: string | null;
  readonly securityModule: SecurityModuleKind;
  readonly verdict: SecurityVerdict;
  readonly count: number;
}

export interface FleetGroups {
  readonly deviceCount: number;
  readonly oldestReadAt: string | null;
  readonly groups: readonly FleetGroup[];
}

export function groupsOf(columns: FleetColumns): FleetGroups {
  const { choices, site, times } = columns;
  const { securityModule, verdict } = choices;
  const verdictCount = verdict.values.length;
  const counts = new Map<number, number>();
  let oldestMs = Number.POSITIVE_INFINITY;
  eachBit(columns.present(), (slot) => {
    const key =
      (site.codeAt(slot) * securityModule.values.length + securityModule.codeAt(slot)) * verdictCount +
      verdict.codeAt(slot);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const readMs = times.readAt.msAt(slot);
    if (readMs < oldestMs) oldestMs = readMs;
  });
  const groups = [...counts].map(([key, count]): FleetGroup => {
    const ofSite = Math.floor(key / verdictCount);
    return {
      site: site.sharedText(Math.floor(ofSite / securityModule.values.length)),
      securityModule: securityModule.values[ofSite % securityModule.values.length] ?? 'unknown',
      verdict: verdict.values[key % verdictCount] ?? 'unknown',
      count,
    };
  });
  return {
    deviceCount: columns.deviceCount(),
    oldestReadAt: oldestMs === Number.POSITIVE_INFINITY ? null : new Date(oldestMs).toISOString(),
    groups,
  };
}
