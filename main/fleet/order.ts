/** The device list put in order by a column. */
import type { FleetRow, FleetSort } from '../../preload/contract';

/** Empty ones (no site, never active) come last when ascending for text, first for times. */
function sortKey(row: FleetRow, by: Exclude<FleetSort['by'], 'deviceId'>): string {
  switch (by) {
    case 'site':
      return row.site === null ? '\uFFFF' : row.site.toLowerCase();
    case 'lastActivityTime':
      return row.lastActivityTime ?? '';
    case 'connectionState':
      return row.connectionState;
    case 'status':
      return row.status;
    case 'securityModule':
      return row.securityModule;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Places in `rows`, which must be in the order of their ids; rows alike in the column stay in that order. */
export function orderOf(rows: readonly FleetRow[], { by, direction }: FleetSort): readonly number[] {
  const places = rows.map((_, place) => place);
  if (by === 'deviceId') return direction === 'ascending' ? places : places.reverse();
  const keys = rows.map((row) => sortKey(row, by));
  const sign = direction === 'ascending' ? 1 : -1;
  return places.sort((a, b) => sign * compare(keys[a] ?? '', keys[b] ?? ''));
}

/** By identifier without regard to letter case, then by its letters. */
export function byDeviceId(rows: readonly FleetRow[]): FleetRow[] {
  return rows
    .map((row) => ({ row, key: row.deviceId.toLowerCase() }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.row.deviceId, b.row.deviceId))
    .map(({ row }) => row);
}
