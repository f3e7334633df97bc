/** The app's workbench, drafts and history over a real store, at a real embedded hub reached through a relay that can break. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type HubClient, systemClock } from '../../main/hubs';
import { createMomentKeeper, openDrafts, openMoments } from '../../main/outbox';
import { createWorkbench, type TwinHub } from '../../main/workbench';
import type { JsonObject, JsonValue } from '../../preload/contract';
import { openAppStore } from './appStore';
import { openFaultyRoute } from './faultyRoute';
import { startHub } from './hub';
import { clientOf } from './hubClient';
import { temporaryFolder } from './temporaryFolder';

const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';
export const twinRef = { deviceId: 'pump-07', moduleId: 'azureiotsecurity' };

export async function workbenchAtHub() {
  const { hub, messages } = await startHub();
  const route = await openFaultyRoute(hub.port);
  const client = clientOf(hub, route.port);
  const direct = clientOf(hub);
  const storeFile = join(temporaryFolder(), 'siteward.db');
  const store = openAppStore(storeFile);
  onTestFinished(() => store.close());
  hub.rooms.identities.write({ deviceId: twinRef.deviceId }, {}, null);
  const createModule = (): void => void hub.rooms.identities.write(twinRef, {}, null);
  createModule();
  const twin = () => hub.rooms.twins.read(twinRef);
  const failures: unknown[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: (event: string, data: object) => void failures.push([event, data]),
  };
  const moments = openMoments(store);

  const drafts = openDrafts(store);
  const keeper = createMomentKeeper(moments, log, systemClock.now);

  /** `around` stands between the workbench and the hub's client, to break things at the right moment. */
  const workbenchWith = (around: Partial<TwinHub> = {}) =>
    createWorkbench({
      hub: () => ({ ...client, ...around }),
      drafts,
      clock: systemClock,
      keeper,
    });

  return {
    hub,
    messages,
    route,
    client,
    store,
    moments,
    drafts,
    keeper,
    failures,
    workbenchWith,
    createModule,
    deleteModule: () => hub.rooms.identities.remove(twinRef, null),
    /** The next save's patch leaves through a connection that breaks as told; earlier and later calls do not. */
    breakingOnPatch: (breaks: () => void): Pick<HubClient, 'patchDesired'> => ({
      patchDesired: (...call) => {
        breaks();
        return client.patchDesired(...call);
      },
    }),
    /** The hub takes the next patch, but its answer does not come back. */
    losingPatchAnswers: (): Pick<HubClient, 'patchDesired'> => ({
      patchDesired: async (...call) => {
        await direct.patchDesired(...call);
        route.loseNextRequest();
        return client.patchDesired(...call);
      },
    }),
    /** Somebody else writes, without looking at ETags. */
    writeDesired: async (values: Readonly<Record<string, JsonValue>>): Promise<void> => {
      hub.rooms.twins.patch(twinRef, { properties: { desired: sectionOf(values) } }, null);
    },
    writeTags: (tags: JsonObject): void => void hub.rooms.twins.patch(twinRef, { tags }, null),
    desiredVersion: () => twin().desired.version,
    desiredValues: (): Readonly<Record<string, JsonValue>> => valuesOf(twin().desired.properties),
    direct,
  };
}
export type WorkbenchAtHub = Awaited<ReturnType<typeof workbenchAtHub>>;

function sectionOf(values: Readonly<Record<string, JsonValue>>): JsonObject {
  const members = Object.entries(values).map(([name, value]) => [name, value === null ? null : { value }]);
  return { [wrapper]: Object.fromEntries(members) };
}

function valuesOf(section: JsonObject): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    Object.entries(section[wrapper] ?? {}).flatMap(([name, member]) =>
      typeof member === 'object' && member !== null && 'value' in member
        ? [[name, member.value ?? null]]
        : [],
    ),
  );
}
