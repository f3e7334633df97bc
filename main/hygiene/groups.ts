/** Devices put together by what they share, in little memory while most share nothing. */
import type { GroupEntry, GroupVariant } from './rules';

export interface DeviceGroups {
  /** All entries of one device follow each other, each once. */
  add(entry: GroupEntry, deviceId: string): void;
  /** Groups of two devices or more; in each the variant with the most devices first. */
  ofSeveralDevices(): Iterable<{ readonly key: string; readonly variants: readonly GroupVariant[] }>;
}

interface Lone {
  readonly variant: string;
  readonly deviceId: string;
}

interface Group {
  newestDeviceId: string;
  deviceCount: number;
  readonly variants: Map<string, { deviceCount: number; readonly deviceIds: string[] }>;
}

/** `mostDevices` are named of each variant. */
export function createGroups(mostDevices: number): DeviceGroups {
  /** By far the most keys belong to one device: of those no more than this is kept. */
  const lone = new Map<string, Lone>();
  const groups = new Map<string, Group>();

  function addTo(group: Group, variant: string, deviceId: string): void {
    if (group.newestDeviceId !== deviceId) group.deviceCount += 1;
    group.newestDeviceId = deviceId;
    const found = group.variants.get(variant) ?? { deviceCount: 0, deviceIds: [] };
    found.deviceCount += 1;
    if (found.deviceIds.length < mostDevices) found.deviceIds.push(deviceId);
    group.variants.set(variant, found);
  }

  return {
    add: ({ key, variant }, deviceId) => {
      const group = groups.get(key);
      if (group !== undefined) return addTo(group, variant, deviceId);
      const first = lone.get(key);
      if (first === undefined) {
        lone.set(key, { variant, deviceId });
        return;
      }
      const made: Group = { newestDeviceId: '', deviceCount: 0, variants: new Map() };
      addTo(made, first.variant, first.deviceId);
      addTo(made, variant, deviceId);
      groups.set(key, made);
      lone.delete(key);
    },
    *ofSeveralDevices() {
      for (const [key, { deviceCount, variants }] of groups) {
        if (deviceCount < 2) continue;
        const ordered = [...variants].map(([variant, rest]) => ({ variant, ...rest }));
        yield { key, variants: ordered.sort((a, b) => b.deviceCount - a.deviceCount) };
      }
    },
  };
}
