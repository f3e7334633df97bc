/** Rows of the two queries that make the device list. */
import { z } from 'zod';
import { authenticationType, type FleetRow, type SecurityModuleKind } from '../../preload/contract';
import { instantOf, type QueryRow } from '../hubs';
import { securityModuleOf } from '../security';
import { siteOf } from './site';

/** Projections: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md. */
export const devicesQuery =
  'SELECT deviceId, status, connectionState, lastActivityTime, authenticationType, tags.site AS site, tags.location AS location FROM devices';
/** All modules: a module id that differs in letter case alone cannot be asked for. */
export const modulesQuery = 'SELECT deviceId, moduleId FROM devices.modules';

const text = z.string().nullish().catch(null);
const deviceRow = z.object({
  deviceid: z.string(),
  status: text,
  connectionstate: text,
  lastactivitytime: text,
  authenticationtype: authenticationType.nullish().catch(null),
  site: z.unknown().optional(),
  location: z.unknown().optional(),
});
const moduleRow = z.object({ deviceid: z.string(), moduleid: z.string() });

/** The hub has given projected names in more than one spelling (Azure/azure-iot-sdk-node#355). */
function lowerCaseNames(row: QueryRow): QueryRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Null for a row without a device id. The security module is not known from this query. */
export function readDeviceRow(row: QueryRow): Omit<FleetRow, 'securityModule'> | null {
  const { data } = deviceRow.safeParse(lowerCaseNames(row));
  if (!data) return null;
  return {
    deviceId: data.deviceid,
    status: data.status?.toLowerCase() === 'disabled' ? 'disabled' : 'enabled',
    connectionState: data.connectionstate?.toLowerCase() === 'connected' ? 'Connected' : 'Disconnected',
    lastActivityTime: instantOf(data.lastactivitytime),
    authenticationType: data.authenticationtype ?? null,
    site: siteOf(data.site, data.location),
  };
}

type FoundKind = Exclude<ReturnType<typeof securityModuleOf>, null>;

/** Collects which security modules each device has, row by row. */
export function createModuleKinds() {
  const found = new Map<string, Set<FoundKind>>();
  return {
    add: (row: QueryRow): void => {
      const { data } = moduleRow.safeParse(lowerCaseNames(row));
      const kind = data && securityModuleOf(data.moduleid);
      if (!kind) return;
      const kinds = found.get(data.deviceid) ?? new Set();
      found.set(data.deviceid, kinds.add(kind));
    },
    of: (deviceId: string): SecurityModuleKind => {
      const kinds = found.get(deviceId);
      if (!kinds) return 'none';
      if (kinds.has('classic') && kinds.has('micro')) return 'both';
      if (kinds.has('classic')) return 'classic';
      return kinds.has('micro') ? 'micro' : 'nearMiss';
    },
  };
}
