/** Cloud-to-device messages within the limits of a tier: slower at first, then refused, and counted against the day's quota. */
import { type CloudToDevice, type CloudToDeviceMessage, messageBytes } from '../cloudToDevice';
import type { Traffic } from './traffic';

export function throttledSends(
  { send }: Pick<CloudToDevice, 'send'>,
  traffic: Traffic,
): (deviceId: string, message: CloudToDeviceMessage) => Promise<void> {
  return async (deviceId, message) => {
    const sizeBytes = messageBytes(message);
    traffic.check('cloudToDeviceSends');
    await traffic.admit('cloudToDeviceSends', sizeBytes);
    send(deviceId, message);
    traffic.meter('cloudToDeviceSends', () => [sizeBytes]);
  };
}
