/** The two queries that make the index, and their rows read once at the boundary. */
import { z } from 'zod';
import {
  authenticationType,
  type ConnectionState,
  type IdentityStatus,
  type JsonObject,
  type JsonValue,
  jsonObject,
  jsonValue,
} from '../../preload/contract';
import { instantOf, type QueryRow } from '../hubs';
import { securityModuleOf } from '../security';
import { isObject, ownValue } from '../twin';
import type { DeviceFacts, ModuleFacts, Thumbprints } from './record';
import { securityFactsOf } from './securityFacts';

const thumbprintColumns =
  'x509Thumbprint.primaryThumbprint AS primaryThumbprint, x509Thumbprint.secondaryThumbprint AS secondaryThumbprint';

/** A path of a twin as the query language writes it: `[[…]]` around what its grammar would break. */
export function quotedPath(path: string): string {
  return path
    .split('.')
    .map((key, index) => (index < 2 || /^[A-Za-z_]\w*$/.test(key) ? key : `[[${key}]]`))
    .join('.');
}

/**
 * Projections: MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md. `condition` is a WHERE body. Each of `paths`
 * begins with `properties.desired.` or `properties.reported.`.
 */
export function devicesQuery(paths: readonly string[], condition: string | null): string {
  const columns = [
    'deviceId, status, statusReason, statusUpdateTime, connectionState, lastActivityTime, authenticationType',
    thumbprintColumns,
    'capabilities.iotEdge AS isEdge, modelId, deviceScope, etag, deviceEtag, version, cloudToDeviceMessageCount, tags',
    ...paths.map((path, index) => `${quotedPath(path)} AS path${index}`),
  ];
  return `SELECT ${columns.join(', ')} FROM devices${condition === null ? '' : ` WHERE ${condition}`}`;
}

/** All modules: a module id that differs in letter case alone cannot be asked for. */
export function modulesQuery(condition: string | null): string {
  const columns = [
    'deviceId, moduleId, managedBy, etag, version, connectionState, lastActivityTime, authenticationType',
    thumbprintColumns,
    'properties.desired AS desired, properties.reported AS reported, tags.securityGroup AS securityGroup',
  ];
  return `SELECT ${columns.join(', ')} FROM devices.modules${condition === null ? '' : ` WHERE ${condition}`}`;
}

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const instant = text.transform(instantOf);
const whole = z.number().int().nullish().catch(null);
const common = {
  deviceid: z.string(),
  connectionstate: text.transform(
    (value): ConnectionState => (value?.toLowerCase() === 'connected' ? 'Connected' : 'Disconnected'),
  ),
  lastactivitytime: instant,
  authenticationtype: authenticationType.nullish().catch(null),
  primarythumbprint: text,
  secondarythumbprint: text,
  etag: text,
  version: whole,
};
const deviceRow = z.object({
  ...common,
  status: text.transform(
    (value): IdentityStatus => (value?.toLowerCase() === 'disabled' ? 'disabled' : 'enabled'),
  ),
  statusreason: text,
  statusupdatetime: instant,
  isedge: z.boolean().nullish().catch(null),
  modelid: text,
  devicescope: text,
  deviceetag: text,
  cloudtodevicemessagecount: whole,
  tags: jsonObject.nullish().catch(null),
});
const moduleRow = z.object({
  ...common,
  moduleid: z.string(),
  managedby: text,
  desired: jsonObject.nullish().catch(null),
  reported: jsonObject.nullish().catch(null),
  securitygroup: text,
});

/** The hub has given projected names in more than one spelling (Azure/azure-iot-sdk-node#355). */
function lowerCaseNames(row: QueryRow): QueryRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

function thumbprintsOf(row: {
  primarythumbprint: string | null;
  secondarythumbprint: string | null;
}): Thumbprints {
  return { primary: row.primarythumbprint, secondary: row.secondarythumbprint };
}

/** Null for a row without a device id. */
export function readDeviceRow(row: QueryRow, paths: readonly string[], readAt: string): DeviceFacts | null {
  const columns = lowerCaseNames(row);
  const { data } = deviceRow.safeParse(columns);
  if (!data) return null;
  const chosen = paths.flatMap((path, index): [string, JsonValue][] => {
    const value = jsonValue.safeParse(columns[`path${index}`]);
    return value.success && value.data !== null ? [[path, value.data]] : [];
  });
  return {
    deviceId: data.deviceid,
    status: data.status,
    statusReason: data.statusreason,
    statusUpdatedAt: data.statusupdatetime,
    connectionState: data.connectionstate,
    lastActivityTime: data.lastactivitytime,
    authenticationType: data.authenticationtype ?? null,
    thumbprints: thumbprintsOf(data),
    isEdge: data.isedge ?? false,
    modelId: data.modelid,
    deviceScope: data.devicescope,
    etag: data.etag,
    deviceEtag: data.deviceetag,
    version: data.version ?? null,
    messageCount: data.cloudtodevicemessagecount ?? 0,
    tags: data.tags ?? {},
    paths: Object.fromEntries(chosen),
    readAt,
  };
}

/** `isOpen`: the row leaves open what a security module's twin holds, so that twin has to be read by itself. */
export interface ReadModule {
  readonly facts: ModuleFacts;
  readonly isOpen: boolean;
}

/** Null for a row without a device id or a module id. */
export function readModuleRow(row: QueryRow, readAt: string): ReadModule | null {
  const { data } = moduleRow.safeParse(lowerCaseNames(row));
  if (!data) return null;
  const kind = securityModuleOf(data.moduleid);
  const isSecurityModule = kind === 'classic' || kind === 'micro';
  const isOpen = isSecurityModule && !(isDated(data.desired) && isDated(data.reported));
  return {
    facts: {
      deviceId: data.deviceid,
      moduleId: data.moduleid,
      managedBy: data.managedby,
      connectionState: data.connectionstate,
      lastActivityTime: data.lastactivitytime,
      authenticationType: data.authenticationtype ?? null,
      thumbprints: thumbprintsOf(data),
      etag: data.etag,
      version: data.version ?? null,
      kind,
      security: isSecurityModule
        ? securityFactsOf({
            moduleId: data.moduleid,
            generation: kind,
            desired: data.desired ?? {},
            reported: data.reported ?? {},
            connectionState: data.connectionstate,
            lastActivityTime: data.lastactivitytime,
            readAt,
          })
        : null,
      securityGroup: data.securitygroup,
      readAt,
    },
    isOpen,
  };
}

/** Without its metadata a section does not say whether an agent answered a change. */
function isDated(section: JsonObject | null | undefined): boolean {
  return isObject(section ?? undefined) && isObject(ownValue(section ?? {}, '$metadata'));
}
