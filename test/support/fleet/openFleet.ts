/** The fleet service over any hub, with its real index worker and its files in a folder. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFleetService, type FleetService, type Power } from '../../../main/fleet';
import { type HubClient, type HubClock, systemClock } from '../../../main/hubs';
import { openVault, type SecretBox } from '../../../main/secrets';
import type { KeptValues } from '../../../main/settings';
import { openAppStore } from '../appStore';

const workerEntry = new URL('./fleetIndexWorker.mjs', import.meta.url);

/** Encrypts nothing: what is kept is a test's. */
const openBox: SecretBox = {
  kind: 'keystore',
  encrypt: (text) => new TextEncoder().encode(text),
  decrypt: (bytes) => new TextDecoder().decode(bytes),
};

const mains: Power = { isOnBattery: () => false, change: () => new Promise(() => {}) };

/** What outlives a service, and a process. */
function keptIn(file: string): KeptValues {
  const read = (): Record<string, unknown> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return {};
    }
  };
  return {
    get: (key) => read()[key],
    set: (key, value) => writeFileSync(file, JSON.stringify({ ...read(), [key]: value })),
  };
}

export interface FleetOptions {
  readonly clock?: HubClock;
  readonly power?: Power;
  readonly isSandbox?: boolean;
}

export interface OpenFleet {
  readonly fleet: FleetService;
  readonly defects: readonly unknown[];
  close(): Promise<void>;
}

export function openFleet(hub: () => HubClient, folder: string, options: FleetOptions = {}): OpenFleet {
  const { clock = systemClock, power = mains, isSandbox = false } = options;
  mkdirSync(folder, { recursive: true });
  const defects: unknown[] = [];
  const kept = keptIn(join(folder, 'kept.json'));
  const store = openAppStore(join(folder, 'siteward.db'));
  const fleet = createFleetService({
    openHub: hub,
    openHubId: () => 'h',
    isSandbox: () => isSandbox,
    store,
    kept,
    vault: openVault(openBox, kept),
    index: { folder: join(folder, 'fleet'), workerEntry },
    power,
    clock,
    noteDefect: (error) => defects.push(error),
  });
  return {
    fleet,
    defects,
    close: async () => {
      await fleet.close();
      await store.close();
    },
  };
}
