/** One twin being worked on, at the hub that was open when the work began, whatever hub is opened meanwhile. */
import type { Generation } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { Draft, DraftKey, Drafts, MomentCause, MomentKeeper } from '../outbox';
import type { ModuleTwin, ReadTwin, TwinHub, TwinRef, WorkbenchClock } from './ports';
import { generationOf } from './twinRef';

export interface Desk {
  readonly ref: TwinRef;
  readonly generation: Generation;
  readonly hub: TwinHub;
  readonly now: () => string;
  /** Names the twin among those of all hubs. */
  readonly name: string;
  remember(twin: ModuleTwin, cause: MomentCause): ReadTwin;
  readLive(signal?: AbortSignal): Promise<ReadTwin>;
  /** The newest state read; saves a call per key press. */
  lastRead(signal?: AbortSignal): Promise<ReadTwin>;
  findDraft(): Promise<Draft | null>;
  /** Fails with DRAFT_ABSENT. */
  draft(): Promise<Draft>;
  /** Fails with DRAFT_NOT_KEPT. */
  keep(draft: Draft): Promise<void>;
  discard(): Promise<void>;
}

interface DeskPorts {
  /** The open hub; fails with NO_HUB_OPEN. */
  readonly hub: () => TwinHub;
  readonly drafts: Drafts;
  readonly clock: WorkbenchClock;
  readonly keeper: MomentKeeper;
}

/** Fails with TWIN_UNREADABLE for a module that is no security module. */
export function createDesks({ hub, drafts, clock, keeper }: DeskPorts): (ref: TwinRef) => Desk {
  const reads = new Map<string, ReadTwin>();
  const now = (): string => clock.now().toISOString();
  return ({ deviceId, moduleId }) => {
    const ref = { deviceId, moduleId };
    const generation = generationOf(ref);
    const openHub = hub();
    const key: DraftKey = { hostName: openHub.hostName, ...ref };
    const name = JSON.stringify(key);
    const desk: Desk = {
      ref,
      generation,
      hub: openHub,
      now,
      name,
      remember: (twin, cause) => {
        const read = { twin, readAt: now() };
        reads.set(name, read);
        const { etag, tags, properties } = twin;
        keeper.keep(key, { etag, tags, ...properties }, read.readAt, cause);
        return read;
      },
      readLive: async (signal) =>
        desk.remember(await openHub.readModuleTwin(deviceId, moduleId, signal), 'read'),
      lastRead: async (signal) => reads.get(name) ?? (await desk.readLive(signal)),
      findDraft: () => drafts.find(key),
      draft: async () => {
        const draft = await drafts.find(key);
        if (draft === null) throw new ExpectedFailure('DRAFT_ABSENT');
        return draft;
      },
      keep: async (draft) => {
        try {
          await drafts.keep(key, draft);
        } catch (error) {
          throw new ExpectedFailure('DRAFT_NOT_KEPT', { reason: String(error) }, { cause: error });
        }
      },
      discard: () => drafts.discard(key),
    };
    return desk;
  };
}
