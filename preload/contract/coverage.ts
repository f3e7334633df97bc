/** How much of a fleet is protected: devices counted by site, by security module and by verdict, now and day by day. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { securityModuleKind, securityVerdict } from './fleet';
import { instant } from './identity';

const count = z.number().int();

/** Devices with the same kind of security module and the same verdict; only those that there are. */
export const coverageCount = z.object({
  securityModule: securityModuleKind,
  verdict: securityVerdict,
  count,
});
export type CoverageCount = z.infer<typeof coverageCount>;

export const coverageSite = z.object({
  /** Null for devices without one. */
  site: z.string().nullable(),
  deviceCount: count,
  counts: z.array(coverageCount),
});
export type CoverageSite = z.infer<typeof coverageSite>;

/** `exposed`: the sites with the most devices that are not protected as wanted come first. */
export const coverageOrder = z.enum(['exposed', 'devices', 'site']);
export type CoverageOrder = z.infer<typeof coverageOrder>;

export const coverageView = z.object({
  /** When the list was last read to its end; null before. */
  readAt: instant.nullable(),
  /** Of the devices counted, the row that was read longest ago; null without any. */
  oldestReadAt: instant.nullable(),
  /** As in `fleetPage`: equal versions give equal numbers. */
  version: count,
  deviceCount: count,
  counts: z.array(coverageCount),
  siteCount: count,
  offset: count,
  sites: z.array(coverageSite),
});
export type CoverageView = z.infer<typeof coverageView>;

/** The fleet as it was on one day, by the newest reading of that day. */
export const coverageSample = z.object({
  /** `YYYY-MM-DD`, UTC. */
  day: z.string(),
  counts: z.array(coverageCount),
});
export type CoverageSample = z.infer<typeof coverageSample>;

export const coverage = {
  read: oc
    .errors(hubErrors)
    .input(
      z.object({
        order: coverageOrder,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(coverageView),
  /** The oldest day first. */
  trend: oc
    .errors(hubErrors)
    .input(z.object({ days: z.number().int().min(1).max(731) }))
    .output(z.array(coverageSample)),
};
