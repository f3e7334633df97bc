/** contract/devices.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function devicesRouter(os: Implementer, { devices }: Services) {
  return os.devices.router({
    read: os.devices.read.handler(({ input, signal }) => devices.read(input.deviceId, signal)),
    copyCredential: os.devices.copyCredential.handler(({ input, signal }) =>
      devices.copyCredential(input, signal),
    ),
  });
}
