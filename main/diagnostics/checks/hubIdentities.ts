/** The device and its security module in the hub's registry. */
import type { AuthenticationView } from '../../../preload/contract';
import { type DeviceIdentity, HubCallError } from '../../hubs';
import { check, evidenceOf, type Finding, fail, pass, skipped } from '../check';
import type { CheckContext, SecurityModule } from '../context';
import { isNotInTier } from '../notInTier';

interface DeviceFacts {
  readonly deviceId: string;
  /** Null when there is none. */
  readonly device: DeviceIdentity | null;
}

export const hubDevice = check<CheckContext, DeviceFacts>({
  checkId: 'hubDevice',
  group: 'hub',
  dependsOn: ['hubRights'],
  run: async ({ deviceId, device }) => {
    try {
      return { deviceId, device: await device() };
    } catch (error) {
      if (error instanceof HubCallError && error.failure.cause === 'notFound')
        return { deviceId, device: null };
      throw error;
    }
  },
  triage: triageDevice,
});

export function triageDevice({ deviceId, device }: DeviceFacts): Finding {
  const source = 'GET /devices/{id}';
  if (device === null) return fail('deviceMissing', evidenceOf(source, { httpStatus: 404 }), { deviceId });
  const { status, statusReason, authentication } = device;
  const evidence = evidenceOf(source, {
    deviceStatus: status,
    statusReason,
    deviceAuthentication: authentication.type,
  });
  return status === 'enabled'
    ? pass('deviceEnabled', evidence, { deviceId })
    : fail('deviceDisabled', evidence, { deviceId, reason: statusReason ?? '–' });
}

interface ModuleFacts {
  readonly deviceId: string;
  readonly modules: readonly SecurityModule[];
  readonly chosen: SecurityModule | null;
}

export const hubModule = check<CheckContext, ModuleFacts | null>({
  checkId: 'hubModule',
  group: 'hub',
  dependsOn: ['hubDevice'],
  run: async ({ deviceId, securityModules, securityModule }) => {
    try {
      return { deviceId, modules: await securityModules(), chosen: await securityModule() };
    } catch (error) {
      if (error instanceof HubCallError && isNotInTier(error.failure)) return null;
      throw error;
    }
  },
  triage: (facts) =>
    facts === null ? skipped('dependencyNotPassed', [], { check: 'hubTier' }) : triageModule(facts),
});

export function triageModule({ deviceId, modules, chosen }: ModuleFacts): Finding {
  const evidence = evidenceOf('GET /devices/{id}/modules', {
    moduleId: modules.map(({ identity }) => identity.moduleId).join(', '),
  });
  if (chosen !== null) return pass('moduleThere', evidence, { moduleId: chosen.identity.moduleId });
  const [near] = modules;
  return near === undefined
    ? fail('moduleMissing', evidence, { deviceId })
    : fail('moduleMisspelled', evidence, { moduleId: near.identity.moduleId });
}

interface AuthenticationFacts {
  readonly kind: SecurityModule['kind'];
  readonly device: AuthenticationView;
  readonly module: AuthenticationView;
}

export const hubAuthentication = check<CheckContext, AuthenticationFacts | null>({
  checkId: 'hubAuthentication',
  group: 'hub',
  dependsOn: ['hubModule'],
  run: async ({ device, securityModule }) => {
    const module = await securityModule();
    if (module === null) return null;
    const { authentication } = await device();
    return { kind: module.kind, device: authentication, module: module.identity.authentication };
  },
  triage: (facts) => (facts === null ? fail('moduleMissing') : triageAuthentication(facts)),
});

/**
 * Every mode of the classic agents ends with the module's symmetric key, which the Device and DPS modes fetch first:
 * Azure/Azure-IoT-Security-Agent-C src/agent/src/iothub_adapter.c, MicrosoftDocs/azure-docs concept-security-agent-authentication-methods.md.
 */
export function triageAuthentication({ kind, device, module }: AuthenticationFacts): Finding {
  const evidence = evidenceOf('GET /devices/{id}/modules', {
    moduleAuthentication: module.type,
    deviceAuthentication: device.type,
    thumbprint: module.primaryThumbprint,
  });
  const isUsable = kind === 'classic' ? module.type === 'sas' : module.type !== 'none';
  return isUsable
    ? pass('authenticationFits', evidence, { type: module.type })
    : fail('moduleNotByKey', evidence, { type: module.type });
}
