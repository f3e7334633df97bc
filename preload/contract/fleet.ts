/** The fleet of the open hub: kept in an index by main, searched there, shown a window at a time. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { driftCause } from './drift';
import { hubErrors } from './failures';
import { fleetFilterError, fleetSuggestion } from './fleetFilter';
import { fleetPin, fleetRecent, fleetSavedFilter } from './fleetShelf';
import { fleetSync, fleetSyncSettings } from './fleetSync';
import { authenticationType, connectionState, deviceId, identityStatus, instant } from './identity';

/**
 * Which security module a device has. `nearMiss`: a module id that differs from a real one only in letter case
 * or a letter or two, which IoT Hub treats as another module. `unknown`: its modules were not read yet.
 */
export const securityModuleKind = z.enum(['none', 'classic', 'micro', 'both', 'nearMiss', 'unknown']);
export type SecurityModuleKind = z.infer<typeof securityModuleKind>;

/**
 * How a device's security stands: of its modules the gravest. `rejected`: the agent refused what is wanted; `drifting`: it
 * runs something else; `silent`: it answers nothing; `obsolete`: the configuration stands where no agent looks for it;
 * `customised`, `default`: it runs what is wanted; `unknown`: its modules were not read yet.
 */
export const securityVerdict = z.enum([
  'rejected',
  'drifting',
  'silent',
  'obsolete',
  'nearMiss',
  'noModule',
  'customised',
  'default',
  'unknown',
]);
export type SecurityVerdict = z.infer<typeof securityVerdict>;

export const fleetRow = z.object({
  deviceId,
  status: identityStatus,
  connectionState,
  /** Null when the device has never connected. */
  lastActivityTime: instant.nullable(),
  authenticationType: authenticationType.nullable(),
  isEdge: z.boolean(),
  securityModule: securityModuleKind,
  verdict: securityVerdict,
  /** Of its security modules the gravest; null without one. */
  drift: driftCause.nullable(),
  site: z.string().nullable(),
  /** Those tags that were asked for and the device has: path without `tags.` to the value as text. */
  tags: z.record(z.string(), z.string()),
  /** When the hub gave this row. */
  readAt: instant,
  /** When it was changed or read live here, while that is newer than what queries give; else null. */
  changedHere: instant.nullable(),
});
export type FleetRow = z.infer<typeof fleetRow>;

export const fleetColumn = z.enum([
  'deviceId',
  'site',
  'lastActivityTime',
  'connectionState',
  'status',
  'securityModule',
  'verdict',
  'drift',
  'authenticationType',
  'readAt',
]);
export type FleetColumn = z.infer<typeof fleetColumn>;

export const fleetSort = z.object({
  by: z.union([fleetColumn, z.templateLiteral(['tag.', z.string()])]),
  direction: z.enum(['ascending', 'descending']),
});
export type FleetSort = z.infer<typeof fleetSort>;

/** What is looked for, and in which order: `query` in the filter language (docs/filter-language.md). */
export const fleetQuestion = z.object({ query: z.string().max(2000), sort: fleetSort });
export type FleetQuestion = z.infer<typeof fleetQuestion>;

const count = z.number().int();

/** How many devices each choice would give, the other terms of the filter staying as they are. */
export const fleetFacets = z.object({
  connectionState: z.record(connectionState, count),
  status: z.record(identityStatus, count),
  securityModule: z.record(securityModuleKind, count),
  verdict: z.record(securityVerdict, count),
  /** A device with modules of both counts twice. */
  generation: z.record(z.enum(['classic', 'micro', 'none']), count),
  /** The sites with the most devices; null stands for none. */
  site: z.array(z.object({ site: z.string().nullable(), count })),
  siteCount: count,
});
export type FleetFacets = z.infer<typeof fleetFacets>;

export const fleetPage = z.object({
  /** When the list was last read to its end; null before. */
  readAt: instant.nullable(),
  /** Grows when rows change: equal versions have the same rows at the same places. */
  version: count,
  /** Devices in the index, and how many of them match. */
  totalCount: count,
  matchCount: count,
  offset: count,
  rows: z.array(fleetRow),
  facets: fleetFacets,
  /** Terms that make no sense are left out of the search. */
  filterErrors: z.array(fleetFilterError),
});
export type FleetPage = z.infer<typeof fleetPage>;

export const fleet = {
  search: oc
    .errors(hubErrors)
    .input(
      fleetQuestion.extend({
        offset: z.number().int().min(0),
        limit: z.number().int().min(0).max(500),
        /** Paths without `tags.`, for `tags` of the rows. */
        tagPaths: z.array(z.string()).max(20),
      }),
    )
    .output(fleetPage),
  /** Identifiers in the order of the rows, to select across pages. */
  ids: oc
    .errors(hubErrors)
    .input(
      fleetQuestion.extend({
        offset: z.number().int().min(0),
        limit: z.number().int().min(0).max(50_000),
      }),
    )
    .output(z.object({ version: count, matchCount: count, deviceIds: z.array(deviceId) })),
  /** What may stand at the cursor of a query, the most frequent first. */
  suggest: oc
    .errors(hubErrors)
    .input(z.object({ query: z.string().max(2000), cursor: z.number().int().min(0) }))
    .output(z.array(fleetSuggestion)),
  /** Every tag path and chosen twin path the index has seen, for columns, completion and the query console. */
  paths: oc
    .errors(hubErrors)
    .output(z.array(z.object({ path: z.string(), deviceCount: count, valueCount: count }))),

  /** The newest state of reading the list; goes on when another hub is opened. */
  watchSync: oc.output(eventIterator(fleetSync)),
  /** Reads what changed, or everything; does nothing while that goes on. Ends a pause. */
  startSync: oc.errors(hubErrors).input(z.object({ everything: z.boolean() })),
  pauseSync: oc.errors(hubErrors),
  /** Keeps what was read; deleted devices stay in the list. */
  cancelSync: oc.errors(hubErrors),
  readSyncSettings: oc.errors(hubErrors).output(fleetSyncSettings),
  changeSyncSettings: oc.errors(hubErrors).input(fleetSyncSettings.partial()).output(fleetSyncSettings),

  savedFilters: oc.errors(hubErrors).output(z.array(fleetSavedFilter)),
  /** The same name replaces. */
  saveFilter: oc
    .errors(hubErrors)
    .input(fleetQuestion.extend({ name: z.string().trim().min(1).max(80) }))
    .output(z.array(fleetSavedFilter)),
  removeFilter: oc
    .errors(hubErrors)
    .input(z.object({ name: z.string() }))
    .output(z.array(fleetSavedFilter)),
  /** Devices that were opened, the newest first. */
  recents: oc.errors(hubErrors).output(z.array(fleetRecent)),
  pins: oc.errors(hubErrors).output(z.array(fleetPin)),
  pin: oc
    .errors(hubErrors)
    .input(z.object({ deviceId, isPinned: z.boolean() }))
    .output(z.array(fleetPin)),
};
