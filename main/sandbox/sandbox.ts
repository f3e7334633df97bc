/** The embedded hub with its fleet: planted at first run, its connected devices played by simulated agents. */
import { existsSync, mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterTimeout, systemClock } from './clock';
import {
  type FleetDevice,
  fleetSetting,
  type GeneratedFleet,
  generatedFleet,
  type PlantingProgress,
  type SimulatedAgent,
  sandboxFleet,
  writeGeneratedFleet,
} from './fleet';
import { plantFleet } from './fleet/plant';
import { type Hub, type HubOptions, openHub } from './hub';
import type { IdentityRef } from './ports';
import { registryFile } from './privateDatabase';
import { runClassicAgent, type SimulationPorts } from './simulation/classicAgent';
import { runMicroAgent } from './simulation/microAgent';

export interface Sandbox {
  readonly hub: Hub;
  close(): Promise<void>;
}

export interface SandboxOptions extends HubOptions {
  /** Instead of the ordinary fleet; for a folder that has no registry yet, or this very fleet. */
  readonly fleet?: GeneratedFleet;
  /** How many simulated agents connect. Without it all that the ordinary fleet has, and none of a generated one. */
  readonly agents?: number;
  readonly onProgress?: (progress: PlantingProgress) => void;
}

/** Resolves when the hub listens; the simulated agents connect right after. */
export async function openSandbox({
  fleet,
  agents,
  onProgress,
  ...options
}: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? systemClock;
  const file = registryFile(options.folder);
  if (fleet && !existsSync(file)) {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    await writeGeneratedFleet(file, fleet, clock.now(), onProgress ?? (() => {}));
  }
  const hub = await openHub(options);
  const { registry } = hub.rooms;
  const planted = registry.setting(fleetSetting);
  if (fleet && planted !== JSON.stringify(fleet)) {
    await hub.close();
    throw new Error(
      `The folder ${options.folder} has another fleet: take another folder, or leave the fleet out.`,
    );
  }
  // Written by `writeGeneratedFleet`.
  const generated = planted === null ? null : (JSON.parse(planted) as GeneratedFleet);
  if (!generated && isEmpty(hub)) plantFleet(registry, sandboxFleet(), clock.now());
  const devices = generated ? generatedFleet(generated) : sandboxFleet();
  const wanted = agents ?? (generated ? 0 : Number.POSITIVE_INFINITY);
  const leaving = new AbortController();
  const connecting = connectAgents(
    devices,
    wanted,
    hub,
    { side: hub.deviceSide, clock, schedule: afterTimeout },
    leaving.signal,
  );
  return {
    hub,
    close: async () => {
      leaving.abort();
      await connecting;
      await hub.close();
    },
  };
}

function isEmpty({ rooms }: Hub): boolean {
  for (const _ of rooms.registry.look('devices', [], null)) return false;
  return true;
}

/** As many as connect between two looks at the network. */
const agentsAtOnce = 100;

/** The first that can connect, up to `wanted`. */
async function connectAgents(
  fleet: Iterable<FleetDevice>,
  wanted: number,
  hub: Hub,
  ports: SimulationPorts,
  signal: AbortSignal,
): Promise<void> {
  let left = wanted;
  for (const batch of batches(playedModules(fleet), agentsAtOnce)) {
    await setImmediate();
    if (signal.aborted || left <= 0) return;
    hub.rooms.registry.atOnce(() => {
      for (const { identity, agent } of batch) {
        if (left > 0 && connectAgent(identity, agent, hub, ports)) left -= 1;
      }
    });
  }
}

interface PlayedModule {
  readonly identity: IdentityRef;
  readonly agent: SimulatedAgent;
}

function* playedModules(fleet: Iterable<FleetDevice>): Iterable<PlayedModule> {
  for (const { deviceId, modules } of fleet) {
    for (const { moduleId, agent } of modules) {
      if (agent !== null) yield { identity: { deviceId, moduleId }, agent };
    }
  }
}

function* batches<T>(items: Iterable<T>, size: number): Iterable<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A device that somebody deleted or disabled stays away; says whether it came. */
function connectAgent(
  identity: IdentityRef,
  agent: SimulatedAgent,
  hub: Hub,
  ports: SimulationPorts,
): boolean {
  const { registry } = hub.rooms;
  const device = registry.find({ deviceId: identity.deviceId });
  if (device?.status !== 'enabled' || !registry.find(identity)) return false;
  hub.deviceSide.attach({
    identity: { deviceId: identity.deviceId },
    notifyDesired: () => {},
    invokeMethod: async () => ({ kind: 'notOnline' }),
    close: () => {},
  });
  if (agent === 'micro') runMicroAgent(identity, ports);
  else runClassicAgent(agent, identity, ports);
  // A C# agent does not start on a configuration it cannot read.
  return hub.rooms.sessions.isConnected(identity);
}
