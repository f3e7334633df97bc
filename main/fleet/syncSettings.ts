/** How much of each hub's allowance reading its list may take, kept between runs. */
import { z } from 'zod';
import { type FleetSyncSettings, fleetSyncSettings } from '../../preload/contract';
import type { KeptValues } from '../settings';

export interface SyncSettings {
  of(hostName: string): FleetSyncSettings;
  change(
    hostName: string,
    changes: { readonly [K in keyof FleetSyncSettings]?: FleetSyncSettings[K] | undefined },
  ): FleetSyncSettings;
}

const keptKey = 'fleetSync';
const keptSettings = z.record(z.string(), fleetSyncSettings).catch({});
const first: FleetSyncSettings = { sharePercent: 25, pauseOnBattery: false, tier: null, twinPaths: [] };
/** The embedded hub is this laptop's own, so nobody else's share has to be left. */
const firstOfSandbox: FleetSyncSettings = { ...first, sharePercent: 100, tier: { name: 'S3', units: 10 } };

export function openSyncSettings(kept: KeptValues, isSandbox: (hostName: string) => boolean): SyncSettings {
  const read = () => keptSettings.parse(kept.get(keptKey) ?? {});
  const of = (hostName: string): FleetSyncSettings =>
    read()[hostName] ?? (isSandbox(hostName) ? firstOfSandbox : first);
  return {
    of,
    change: (hostName, changes) => {
      const settings = of(hostName);
      const changed: FleetSyncSettings = {
        sharePercent: changes.sharePercent ?? settings.sharePercent,
        pauseOnBattery: changes.pauseOnBattery ?? settings.pauseOnBattery,
        tier: changes.tier === undefined ? settings.tier : changes.tier,
        twinPaths: changes.twinPaths ?? settings.twinPaths,
      };
      kept.set(keptKey, { ...read(), [hostName]: changed });
      return changed;
    },
  };
}
