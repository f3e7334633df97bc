/** Deleting a module after a copy of it is kept here, and bringing it back from that copy. */
import { z } from 'zod';
import type { LifeCycleStep, ModuleCopy as ShownCopy } from '../../preload/contract';
import { securityModuleId } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { IdentityKeys, ModuleAuthentication, ModuleIdentity } from '../hubs';
import { freshCopyId, type ModuleCopy } from '../outbox';
import { reveal, secretOf, type Vault } from '../secrets';
import { sectionVersion, withoutMetadata } from '../twin';
import type { ModuleTwin } from '../workbench';
import { createIdentity, deleteIdentity, writeSections } from './hubSteps';
import type { LifeCyclePorts, ModulePlace } from './ports';
import { performSteps } from './steps';

/** A copy of something that is still there would only mislead, so it goes when the deletion clearly failed. */
export async function removeModule(
  place: ModulePlace,
  { identity, keys }: { readonly identity: ModuleIdentity; readonly keys: IdentityKeys | null },
  twin: ModuleTwin,
  { copies, moments, vault, now }: LifeCyclePorts,
  signal: AbortSignal,
): Promise<LifeCycleStep[]> {
  const copyId = freshCopyId();
  const { hub, deviceId, moduleId } = place;
  const { tags, etag, properties } = twin;
  const told = await performSteps(
    [
      {
        name: 'copyKept',
        run: async () => {
          const keptAt = now().toISOString();
          if (keys !== null) keepKeys(vault, copyId, keys);
          const { type, primaryThumbprint, secondaryThumbprint } = identity.authentication;
          await copies.keep({
            copyId,
            hostName: hub.hostName,
            deviceId,
            moduleId,
            keptAt,
            authentication: { type, primaryThumbprint, secondaryThumbprint },
            tags,
            desired: properties.desired,
          });
          const name = { hostName: hub.hostName, deviceId, moduleId };
          await moments.keep(name, { etag, tags, ...properties }, keptAt, 'deleted');
        },
      },
      deleteIdentity(place, identity),
    ],
    signal,
  );
  const deleted = told.at(-1)?.state;
  if (deleted !== 'done' && deleted !== 'unknown') {
    vault.forget(keysId(copyId));
    await copies.forget(copyId);
  }
  return told;
}

/** Fails with MODULE_EXISTS. */
export async function restoreModule(
  place: ModulePlace,
  copy: ModuleCopy,
  { copies, vault }: LifeCyclePorts,
  signal: AbortSignal,
): Promise<LifeCycleStep[]> {
  await refuseExisting(place, signal);
  const authentication = authenticationOf(copy, vault);
  const told = await performSteps(
    [
      createIdentity(place, () => authentication),
      writeSections(place, copy.tags, withoutMetadata(copy.desired)),
    ],
    signal,
  );
  if (told.every(({ state }) => state === 'done')) {
    vault.forget(keysId(copy.copyId));
    await copies.forget(copy.copyId);
  }
  return told;
}

export async function refuseExisting(
  { hub, deviceId, moduleId }: ModulePlace,
  signal?: AbortSignal,
): Promise<readonly ModuleIdentity[]> {
  const modules = await hub.readModules(deviceId, signal);
  if (modules.some((module) => module.moduleId === moduleId)) throw new ExpectedFailure('MODULE_EXISTS');
  return modules;
}

export function shownCopy(copy: ModuleCopy, vault: Vault): ShownCopy {
  const { copyId, deviceId, moduleId, keptAt, authentication, desired } = copy;
  return {
    copyId,
    deviceId,
    moduleId: securityModuleId.parse(moduleId),
    keptAt,
    authenticationType: authentication.type,
    hasKeys: vault.place(keysId(copyId)) !== 'missing',
    desiredVersion: sectionVersion(desired),
  };
}

const storedKeys = z.object({ primaryKey: z.string(), secondaryKey: z.string() });

function keysId(copyId: number): string {
  return `module-copy-keys:${copyId}`;
}

function keepKeys(vault: Vault, copyId: number, { primaryKey, secondaryKey }: IdentityKeys): void {
  if (primaryKey === null || secondaryKey === null) return;
  const text = JSON.stringify({ primaryKey: reveal(primaryKey), secondaryKey: reveal(secondaryKey) });
  vault.keep(keysId(copyId), secretOf(text), 'vault');
}

function authenticationOf({ copyId, authentication }: ModuleCopy, vault: Vault): ModuleAuthentication {
  const { type, primaryThumbprint, secondaryThumbprint } = authentication;
  if (type === 'certificateAuthority') return { type };
  if (type === 'selfSigned' && primaryThumbprint !== null) {
    return { type, primaryThumbprint, secondaryThumbprint };
  }
  const kept = vault.find(keysId(copyId));
  if (kept === null) return { type: 'sas', keys: null };
  const { primaryKey, secondaryKey } = storedKeys.parse(JSON.parse(reveal(kept)));
  return {
    type: 'sas',
    keys: { primaryKey: secretOf(primaryKey), secondaryKey: secretOf(secondaryKey) },
  };
}
