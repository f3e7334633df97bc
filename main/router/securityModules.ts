/** contract/securityModules.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function securityModulesRouter(os: Implementer, { baselines, moduleLifeCycle }: Services) {
  const { securityModules } = os;
  return securityModules.router({
    create: securityModules.create.handler(async ({ input: { baseline, ...module } }) => {
      const configuration = baseline === null ? null : (await baselines.fill(baseline)).values;
      return moduleLifeCycle.create({ ...module, configuration });
    }),
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
