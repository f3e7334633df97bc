/** contract/securityModules.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function securityModulesRouter(os: Implementer, { moduleLifeCycle }: Services) {
  const { securityModules } = os;
  return securityModules.router({
    create: securityModules.create.handler(({ input }) => moduleLifeCycle.create(input)),
    changeAuthentication: securityModules.changeAuthentication.handler(({ input }) =>
      moduleLifeCycle.changeAuthentication(input),
    ),
    rotateKeys: securityModules.rotateKeys.handler(({ input }) => moduleLifeCycle.rotateKeys(input)),
    remove: securityModules.remove.handler(({ input }) => moduleLifeCycle.remove(input)),
    copies: securityModules.copies.handler(({ input }) => moduleLifeCycle.copies(input.deviceId)),
    restore: securityModules.restore.handler(({ input }) => moduleLifeCycle.restore(input)),
    saveKeptKey: securityModules.saveKeptKey.handler(({ input }) => moduleLifeCycle.saveKeptKey(input)),
    cancel: securityModules.cancel.handler(({ input }) => ({
      cancelled: moduleLifeCycle.cancel(input.operationId),
    })),
  });
}
