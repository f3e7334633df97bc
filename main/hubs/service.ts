/** The saved hubs and the one that is open. */
import type { HubCandidate, HubStatus, SavedHub } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { createLatest } from '../latest';
import { type CredentialPlace, reveal } from '../secrets';
import { createHubAdding } from './addHub';
import type { HubClient } from './client';
import { parseConnectionString } from './connectionString';
import { type DiagnosedHub, openDiagnosedHub } from './diagnosedHub';
import { type EventsAccess, eventsAccessOf } from './eventsAccess';
import { cloudOf } from './hostName';
import { type HubRecord, openHubRecords } from './hubRecords';
import { freshStatus, statusAfter } from './hubStatus';
import { type HubTarget, type OpenedHub, openTarget, targetOfRecord, targetOfSandbox } from './openedHub';
import type { HubServicePorts } from './ports';
import { probeRights } from './rights';
import { warmSdk } from './sdkSeam';

export interface HubService {
  list(): Promise<{ hubs: SavedHub[]; openHubId: string | null }>;
  readConnectionString(from: 'clipboard' | 'file'): Promise<HubCandidate>;
  chooseCaFile(candidateId: string): Promise<{ fileName: string; subject: string }>;
  save(input: { candidateId: string; name: string; keep: CredentialPlace }): Promise<SavedHub>;
  remove(hubId: string): Promise<{ removed: boolean }>;
  open(hubId: string): Promise<SavedHub>;
  /** The hub that was open last; the embedded hub when there is none or its credential is gone. */
  openAtStart(): Promise<SavedHub>;
  probe(hubId: string, signal?: AbortSignal): Promise<SavedHub>;
  watch(signal?: AbortSignal): AsyncGenerator<HubStatus, void, void>;
  /** Throws `NO_HUB_OPEN`. */
  openHub(): HubClient;
  openHubId(): string | null;
  /** The open hub once more, for checks, who close it. Throws as `open` does, and `NO_HUB_OPEN`. */
  openDiagnosed(): Promise<DiagnosedHub>;
  /** For a reader of the open hub's messages. Throws as `open` does, and `NO_HUB_OPEN`. */
  eventsAccess(): Promise<EventsAccess>;
  close(): Promise<void>;
}

export const sandboxHubId = 'sandbox';
const sandboxName = 'Embedded hub';
const lastHubKey = 'lastHubId';
/** Shown until the embedded hub has said its own. */
const sandboxDefaults = { hostName: 'sandbox.siteward.localhost', policyName: 'iothubowner' };

export function createHubService(ports: HubServicePorts): HubService {
  const { kept, vault, clock } = ports;
  const records = openHubRecords(kept);
  const adding = createHubAdding(ports, records, sandboxName);
  const status = createLatest<HubStatus>(freshStatus(null));
  let opened: (OpenedHub & { readonly hubId: string }) | null = null;
  let sandboxSeen = sandboxDefaults;

  function savedHub(record: HubRecord): SavedHub {
    const { hubId, name, hostName, policyName, gatewayHostName, ownCa } = record;
    return {
      hubId,
      name,
      hostName,
      cloud: cloudOf(hostName),
      policyName,
      gatewayHostName,
      ownCa: ownCa === null ? null : { fileName: ownCa.fileName, subject: ownCa.subject },
      credential: vault.place(hubId),
      rights: records.rights(hubId),
    };
  }

  /** Its credential comes with its address and is never kept. */
  function savedSandbox(): SavedHub {
    return {
      ...sandboxSeen,
      hubId: sandboxHubId,
      name: sandboxName,
      cloud: 'sandbox',
      gatewayHostName: null,
      ownCa: null,
      credential: 'session',
      rights: records.rights(sandboxHubId),
    };
  }

  function saved(hubId: string): SavedHub {
    if (hubId === sandboxHubId) return savedSandbox();
    const record = records.list().find((candidate) => candidate.hubId === hubId);
    if (!record) throw new ExpectedFailure('HUB_UNKNOWN');
    return savedHub(record);
  }

  async function sandboxTarget(): Promise<HubTarget> {
    const address = await ports.sandbox().catch((cause: unknown) => {
      throw new ExpectedFailure('SANDBOX_NOT_RUNNING', undefined, { cause });
    });
    const parsed = parseConnectionString(reveal(address.connectionString));
    if (parsed.kind === 'invalid')
      throw new Error(`The embedded hub's connection string: ${JSON.stringify(parsed.problems)}`);
    const { policyName, key } = parsed.value;
    sandboxSeen = { hostName: address.hostName, policyName };
    return targetOfSandbox(address, policyName, key);
  }

  async function target(hubId: string): Promise<HubTarget> {
    if (hubId === sandboxHubId) return sandboxTarget();
    const record = records.list().find((candidate) => candidate.hubId === hubId);
    if (!record) throw new ExpectedFailure('HUB_UNKNOWN');
    const key = vault.find(hubId);
    if (!key) throw new ExpectedFailure('CREDENTIAL_MISSING');
    return targetOfRecord(record, key);
  }

  function replaceOpened(next: (OpenedHub & { readonly hubId: string }) | null): Promise<void> {
    const previous = opened;
    opened = next;
    status.set(freshStatus(next?.hubId ?? null));
    return previous ? previous.transport.close() : Promise.resolve();
  }

  async function withHub<T>(hubId: string, use: (hub: OpenedHub) => Promise<T>): Promise<T> {
    if (opened?.hubId === hubId) return use(opened);
    const hub = openTarget(await target(hubId), ports, () => {});
    try {
      return await use(hub);
    } finally {
      await hub.transport.close();
    }
  }

  async function open(hubId: string): Promise<SavedHub> {
    const hub = openTarget(await target(hubId), ports, (call) => {
      if (opened?.transport === hub.transport) status.set(statusAfter(status.get(), call, clock.now()));
    });
    await replaceOpened({ ...hub, hubId });
    kept.set(lastHubKey, hubId);
    return saved(hubId);
  }

  return {
    list: async () => ({
      hubs: [savedSandbox(), ...records.list().map(savedHub)],
      openHubId: opened?.hubId ?? null,
    }),
    readConnectionString: adding.readConnectionString,
    chooseCaFile: adding.chooseCaFile,
    save: async (input) => savedHub(adding.save(input)),
    remove: async (hubId) => {
      if (hubId === sandboxHubId) return { removed: false };
      if (!records.remove(hubId)) throw new ExpectedFailure('HUB_UNKNOWN');
      vault.forget(hubId);
      if (kept.get(lastHubKey) === hubId) kept.set(lastHubKey, sandboxHubId);
      if (opened?.hubId === hubId) await replaceOpened(null);
      return { removed: true };
    },
    open,
    openAtStart: async () => {
      warmSdk();
      const last = kept.get(lastHubKey);
      try {
        return await open(typeof last === 'string' ? last : sandboxHubId);
      } catch (error) {
        if (last === sandboxHubId || !(error instanceof ExpectedFailure)) throw error;
        return open(sandboxHubId);
      }
    },
    probe: async (hubId, signal) => {
      const capabilities = await withHub(hubId, ({ client, transport }) =>
        probeRights(client, transport, signal),
      );
      records.keepRights(hubId, { probedAt: clock.now().toISOString(), capabilities });
      return saved(hubId);
    },
    watch: (signal) => status.watch(signal),
    openHub: () => {
      if (!opened) throw new ExpectedFailure('NO_HUB_OPEN');
      return opened.client;
    },
    openHubId: () => opened?.hubId ?? null,
    openDiagnosed: async () => {
      if (!opened) throw new ExpectedFailure('NO_HUB_OPEN');
      return openDiagnosedHub(await target(opened.hubId), ports);
    },
    eventsAccess: async () => {
      if (!opened) throw new ExpectedFailure('NO_HUB_OPEN');
      return eventsAccessOf(await target(opened.hubId), clock);
    },
    close: () => replaceOpened(null),
  };
}
