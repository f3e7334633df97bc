/** A device side that can lose what devices report. */
import type { DeviceSide } from '../ports';
import type { FaultSource } from './faults';

export function forgetfulSide(side: DeviceSide, faults: FaultSource): DeviceSide {
  return {
    ...side,
    patchReported: (identity, patch, expectedVersion) => {
      const isLost =
        !faults.isIdle() && faults.happening({ at: 'reported', deviceId: identity.deviceId }).length > 0;
      if (!isLost) return side.patchReported(identity, patch, expectedVersion);
      return Number(side.readTwin(identity).reported.$version) + 1;
    },
  };
}
