/** The device list of the open hub: read in pages by main, searched in main, shown a window at a time. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { authenticationType, connectionState, deviceId, identityStatus, instant } from './identity';

/**
 * Which security module a device has. `nearMiss`: a module id that differs from a real one only in letter case
 * or a letter or two, which IoT Hub treats as another module.
 */
export const securityModuleKind = z.enum(['none', 'classic', 'micro', 'both', 'nearMiss']);
export type SecurityModuleKind = z.infer<typeof securityModuleKind>;

export const fleetRow = z.object({
  deviceId,
  status: identityStatus,
  connectionState,
  /** Null when the device has never connected. */
  lastActivityTime: instant.nullable(),
  authenticationType: authenticationType.nullable(),
  securityModule: securityModuleKind,
  site: z.string().nullable(),
});
export type FleetRow = z.infer<typeof fleetRow>;

export const fleetSort = z.object({
  by: z.enum(['deviceId', 'site', 'lastActivityTime', 'connectionState', 'status', 'securityModule']),
  direction: z.enum(['ascending', 'descending']),
});
export type FleetSort = z.infer<typeof fleetSort>;

export const fleetFilter = z.object({
  /** Any part of the identifier, without regard to letter case. */
  text: z.string().max(256),
  connectionState: connectionState.nullable(),
  status: identityStatus.nullable(),
  securityModule: securityModuleKind.nullable(),
});
export type FleetFilter = z.infer<typeof fleetFilter>;

export const fleetPage = z.object({
  /** When the hub gave this list; null before the first read. */
  readAt: instant.nullable(),
  /** Devices in the list, and how many of them match the filter. */
  totalCount: z.number().int(),
  matchCount: z.number().int(),
  offset: z.number().int(),
  rows: z.array(fleetRow),
  /** How many matches each choice of a filter would give, the other filters staying as they are. */
  counts: z.object({
    connectionState: z.record(connectionState, z.number().int()),
    status: z.record(identityStatus, z.number().int()),
    securityModule: z.record(securityModuleKind, z.number().int()),
  }),
});
export type FleetPage = z.infer<typeof fleetPage>;

export const fleetProgress = z.object({
  phase: z.enum(['devices', 'modules', 'done']),
  devicesRead: z.number().int(),
  /** From the hub's statistics; null when the credential may not read them. */
  devicesExpected: z.number().int().nullable(),
  queriesSent: z.number().int(),
});
export type FleetProgress = z.infer<typeof fleetProgress>;

export const fleet = {
  /** Reads the whole list again; ends after `done`. Leaving the stream cancels the read and keeps the old list. */
  refresh: oc.errors(hubErrors).output(eventIterator(fleetProgress)),
  search: oc
    .errors(hubErrors)
    .input(
      z.object({
        filter: fleetFilter,
        sort: fleetSort,
        offset: z.number().int().min(0),
        limit: z.number().int().min(0).max(500),
      }),
    )
    .output(fleetPage),
};
