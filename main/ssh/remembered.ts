/** How each device was reached last time, without any credential. */
import { z } from 'zod';
import { type RememberedSsh, rememberedSsh } from '../../preload/contract';
import type { KeptValues } from '../settings';

export interface Remembered {
  find(hubName: string, deviceId: string): RememberedSsh | null;
  keep(hubName: string, deviceId: string, connection: RememberedSsh): void;
}

const keptKey = 'ssh';
const mostDevices = 500;
const entries = z
  .array(z.object({ hubName: z.string(), deviceId: z.string(), connection: rememberedSsh }))
  .catch([]);

/** The newest 500 devices. */
export function openRemembered(kept: KeptValues): Remembered {
  const read = () => entries.parse(kept.get(keptKey) ?? []);
  return {
    find: (hubName, deviceId) =>
      read().find((entry) => entry.hubName === hubName && entry.deviceId === deviceId)?.connection ?? null,
    keep: (hubName, deviceId, connection) => {
      const others = read().filter((entry) => entry.hubName !== hubName || entry.deviceId !== deviceId);
      kept.set(keptKey, [{ hubName, deviceId, connection }, ...others].slice(0, mostDevices));
    },
  };
}
