/** The device side within the limits of a tier. Who cannot be served loses the connection, as with the service. */
import type { Authority } from '../authority/authority';
import { HubError } from '../hubError';
import type { DeviceSide } from '../ports';
import type { Traffic } from './traffic';

/** MQTT and AMQP answer at once, so a device is not slowed down, only refused (seen in MicrosoftDocs/azure-docs#107838). */
export function throttledSide(side: DeviceSide, traffic: Traffic): DeviceSide {
  return {
    ...side,
    readTwin: (identity) => {
      traffic.check('twinReads');
      traffic.admitAtOnce('twinReads', 0);
      const twin = side.readTwin(identity);
      traffic.meter('twinReads', () => [sizeOf(twin)]);
      return twin;
    },
    patchReported: (identity, patch, expectedVersion) => {
      const sizeBytes = sizeOf(patch);
      traffic.check('twinUpdates');
      traffic.admitAtOnce('twinUpdates', sizeBytes);
      const version = side.patchReported(identity, patch, expectedVersion);
      traffic.meter('twinUpdates', () => [sizeBytes]);
      return version;
    },
    acceptMessage: (message) => {
      traffic.check('deviceToCloudSends');
      traffic.admitAtOnce('deviceToCloudSends', message.body.length);
      side.acceptMessage(message);
      traffic.meter('deviceToCloudSends', () => [message.body.length]);
    },
  };
}

/** Lets as many devices connect as the tier takes. */
export function throttledConnections(
  authenticate: Authority['authenticateDevice'],
  traffic: Traffic,
): Authority['authenticateDevice'] {
  return (identity, credential) => {
    const verdict = authenticate(identity, credential);
    if (!verdict.ok) return verdict;
    try {
      traffic.admitAtOnce('deviceConnections', 0);
      return verdict;
    } catch (error) {
      if (error instanceof HubError) return { ok: false, reason: 'throttled' };
      throw error;
    }
  };
}

const sizeOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));
