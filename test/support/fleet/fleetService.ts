/** The fleet service of a test, ended with it. */
import { onTestFinished } from 'vitest';
import type { HubClient, HubClock } from '../../../main/hubs';
import { temporaryFolder } from '../temporaryFolder';
import { type FleetOptions, type OpenFleet, openFleet } from './openFleet';

export function fleetService(
  hub: () => HubClient,
  options: FleetOptions & { readonly folder?: string } = {},
): OpenFleet {
  const { folder = temporaryFolder(), clock = waitedClock(), ...rest } = options;
  const open = openFleet(hub, folder, { clock, ...rest });
  onTestFinished(open.close);
  return open;
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
