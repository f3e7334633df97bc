/** One twin being worked on: its newest state, its draft on disk, its history told. */
import { ExpectedFailure } from '../failures';
import type { Draft, Drafts, MomentCause, MomentKeeper } from '../outbox';
import type { ModuleTwin, ReadTwin, WorkbenchClock } from './ports';
import type { Subject } from './subject';

export interface Desk<View> {
  readonly subject: Subject<View>;
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

export interface DeskPorts {
  readonly drafts: Drafts;
  readonly clock: WorkbenchClock;
  /** Told every state that is read. */
  readonly keeper: MomentKeeper;
}

export function createDesks<View>({ drafts, clock, keeper }: DeskPorts): (of: Subject<View>) => Desk<View> {
  const reads = new Map<string, ReadTwin>();
  const now = (): string => clock.now().toISOString();
  return (subject) => {
    const { hostName, deviceId, moduleId } = subject;
    const key = { hostName, deviceId, moduleId };
    const name = JSON.stringify(key);
    const desk: Desk<View> = {
      subject,
      now,
      name,
      remember: (twin, cause) => {
        const read = { twin, readAt: now() };
        reads.set(name, read);
        const { etag, tags, properties } = twin;
        keeper.keep(key, { etag, tags, ...properties }, read.readAt, cause);
        return read;
      },
      readLive: async (signal) => desk.remember(await subject.read(signal), 'read'),
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
