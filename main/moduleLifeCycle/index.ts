/** The life of security modules: created, given other keys or certificates, deleted with a copy kept, brought back. */
import { basename } from 'node:path';
import type {
  JsonValue,
  LifeCycleOutcome,
  LifeCycleStep,
  MadeCertificate,
  ModuleCopy,
  SecurityModuleId,
  WantedAuthentication,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { findingsFor, securityModuleIds, securityModuleOf } from '../security';
import { prepareAuthentication } from './authentication';
import { changeAuthentication, createIdentity, readModule, writeConfiguration } from './hubSteps';
import { chooseKeyFiles, keyInVault, saveKeyFiles } from './keptKeys';
import { freshKey, type KeyRotation, rotated } from './keys';
import type { LifeCyclePorts, ModulePlace } from './ports';
import { refuseExisting, removeModule, restoreModule, shownCopy } from './removal';
import { performSteps } from './steps';

interface SecurityModule {
  readonly deviceId: string;
  readonly moduleId: SecurityModuleId;
}

interface Operation extends SecurityModule {
  readonly operationId: string;
}

/** Errors as contract/securityModules.ts declares them; what was begun is told step by step instead. */
export interface ModuleLifeCycle {
  create(
    input: Operation & {
      readonly authentication: WantedAuthentication;
      readonly configuration: Readonly<Record<string, JsonValue>> | null;
      readonly acceptNearMiss: boolean;
    },
  ): Promise<LifeCycleOutcome>;
  changeAuthentication(
    input: Operation & { readonly authentication: WantedAuthentication },
  ): Promise<LifeCycleOutcome>;
  rotateKeys(input: Operation & { readonly what: KeyRotation }): Promise<LifeCycleOutcome>;
  remove(
    input: Operation & { readonly typedName: string; readonly keepKeys: boolean },
  ): Promise<LifeCycleOutcome>;
  copies(deviceId: string): Promise<ModuleCopy[]>;
  restore(input: { readonly operationId: string; readonly copyId: number }): Promise<LifeCycleOutcome>;
  saveKeptKey(of: SecurityModule): Promise<{ keyFileName: string; certificateFileName: string }>;
  cancel(operationId: string): boolean;
}

export function createModuleLifeCycle(ports: LifeCyclePorts): ModuleLifeCycle {
  const running = new Map<string, AbortController>();

  const placeOf = ({ deviceId, moduleId }: { deviceId: string; moduleId: string }): ModulePlace => ({
    hub: ports.hub(),
    deviceId,
    moduleId,
  });

  /** What was begun ends or is cancelled by `cancel` alone: a window that reloads must not leave half of it. */
  async function operate<T>(operationId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    running.set(operationId, controller);
    try {
      return await work(controller.signal);
    } finally {
      running.delete(operationId);
    }
  }

  return {
    create: ({ operationId, authentication, configuration, acceptNearMiss, ...module }) =>
      operate(operationId, async (signal) => {
        const place = placeOf(module);
        const generation = module.moduleId === securityModuleIds.classic ? 'classic' : 'micro';
        const values = configuration ?? {};
        if (findingsFor(generation, values, 'unknown').some(({ severity }) => severity === 'error')) {
          throw new ExpectedFailure('CONFIGURATION_INVALID');
        }
        const near = (await refuseExisting(place, signal))
          .map(({ moduleId }) => moduleId)
          .filter((moduleId) => securityModuleOf(moduleId) === 'nearMiss');
        if (near.length > 0 && !acceptNearMiss) {
          throw new ExpectedFailure('NEAR_MISS_EXISTS', { moduleIds: near });
        }
        const prepared = await prepareAuthentication(authentication, place, ports, null);
        const steps = [...prepared.steps, createIdentity(place, prepared.told)];
        if (configuration !== null) steps.push(writeConfiguration(place, generation, values));
        return outcomeOf(await performSteps(steps, signal), prepared.certificate());
      }),

    changeAuthentication: ({ operationId, authentication, ...module }) =>
      operate(operationId, async (signal) => {
        const place = placeOf(module);
        const { identity } = await readModule(place, signal);
        // Keys of its own, so that an answer that gets lost can be told from keys that were there before.
        const keys = { primaryKey: freshKey(), secondaryKey: freshKey() };
        const prepared = await prepareAuthentication(authentication, place, ports, keys);
        const steps = [...prepared.steps, changeAuthentication(place, identity, prepared.told)];
        return outcomeOf(await performSteps(steps, signal), prepared.certificate());
      }),

    rotateKeys: ({ operationId, what, ...module }) =>
      operate(operationId, async (signal) => {
        const place = placeOf(module);
        const { identity, keys } = await readModule(place, signal);
        const { primaryKey, secondaryKey } = keys;
        if (primaryKey === null || secondaryKey === null) throw new ExpectedFailure('MODULE_WITHOUT_KEY');
        const rotatedKeys = rotated({ primaryKey, secondaryKey }, what);
        const step = changeAuthentication(place, identity, () => ({ type: 'sas', keys: rotatedKeys }));
        return outcomeOf(await performSteps([step], signal), null);
      }),

    remove: ({ operationId, typedName, keepKeys, ...module }) =>
      operate(operationId, async (signal) => {
        if (typedName !== module.moduleId) throw new ExpectedFailure('NAME_NOT_TYPED');
        const place = placeOf(module);
        const { identity, keys } = await readModule(place, signal);
        const twin = await place.hub.readModuleTwin(module.deviceId, module.moduleId, signal);
        const kept = { identity, keys: keepKeys ? keys : null };
        return outcomeOf(await removeModule(place, kept, twin, ports, signal), null);
      }),

    copies: async (deviceId) => {
      const { hostName } = ports.hub();
      return (await ports.copies.list({ hostName, deviceId })).map((copy) => shownCopy(copy, ports.vault));
    },

    restore: ({ operationId, copyId }) =>
      operate(operationId, async (signal) => {
        const copy = await ports.copies.find(copyId);
        if (copy?.hostName !== ports.hub().hostName.toLowerCase()) throw new ExpectedFailure('COPY_UNKNOWN');
        return outcomeOf(await restoreModule(placeOf(copy), copy, ports, signal), null);
      }),

    saveKeptKey: async (module) => {
      const place = placeOf(module);
      const key = keyInVault(ports.vault, place);
      if (key === null) throw new ExpectedFailure('KEY_NOT_KEPT');
      const files = await chooseKeyFiles(place, ports.choosePathToSave, key.authorityPem !== null);
      try {
        await saveKeyFiles(files, key);
      } catch (error) {
        throw new ExpectedFailure('FILE_NOT_WRITTEN', { reason: String(error) }, { cause: error });
      }
      return { keyFileName: basename(files.key), certificateFileName: basename(files.certificate) };
    },

    cancel: (operationId) => {
      const controller = running.get(operationId);
      controller?.abort();
      return controller !== undefined;
    },
  };
}

function outcomeOf(steps: LifeCycleStep[], certificate: MadeCertificate | null): LifeCycleOutcome {
  return { isComplete: steps.every(({ state }) => state === 'done'), steps, certificate };
}
