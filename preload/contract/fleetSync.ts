/** How the reading of a hub's device list goes on, what it costs, and how much it may cost. */
import { z } from 'zod';
import { hubFailure } from './failures';
import { instant } from './identity';

/** `twins`: twins read one by one, because a query left open what they hold. */
export const fleetSyncPhase = z.enum(['idle', 'devices', 'modules', 'twins']);
export type FleetSyncPhase = z.infer<typeof fleetSyncPhase>;

/**
 * Why nothing is read right now though there is something to read. `allowance`: its share of the hub's queries is used up;
 * `hubSlow`: the hub answers slower than before, which comes before it refuses; `throttled`: it refused.
 */
export const fleetSyncPause = z.enum(['person', 'battery', 'allowance', 'hubSlow', 'throttled', 'offline']);
export type FleetSyncPause = z.infer<typeof fleetSyncPause>;

/**
 * What became of the index itself. `rebuilt`: its file was broken, or its key is gone, so the list is read anew; drafts and
 * history are in another file. `diskFull`, `notWritable`: nothing can be kept now. `inUse`: another Siteward has it open.
 */
export const fleetIndexProblem = z.enum(['rebuilt', 'diskFull', 'notWritable', 'inUse']);
export type FleetIndexProblem = z.infer<typeof fleetIndexProblem>;

export const fleetSync = z.object({
  /** Null while no hub is open. */
  hubId: z.string().nullable(),
  phase: fleetSyncPhase,
  /** What is read: `everything`, or what changed since the last time. Null when idle. */
  scope: z.enum(['everything', 'changes']).nullable(),
  devicesRead: z.number().int(),
  modulesRead: z.number().int(),
  /** From the hub's statistics; null when unknown, or when only changes are read. */
  devicesExpected: z.number().int().nullable(),
  /** In this reading, and in the last 60 seconds. */
  queriesSent: z.number().int(),
  queriesThisMinute: z.number().int(),
  /** How many the whole hub answers in a minute, as far as is known, and how many of them this reading may take. */
  hubQueriesPerMinute: z.number(),
  ownQueriesPerMinute: z.number(),
  pause: fleetSyncPause.nullable(),
  /** When it goes on by itself; null when it waits for nothing or for a person. */
  nextStepAt: instant.nullable(),
  /** When everything was last read to the end, and when changes were. */
  everythingReadAt: instant.nullable(),
  changesReadAt: instant.nullable(),
  /** How the newest reading ended, until the next one starts. */
  outcome: z.enum(['done', 'cancelled', 'failed']).nullable(),
  /** Of the hub; null beside `failed` for a fault of Siteward, which is in the log. */
  failure: hubFailure.nullable(),
  indexProblem: fleetIndexProblem.nullable(),
  /** As in `fleetPage`: when it grows, a page asked for again may differ. */
  version: z.number().int(),
});
export type FleetSync = z.infer<typeof fleetSync>;

export const fleetTier = z.enum(['F1', 'B1', 'B2', 'B3', 'S1', 'S2', 'S3']);

/** Kept for each hub. */
export const fleetSyncSettings = z.object({
  /** Of the queries the hub answers in a minute. */
  sharePercent: z.number().int().min(1).max(100),
  pauseOnBattery: z.boolean(),
  /** A hub does not tell its tier; without one the smallest is assumed. */
  tier: z.object({ name: fleetTier, units: z.number().int().min(1).max(200) }).nullable(),
  /** Twin paths that the index has beside the tags. */
  twinPaths: z.array(z.string().regex(/^properties\.(desired|reported)(\.[^.\s$[\]]+)+$/)).max(10),
});
export type FleetSyncSettings = z.infer<typeof fleetSyncSettings>;
