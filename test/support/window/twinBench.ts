/** A real workbench over one classic module twin in memory, with an agent that answers as told; what a screen test calls. */
import { ExpectedFailure } from '../../../main/failures';
import type { Draft } from '../../../main/outbox';
import { createWorkbench, type ModuleTwin } from '../../../main/workbench';
import type { HubFailure, JsonObject, JsonValue, TwinEdit } from '../../../preload/contract';
import type { Client } from '../../../renderer/client/client';

const wrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';
const startMs = Date.parse('2026-03-01T10:00:00Z');

const preconditionFailed: HubFailure = {
  cause: 'preconditionFailed',
  hostName: 'plant.azure-devices.net',
  status: 412,
  serviceCode: null,
  serviceMessage: null,
  trackingId: null,
  certificateIssuer: null,
  attempts: 1,
};

type Values = Readonly<Record<string, JsonValue>>;
type Edit = Parameters<Client['securityTwin']['edit']>[0]['edit'];

export interface TwinBench {
  readonly procedures: Partial<Client['securityTwin']>;
  /** Every edit that reached main, oldest first. */
  readonly edits: readonly Edit[];
  /** What the hub holds. */
  desiredValues(): Values;
  /** Somebody else writes to the hub. */
  writeAsSomebodyElse(values: Values): void;
  /** From now on the hub does not answer. */
  goOffline(): void;
}

/** `agent` says what becomes of each new configuration; the silent one lets the time limit pass at once. */
export function createTwinBench(start: Values, agent: 'takes' | 'keepsOld' | 'silent' = 'silent'): TwinBench {
  let seconds = 0;
  let version = 1;
  let isOnline = true;
  let desired = sectionOf(start, version, instant());
  let reported: JsonObject = sectionOf(start, 1, instant());
  const drafts = new Map<string, Draft>();
  const edits: Edit[] = [];

  function instant(): string {
    return new Date(startMs + seconds * 1000).toISOString();
  }
  function write(values: Values): void {
    version += 1;
    seconds += 1;
    desired = sectionOf(values, version, instant());
  }
  function twin(): ModuleTwin {
    return {
      etag: String(version),
      connectionState: 'Connected',
      lastActivityTime: instant(),
      tags: {},
      properties: { desired, reported },
    };
  }
  const refuseOffline = (): void => {
    if (!isOnline) throw new Error('The hub does not answer');
  };

  const workbench = createWorkbench({
    hub: () => ({
      hostName: 'plant.azure-devices.net',
      async readModuleTwin() {
        refuseOffline();
        return twin();
      },
      async patchDesired(_deviceId, _moduleId, patch, etag) {
        refuseOffline();
        if (etag !== String(version)) throw new ExpectedFailure('HUB_CALL_FAILED', preconditionFailed);
        const before = valuesOf(desired);
        write(valuesOf(patch));
        seconds += 1;
        if (agent !== 'silent')
          reported = sectionOf(agent === 'takes' ? valuesOf(desired) : before, 2, instant());
        return twin();
      },
    }),
    drafts: {
      keep: async ({ deviceId }, draft) => void drafts.set(deviceId, draft),
      find: async ({ deviceId }) => drafts.get(deviceId) ?? null,
      discard: async ({ deviceId }) => void drafts.delete(deviceId),
    },
    keeper: { keep: () => {} },
    clock: {
      now: () => new Date(startMs + seconds * 1000),
      wait: async () => {
        seconds += 20;
      },
    },
  });

  return {
    procedures: {
      open: (ref) => workbench.open(ref),
      edit: ({ edit, ...ref }) => {
        edits.push(edit);
        // The client's input type leaves a value optional that the contract's schema demands.
        return workbench.edit(ref, edit as TwinEdit);
      },
      undo: (ref) => workbench.undo(ref),
      redo: (ref) => workbench.redo(ref),
      discard: (ref) => workbench.discard(ref),
      save: (ref) => workbench.save(ref),
      resolve: ({ theirEtag, choices, ...ref }) => workbench.resolve(ref, theirEtag, choices),
      // The real client's stream can also be closed early; the window only follows it.
      watchEcho: (async ({ desiredVersion, ...ref }) =>
        workbench.watchEcho(ref, desiredVersion)) as Client['securityTwin']['watchEcho'],
    },
    edits,
    desiredValues: () => valuesOf(desired),
    writeAsSomebodyElse: (values) => write({ ...valuesOf(desired), ...values }),
    goOffline() {
      isOnline = false;
    },
  };
}

function sectionOf(values: Values, version: number, lastUpdated: string): JsonObject {
  const members = Object.entries(values).map(([name, value]) => [name, { value }]);
  return {
    [wrapper]: Object.fromEntries(members),
    $version: version,
    $metadata: { $lastUpdated: lastUpdated, [wrapper]: { $lastUpdated: lastUpdated } },
  };
}

function valuesOf(section: JsonObject): Values {
  const configuration = section[wrapper] ?? {};
  return Object.fromEntries(
    Object.entries(configuration).flatMap(([name, member]) => {
      const isMember = typeof member === 'object' && member !== null && 'value' in member;
      return isMember ? [[name, member.value ?? null]] : [];
    }),
  );
}
