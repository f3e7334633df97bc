/** The sandbox fleet: about two hundred devices at five sites, in every state a technician meets. */
import type { FleetDevice } from './fleetDevice';
import { notableDevices } from './notableDevices';
import { ordinaryDevices } from './ordinaryDevices';

export type { FleetDevice, FleetModule, SimulatedAgent } from './fleetDevice';

export function sandboxFleet(): readonly FleetDevice[] {
  return [...notableDevices, ...ordinaryDevices()];
}
