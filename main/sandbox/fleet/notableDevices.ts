/** One device for each state a technician meets; their tag `note` says which. */
import { classicStates } from './classicStates';
import type { FleetDevice } from './fleetDevice';
import { hygieneFaults } from './hygieneFaults';
import { identityStates } from './identityStates';
import { microStates } from './microStates';

export const notableDevices: readonly FleetDevice[] = [
  ...classicStates,
  ...microStates,
  ...identityStates,
  ...hygieneFaults,
];
