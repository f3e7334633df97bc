/** Which devices are selected, as values. */

/** `all`: every device that the query shown finds, without some; how many that are changes with the list. */
export type FleetSelection =
  | { readonly kind: 'some'; readonly deviceIds: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const nothing: FleetSelection = { kind: 'some', deviceIds: new Set() };
export const everything: FleetSelection = { kind: 'all', except: new Set() };

export function isSelected(selection: FleetSelection, deviceId: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(deviceId) : selection.deviceIds.has(deviceId);
}

export function countSelected(selection: FleetSelection, matchCount: number): number {
  return selection.kind === 'all'
    ? Math.max(0, matchCount - selection.except.size)
    : selection.deviceIds.size;
}

export function toggledDevice(selection: FleetSelection, deviceId: string): FleetSelection {
  return withDevices(selection, [deviceId], !isSelected(selection, deviceId));
}

export function withDevices(
  selection: FleetSelection,
  deviceIds: readonly string[],
  isWanted: boolean,
): FleetSelection {
  const listed = new Set(selection.kind === 'all' ? selection.except : selection.deviceIds);
  const isListed = selection.kind === 'all' ? !isWanted : isWanted;
  for (const deviceId of deviceIds) {
    if (isListed) listed.add(deviceId);
    else listed.delete(deviceId);
  }
  return selection.kind === 'all' ? { kind: 'all', except: listed } : { kind: 'some', deviceIds: listed };
}

/** Those that are named one by one, whether selected or left out. */
export function namedDevices(selection: FleetSelection): ReadonlySet<string> {
  return selection.kind === 'all' ? selection.except : selection.deviceIds;
}

/** Of those that are named only these. */
export function onlyOf(selection: FleetSelection, there: ReadonlySet<string>): FleetSelection {
  const named = namedDevices(selection);
  const listed = new Set([...named].filter((deviceId) => there.has(deviceId)));
  if (listed.size === named.size) return selection;
  return selection.kind === 'all' ? { kind: 'all', except: listed } : { kind: 'some', deviceIds: listed };
}
