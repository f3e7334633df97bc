/** The fleet service over any hub, with its real index worker and its files in a folder. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createFleetService, type FleetService, type Power } from '../../../main/fleet';
import type { HubClient, HubClock } from '../../../main/hubs';
import { openVault, type SecretBox } from '../../../main/secrets';
import { openAppStore } from '../appStore';
import { temporaryFolder } from '../temporaryFolder';

const workerEntry = new URL('./fleetIndexWorker.mjs', import.meta.url);

/** Encrypts nothing: what is kept stays in the test's memory. */
const openBox: SecretBox = {
  kind: 'keystore',
  encrypt: (text) => new TextEncoder().encode(text),
  decrypt: (bytes) => new TextDecoder().decode(bytes),
};

export interface FleetHome {
  readonly folder: string;
  readonly kept: { get(key: string): unknown; set(key: string, value: unknown): void };
}

/** What outlives a service: its files and what it keeps. */
export function fleetHome(folder = temporaryFolder()): FleetHome {
  const values = new Map<string, unknown>();
  return {
    folder,
    kept: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
  };
}

/** Time goes on by what is waited for. */
export function waitedClock(start = '2026-05-01T00:00:00.000Z'): HubClock & { readonly waitsMs: number[] } {
  let nowMs = Date.parse(start);
  const waitsMs: number[] = [];
  return {
    waitsMs,
    now: () => new Date(nowMs),
    wait: async (durationMs, signal) => {
      signal?.throwIfAborted();
      waitsMs.push(durationMs);
      nowMs += durationMs;
    },
  };
}

const mains: Power = { isOnBattery: () => false, change: () => new Promise(() => {}) };

export interface FleetOptions {
  readonly home?: FleetHome;
  readonly clock?: HubClock;
  readonly power?: Power;
  readonly isSandbox?: boolean;
}

export interface TestFleet {
  readonly fleet: FleetService;
  readonly defects: unknown[];
}

export function fleetService(hub: () => HubClient, options: FleetOptions = {}): TestFleet {
  const { home = fleetHome(), clock = waitedClock(), power = mains, isSandbox = false } = options;
  const defects: unknown[] = [];
  const store = openAppStore(join(home.folder, 'siteward.db'));
  const fleet = createFleetService({
    openHub: hub,
    openHubId: () => 'h',
    isSandbox: () => isSandbox,
    store,
    kept: home.kept,
    vault: openVault(openBox, home.kept),
    index: { folder: join(home.folder, 'fleet'), workerEntry },
    power,
    clock,
    noteDefect: (error) => defects.push(error),
  });
  onTestFinished(async () => {
    await fleet.close();
    await store.close();
  });
  return { fleet, defects };
}
