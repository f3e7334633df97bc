/** What AMQP serves, refused when a fault says so: unlike MQTT it has words for it. */
import type { CloudToDeviceMessage } from '../cloudToDevice';
import type { DeviceSide } from '../ports';
import { refusalFor } from './callFate';
import type { FaultSource } from './faults';

/** Keeps a message for a device; resolves when it is kept. */
export type SendMessage = (deviceId: string, message: CloudToDeviceMessage) => Promise<void>;

function refuse(faults: FaultSource, deviceId: string): void {
  if (faults.isIdle()) return;
  for (const effect of faults.happening({ at: 'operation', deviceId })) {
    const error = refusalFor(effect);
    if (error) throw error;
  }
}

export function refusingSide(side: DeviceSide, faults: FaultSource): DeviceSide {
  return {
    ...side,
    readTwin: (identity) => {
      refuse(faults, identity.deviceId);
      return side.readTwin(identity);
    },
    patchReported: (identity, patch, expectedVersion) => {
      refuse(faults, identity.deviceId);
      return side.patchReported(identity, patch, expectedVersion);
    },
    acceptMessage: (message) => {
      refuse(faults, message.from.deviceId);
      side.acceptMessage(message);
    },
  };
}

export function refusingSends(send: SendMessage, faults: FaultSource): SendMessage {
  return async (deviceId, message) => {
    refuse(faults, deviceId);
    await send(deviceId, message);
  };
}
