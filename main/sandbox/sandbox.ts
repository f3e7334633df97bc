/** The embedded hub with its fleet: planted at first run, its connected devices played by simulated agents. */
import { afterTimeout, systemClock } from './clock';
import { type SimulatedAgent, sandboxFleet } from './fleet';
import { plantFleet } from './fleet/plant';
import { type Hub, type HubOptions, openHub } from './hub';
import type { IdentityRef } from './ports';
import { runClassicAgent, type SimulationPorts } from './simulation/classicAgent';
import { runMicroAgent } from './simulation/microAgent';

export interface Sandbox {
  readonly hub: Hub;
  close(): Promise<void>;
}

/** Resolves when the hub listens; the simulated agents connect right after. */
export async function openSandbox(options: HubOptions): Promise<Sandbox> {
  const hub = await openHub(options);
  const { registry } = hub.rooms;
  const clock = options.clock ?? systemClock;
  const fleet = sandboxFleet();
  if (registry.countDevices().total === 0) plantFleet(registry, fleet, clock.now());
  const ports: SimulationPorts = { side: hub.deviceSide, clock, schedule: afterTimeout };
  const starting = setImmediate(() =>
    registry.atOnce(() => {
      for (const { deviceId, modules } of fleet) {
        for (const { moduleId, agent } of modules) connectAgent({ deviceId, moduleId }, agent, hub, ports);
      }
    }),
  );
  return {
    hub,
    close: () => {
      clearImmediate(starting);
      return hub.close();
    },
  };
}

/** A device that somebody deleted or disabled stays away. */
function connectAgent(
  identity: IdentityRef,
  agent: SimulatedAgent | null,
  hub: Hub,
  ports: SimulationPorts,
): void {
  const { registry } = hub.rooms;
  const device = registry.find({ deviceId: identity.deviceId });
  if (agent === null || device?.status !== 'enabled' || !registry.find(identity)) return;
  hub.deviceSide.attach({
    identity: { deviceId: identity.deviceId },
    notifyDesired: () => {},
    invokeMethod: async () => ({ kind: 'notOnline' }),
    close: () => {},
  });
  if (agent === 'micro') runMicroAgent(identity, ports);
  else runClassicAgent(agent, identity, ports);
}
