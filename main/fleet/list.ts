/** The device list in memory, made for many searches over a hundred thousand devices. */
import type { FleetFilter, FleetPage, FleetRow, FleetSort } from '../../preload/contract';
import { byDeviceId, orderOf } from './order';

export interface FleetSearch {
  readonly filter: FleetFilter;
  readonly sort: FleetSort;
  readonly offset: number;
  readonly limit: number;
}

export interface FleetList {
  search(search: FleetSearch): FleetPage;
}

interface Matches {
  readonly places: readonly number[];
  readonly counts: FleetPage['counts'];
}

function noCounts(): FleetPage['counts'] {
  return {
    connectionState: { Connected: 0, Disconnected: 0 },
    status: { enabled: 0, disabled: 0 },
    securityModule: { none: 0, classic: 0, micro: 0, both: 0, nearMiss: 0 },
  };
}

/** `readAt` in ISO 8601, UTC; null for a list that was not read yet. */
export function createFleetList(unordered: readonly FleetRow[], readAt: string | null): FleetList {
  const rows = byDeviceId(unordered);
  const lowerIds = rows.map(({ deviceId }) => deviceId.toLowerCase());
  const orders = new Map<string, readonly number[]>();
  /** The newest search, kept because scrolling repeats it with other windows. */
  let newest: { readonly key: string; readonly matches: Matches } | null = null;

  function order(sort: FleetSort): readonly number[] {
    const key = `${sort.by} ${sort.direction}`;
    const found = orders.get(key) ?? orderOf(rows, sort);
    orders.set(key, found);
    return found;
  }

  function match(filter: FleetFilter, sort: FleetSort): Matches {
    const text = filter.text.trim().toLowerCase();
    const counts = noCounts();
    const places: number[] = [];
    for (const place of order(sort)) {
      const row = rows[place];
      if (!row || !(lowerIds[place] ?? '').includes(text)) continue;
      const fitsState = filter.connectionState === null || filter.connectionState === row.connectionState;
      const fitsStatus = filter.status === null || filter.status === row.status;
      const fitsModule = filter.securityModule === null || filter.securityModule === row.securityModule;
      if (fitsStatus && fitsModule) counts.connectionState[row.connectionState] += 1;
      if (fitsState && fitsModule) counts.status[row.status] += 1;
      if (fitsState && fitsStatus) counts.securityModule[row.securityModule] += 1;
      if (fitsState && fitsStatus && fitsModule) places.push(place);
    }
    return { places, counts };
  }

  return {
    search: ({ filter, sort, offset, limit }) => {
      const key = JSON.stringify([filter, sort]);
      const matches = newest?.key === key ? newest.matches : match(filter, sort);
      newest = { key, matches };
      return {
        readAt,
        totalCount: rows.length,
        matchCount: matches.places.length,
        offset,
        rows: matches.places.slice(offset, offset + limit).flatMap((place) => rows[place] ?? []),
        counts: matches.counts,
      };
    },
  };
}
