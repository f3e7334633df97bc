/** How a person wants to see the fleet, on every hub. */
import { z } from 'zod';

export const fleetColumnView = z.object({
  /** A column of the fleet, or `tag.` with a path. */
  id: z.string().max(600),
  /** Null for a width that follows the window's. */
  widthPx: z.number().int().min(40).max(2000).nullable(),
});
export type FleetColumnView = z.infer<typeof fleetColumnView>;

export const fleetView = z.object({
  /** In their order. Empty for those Siteward begins with. */
  columns: z.array(fleetColumnView).max(30),
  /** Null: when the window is wide enough. */
  showsFacets: z.boolean().nullable(),
});
export type FleetView = z.infer<typeof fleetView>;
