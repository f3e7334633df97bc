/** The steps that change a hub, each with the question that tells afterwards whether it happened. */
import type { Generation, JsonObject, JsonValue } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { HubCallError, type IdentityKeys, type ModuleAuthentication, type ModuleIdentity } from '../hubs';
import { reveal } from '../secrets';
import { readConfiguration, savePatch } from '../security';
import { equals, mergePatch, withoutMetadata } from '../twin';
import type { ModulePlace } from './ports';
import type { Step } from './steps';

/** Fails with MODULE_ABSENT. */
export async function readModule(
  { hub, deviceId, moduleId }: ModulePlace,
  signal?: AbortSignal,
): Promise<{ readonly identity: ModuleIdentity; readonly keys: IdentityKeys }> {
  try {
    return await hub.readModuleWithKeys(deviceId, moduleId, signal);
  } catch (error) {
    const isMissing = error instanceof HubCallError && error.failure.cause === 'notFound';
    throw isMissing ? new ExpectedFailure('MODULE_ABSENT', undefined, { cause: error }) : error;
  }
}

async function find({ hub, deviceId, moduleId }: ModulePlace): Promise<ModuleIdentity | null> {
  return (await hub.readModules(deviceId)).find((module) => module.moduleId === moduleId) ?? null;
}

/** The module was not there before, so one that is there with this authentication is the one that was asked for. */
export function createIdentity(place: ModulePlace, told: () => ModuleAuthentication): Step {
  const { hub, deviceId, moduleId } = place;
  return {
    name: 'identityCreated',
    run: async (signal) => void (await hub.createModule(deviceId, moduleId, told(), signal)),
    happened: async () => {
      const found = await find(place);
      return found !== null && isAuthenticatedBy(found, told());
    },
  };
}

export function changeAuthentication(
  place: ModulePlace,
  identity: ModuleIdentity,
  told: () => ModuleAuthentication,
): Step {
  return {
    name: 'authenticationChanged',
    run: async (signal) => void (await place.hub.changeModuleAuthentication(identity, told(), signal)),
    happened: async () => {
      const { identity: now, keys } = await readModule(place);
      return isAuthenticatedBy(now, told()) && hasKeys(keys, told());
    },
  };
}

/** Only on the identity that was read: one changed or created anew meanwhile is not deleted. */
export function deleteIdentity(place: ModulePlace, identity: ModuleIdentity): Step {
  return {
    name: 'identityDeleted',
    run: (signal) => place.hub.deleteModule(identity, signal),
    happened: async () => {
      const found = await find(place);
      return found === null || found.generationId !== identity.generationId;
    },
  };
}

/** The first configuration of a module that was just created. */
export function writeConfiguration(
  place: ModulePlace,
  generation: Generation,
  values: Readonly<Record<string, JsonValue>>,
): Step {
  return writeTwin(
    place,
    (desired) => ({ desired: savePatch(generation, desired, values) }),
    ({ desired }) => equals(readConfiguration(generation, desired).values, { ...values }),
  );
}

/** Tags and desired properties of a module that comes back. */
export function writeSections(place: ModulePlace, tags: JsonObject, desired: JsonObject): Step {
  return writeTwin(
    place,
    () => ({ tags, desired }),
    (now) =>
      equals(mergePatch(now.tags, tags), now.tags) &&
      equals(withoutMetadata(now.desired), withoutMetadata(mergePatch(now.desired, desired))),
  );
}

function writeTwin(
  { hub, deviceId, moduleId }: ModulePlace,
  patchOf: (desired: JsonObject) => { readonly tags?: JsonObject; readonly desired: JsonObject },
  isWritten: (now: { readonly tags: JsonObject; readonly desired: JsonObject }) => boolean,
): Step {
  return {
    name: 'configurationWritten',
    run: async (signal) => {
      const { etag, properties } = await hub.readModuleTwin(deviceId, moduleId, signal);
      await hub.patchTwin({ deviceId, moduleId }, patchOf(properties.desired), etag, signal);
    },
    happened: async () => {
      const { tags, properties } = await hub.readModuleTwin(deviceId, moduleId);
      return isWritten({ tags, desired: properties.desired });
    },
  };
}

function isAuthenticatedBy({ authentication }: ModuleIdentity, wanted: ModuleAuthentication): boolean {
  if (authentication.type !== wanted.type) return false;
  if (wanted.type !== 'selfSigned') return true;
  return authentication.primaryThumbprint?.toUpperCase() === wanted.primaryThumbprint.toUpperCase();
}

function hasKeys({ primaryKey, secondaryKey }: IdentityKeys, wanted: ModuleAuthentication): boolean {
  if (wanted.type !== 'sas' || wanted.keys === null) return true;
  if (primaryKey === null || secondaryKey === null) return false;
  return (
    reveal(primaryKey) === reveal(wanted.keys.primaryKey) &&
    reveal(secondaryKey) === reveal(wanted.keys.secondaryKey)
  );
}
