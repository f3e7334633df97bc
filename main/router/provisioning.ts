/** contract/provisioning.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function provisioningRouter(os: Implementer, { clipboardKeys }: Services) {
  return os.provisioning.router({ takeKey: os.provisioning.takeKey.handler(() => clipboardKeys.take()) });
}
