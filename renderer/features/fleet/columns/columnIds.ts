/** Which columns the fleet can have, and which a person sees. */
import type { FleetColumn, FleetColumnView, FleetSort, FleetView } from '../../../../preload/contract';

export type ColumnId = FleetSort['by'];

/** In the order in which they are offered. */
export const knownColumns = [
  'deviceId',
  'site',
  'verdict',
  'connectionState',
  'lastActivityTime',
  'status',
  'securityModule',
  'drift',
  'authenticationType',
  'readAt',
] as const satisfies readonly FleetColumn[];

const firstColumns: readonly ColumnId[] = [
  'deviceId',
  'site',
  'verdict',
  'connectionState',
  'lastActivityTime',
  'status',
  'securityModule',
];

export interface ShownColumn {
  readonly id: ColumnId;
  readonly widthPx: number | null;
}

export function isColumnId(id: string): id is ColumnId {
  return id.startsWith('tag.') || knownColumns.some((known) => known === id);
}

export function tagPathOf(id: ColumnId): string | null {
  return id.startsWith('tag.') ? id.slice('tag.'.length) : null;
}

/** What was chosen in a newer Siteward and is not known here is left out. */
export function shownColumns({ columns }: FleetView): readonly ShownColumn[] {
  const chosen = columns.flatMap(({ id, widthPx }) => (isColumnId(id) ? [{ id, widthPx }] : []));
  return chosen.length > 0 ? chosen : firstColumns.map((id) => ({ id, widthPx: null }));
}

export function withWidth(columns: readonly ShownColumn[], id: string, widthPx: number): FleetColumnView[] {
  return columns.map((column) => (column.id === id ? { ...column, widthPx } : { ...column }));
}

export function withColumn(
  columns: readonly ShownColumn[],
  id: ColumnId,
  isShown: boolean,
): FleetColumnView[] {
  const others = columns.filter((column) => column.id !== id);
  return isShown ? [...others, { id, widthPx: null }] : others.map((column) => ({ ...column }));
}

/** The column one place further to the front or the end. */
export function moved(columns: readonly ShownColumn[], id: ColumnId, step: -1 | 1): FleetColumnView[] {
  const from = columns.findIndex((column) => column.id === id);
  const column = columns[from];
  if (column === undefined) return columns.map((each) => ({ ...each }));
  const others = columns.filter((each) => each !== column);
  const to = Math.min(others.length, Math.max(0, from + step));
  return [...others.slice(0, to), column, ...others.slice(to)].map((each) => ({ ...each }));
}
