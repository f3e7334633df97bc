/** What a person keeps at hand of each hub's fleet: saved filters, pinned devices, devices opened before. */
import { z } from 'zod';
import {
  type FleetPin,
  type FleetRecent,
  type FleetSavedFilter,
  fleetPin,
  fleetRecent,
  fleetSavedFilter,
} from '../../preload/contract';
import type { Store } from '../store';

export interface FleetShelf {
  savedFilters(hostName: string): Promise<FleetSavedFilter[]>;
  saveFilter(hostName: string, filter: FleetSavedFilter): Promise<void>;
  removeFilter(hostName: string, name: string): Promise<void>;
  recents(hostName: string): Promise<FleetRecent[]>;
  noteOpened(hostName: string, deviceId: string, openedAt: string): Promise<void>;
  pins(hostName: string): Promise<FleetPin[]>;
  pin(hostName: string, deviceId: string, pinnedAt: string): Promise<void>;
  unpin(hostName: string, deviceId: string): Promise<void>;
}

const mostRecents = 30;

const filterRow = z
  .object({ name: z.string(), query: z.string(), sort_by: z.string(), sort_direction: z.string() })
  .transform(({ name, query, sort_by: by, sort_direction: direction }) =>
    fleetSavedFilter.parse({ name, query, sort: { by, direction } }),
  );
const pinRow = z
  .object({ device_id: z.string(), pinned_at: z.string() })
  .transform(({ device_id: deviceId, pinned_at: pinnedAt }) => fleetPin.parse({ deviceId, pinnedAt }));
const recentRow = z
  .object({ device_id: z.string(), opened_at: z.string() })
  .transform(({ device_id: deviceId, opened_at: openedAt }) => fleetRecent.parse({ deviceId, openedAt }));

export function openFleetShelf(store: Store): FleetShelf {
  return {
    savedFilters: async (hostName) => {
      const rows = await store.all(
        'SELECT name, query, sort_by, sort_direction FROM fleet_filter WHERE host_name = ? ORDER BY name COLLATE NOCASE',
        [hostName],
      );
      return rows.map((row) => filterRow.parse(row));
    },
    saveFilter: (hostName, { name, query, sort }) =>
      store.run(
        `INSERT INTO fleet_filter (host_name, name, query, sort_by, sort_direction) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET query = excluded.query, sort_by = excluded.sort_by,
           sort_direction = excluded.sort_direction`,
        [hostName, name, query, sort.by, sort.direction],
      ),
    removeFilter: (hostName, name) =>
      store.run('DELETE FROM fleet_filter WHERE host_name = ? AND name = ?', [hostName, name]),
    recents: async (hostName) => {
      const rows = await store.all(
        'SELECT device_id, opened_at FROM fleet_recent WHERE host_name = ? ORDER BY rowid DESC',
        [hostName],
      );
      return rows.map((row) => recentRow.parse(row));
    },
    // The newest is the row that was written last: by its time it is not, once a clock was set back.
    noteOpened: (hostName, deviceId, openedAt) =>
      store.runTogether([
        {
          sql: 'DELETE FROM fleet_recent WHERE host_name = ? AND device_id = ?',
          parameters: [hostName, deviceId],
        },
        {
          sql: 'INSERT INTO fleet_recent (host_name, device_id, opened_at) VALUES (?, ?, ?)',
          parameters: [hostName, deviceId, openedAt],
        },
        {
          sql: `DELETE FROM fleet_recent WHERE host_name = ? AND device_id NOT IN
            (SELECT device_id FROM fleet_recent WHERE host_name = ? ORDER BY rowid DESC LIMIT ?)`,
          parameters: [hostName, hostName, mostRecents],
        },
      ]),
    pins: async (hostName) => {
      const rows = await store.all(
        'SELECT device_id, pinned_at FROM fleet_pin WHERE host_name = ? ORDER BY pinned_at',
        [hostName],
      );
      return rows.map((row) => pinRow.parse(row));
    },
    pin: (hostName, deviceId, pinnedAt) =>
      store.run(
        'INSERT INTO fleet_pin (host_name, device_id, pinned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        [hostName, deviceId, pinnedAt],
      ),
    unpin: (hostName, deviceId) =>
      store.run('DELETE FROM fleet_pin WHERE host_name = ? AND device_id = ?', [hostName, deviceId]),
  };
}
