/** The fleets a hub can have: about two hundred devices at five sites in every state a technician meets and with every fault of a fleet, or a generated one. */
import type { FleetDevice } from './fleetDevice';
import { notableDevices } from './notableDevices';
import { ordinaryDevices } from './ordinaryDevices';

export type { FleetDevice, FleetModule, SimulatedAgent } from './fleetDevice';
export { type GeneratedFleet, generatedFleet } from './generatedFleet';
export { fleetSetting, type PlantingProgress, writeGeneratedFleet } from './writeGeneratedFleet';

export function sandboxFleet(): readonly FleetDevice[] {
  return [...notableDevices, ...ordinaryDevices()];
}
