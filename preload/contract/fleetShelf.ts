/** What a person keeps at hand of a hub's fleet: saved filters, pinned devices, devices opened before. */
import { z } from 'zod';
import { deviceId, instant } from './identity';

export const fleetSavedFilter = z.object({
  name: z.string(),
  query: z.string(),
  sort: z.object({ by: z.string(), direction: z.enum(['ascending', 'descending']) }),
});
export type FleetSavedFilter = z.infer<typeof fleetSavedFilter>;

export const fleetPin = z.object({ deviceId, pinnedAt: instant });
export type FleetPin = z.infer<typeof fleetPin>;

export const fleetRecent = z.object({ deviceId, openedAt: instant });
export type FleetRecent = z.infer<typeof fleetRecent>;
