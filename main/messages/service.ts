/** Watching messages: one watch or replay at a time, whose messages main holds and the window sees page by page. */
import { basename } from 'node:path';
import type {
  MessageDetails,
  MessageFilter,
  MessageRows,
  MessageStatistics,
  MessagesBatch,
  MessagesStart,
  MessagesStatus,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { EventsAccess, HubClock } from '../hubs';
import type { EventLog } from '../log';
import { type Board, createBoard } from './board';
import { createChanges } from './changes';
import type { ReaderFailure } from './failure';
import { readMessages } from './reader';
import { createRecorder } from './recorder';
import { recordingFormat } from './recordingFormat';
import { DamagedRecording, readHubOf, replay } from './replay';

export interface MessagesPorts {
  /** Throws NO_HUB_OPEN and what opening a hub throws. */
  readonly access: () => Promise<EventsAccess>;
  /** The GUID that Siteward's own agent has as this module at this hub. */
  readonly ownAgentId: (hostName: string, deviceId: string, moduleId: string) => string;
  /** Null when the person chose nothing. */
  readonly choosePathToSave: (suggestedName: string) => Promise<string | null>;
  readonly chooseRecording: () => Promise<string | null>;
  readonly clock: HubClock;
  readonly version: string;
  readonly log: EventLog;
}

export interface MessagesService {
  start(start: MessagesStart): Promise<MessagesStatus>;
  stop(): Promise<MessagesStatus>;
  pause(): MessagesStatus;
  resume(): MessagesStatus;
  status(): MessagesStatus;
  watch(signal?: AbortSignal): AsyncGenerator<MessagesBatch, void, void>;
  rows(filter: MessageFilter, page: { readonly offset: number; readonly limit: number }): MessageRows;
  details(number: number): MessageDetails;
  statistics(): MessageStatistics;
  bookmark(number: number, isBookmarked: boolean): MessagesStatus;
  record(withHeld: boolean): Promise<MessagesStatus>;
  stopRecording(): Promise<MessagesStatus>;
  replay(pace: number | 'atOnce'): Promise<MessagesStatus>;
  /** Stops, and finishes a recording. */
  close(): Promise<void>;
}

type Standing = Omit<
  MessagesStatus,
  'received' | 'held' | 'heldBytes' | 'fellOut' | 'bookmarks' | 'pause' | 'recording' | 'recorded'
>;

const atRest: Standing = {
  state: 'stopped',
  start: null,
  hostName: null,
  replayed: null,
  failure: null,
  nextTryAt: null,
  reconnects: 0,
  partitions: null,
  passedOver: 0,
};

export function createMessages(ports: MessagesPorts): MessagesService {
  const { clock, log } = ports;
  let standing = atRest;
  let board: Board = createBoard(() => false);
  let running: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null;

  const status = (): MessagesStatus => ({ ...standing, ...board.counts(), ...recorder.view() });
  const changes = createChanges(() => ({ status: status(), revision: board.revision() }), clock);
  const recorder = createRecorder(changes.changed);
  /** What the recording says it is of. */
  let recordedHub: string | null = null;
  const stand = (next: Partial<Standing>): void => {
    standing = { ...standing, ...next };
    changes.changed();
  };

  async function end(): Promise<void> {
    const mine = running;
    running = null;
    mine?.abort.abort();
    await mine?.ended;
  }

  /** Of messages at this hub, from now on. */
  function begin(
    hostName: string,
    next: Partial<Standing>,
    work: (signal: AbortSignal) => Promise<ReaderFailure | null>,
  ): void {
    board = createBoard(
      ({ deviceId, moduleId }, agentId) =>
        moduleId !== null && agentId === ports.ownAgentId(hostName, deviceId, moduleId),
    );
    stand({ ...atRest, ...next, hostName });
    const abort = new AbortController();
    const run = async (): Promise<void> => {
      try {
        const failure = await work(abort.signal);
        if (failure) log.warn('messages.failed', { reason: failure.reason });
        stand({ state: failure ? 'failed' : 'stopped', failure, nextTryAt: null });
      } catch (error) {
        if (!abort.signal.aborted) {
          log.error('messages.defect', { message: String(error) });
          stand({ state: 'failed', failure: { reason: 'unexpected', detail: null }, nextTryAt: null });
        } else stand({ state: 'stopped', nextTryAt: null });
      }
    };
    running = { abort, ended: run() };
  }

  async function stop(): Promise<MessagesStatus> {
    await end();
    return status();
  }

  return {
    start: async (start) => {
      const first = await ports.access();
      const { hostName } = first;
      /** Of the same hub, whichever is open by now. */
      const access = async (): Promise<EventsAccess> => {
        const now = await ports.access().catch(() => first);
        return now.hostName === hostName ? now : first;
      };
      await end();
      // One recording is of one hub.
      if (recorder.isRecording() && recordedHub !== hostName) await recorder.finish();
      begin(hostName, { state: 'connecting', start }, (signal) =>
        readMessages(
          start,
          {
            clock,
            access,
            onConnected: (partitions) =>
              stand({ state: 'watching', partitions, failure: null, nextTryAt: null }),
            onLost: (failure, waitMs) => {
              log.info('messages.lost', { reason: failure.reason });
              const wasWatching = standing.state === 'watching';
              stand({
                state: standing.partitions === null ? 'connecting' : 'reconnecting',
                failure,
                reconnects: standing.reconnects + (wasWatching ? 1 : 0),
                nextTryAt: new Date(clock.now().getTime() + waitMs).toISOString(),
              });
            },
            onMessage: (message) => {
              if (start.deviceId !== null && message.deviceId !== start.deviceId) {
                stand({ passedOver: standing.passedOver + 1 });
                return;
              }
              board.add(message);
              recorder.write(message);
              changes.changed();
            },
          },
          signal,
        ),
      );
      return status();
    },
    stop,
    pause: () => {
      board.pause(clock.now());
      changes.changed();
      return status();
    },
    resume: () => {
      board.resume();
      changes.changed();
      return status();
    },
    status,
    watch: (signal) => changes.watch(signal),
    rows: (filter, page) => board.rows(filter, page),
    details: (number) => board.details(number),
    statistics: () => board.statistics(),
    bookmark: (number, isBookmarked) => {
      board.bookmark(number, isBookmarked);
      changes.changed();
      return status();
    },
    record: async (withHeld) => {
      if (recorder.isRecording()) return status();
      const writtenAt = clock.now().toISOString();
      const [hubName = 'hub'] = (standing.hostName ?? 'hub').split('.');
      const stamp = writtenAt.slice(0, 19).replaceAll(':', '');
      const path = await ports.choosePathToSave(`${hubName}-messages-${stamp}.jsonl`);
      if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      if (recorder.isRecording()) return status();
      const facts = {
        format: recordingFormat,
        hub: standing.hostName ?? '',
        device: standing.start?.deviceId ?? '',
        consumerGroup: standing.start?.consumerGroup ?? '',
        beganAt: writtenAt,
        siteward: ports.version,
      };
      const about = Object.entries(facts).map(([key, value]) => ({ key, name: key, value }));
      recordedHub = standing.hostName;
      recorder.start(path, about, withHeld ? board.held() : []);
      changes.changed();
      return status();
    },
    stopRecording: async () => {
      await recorder.finish();
      return status();
    },
    replay: async (pace) => {
      const path = await ports.chooseRecording();
      if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      const hostName = await readHubOf(path).catch((cause: unknown) => {
        throw new ExpectedFailure('MESSAGES_UNREADABLE', undefined, { cause });
      });
      await end();
      begin(hostName, { state: 'replaying', replayed: basename(path) }, async (signal) => {
        const onMessage = (message: Parameters<Board['add']>[0]): void => {
          board.add(message);
          changes.changed();
        };
        try {
          await replay(path, pace, clock, onMessage, signal);
          return null;
        } catch (error) {
          signal.throwIfAborted();
          if (error instanceof DamagedRecording) {
            return { reason: 'damagedRecording', detail: String(error.line) };
          }
          const detail = error instanceof Error ? error.message : String(error);
          log.warn('messages.replay', { message: detail });
          return { reason: 'unreadableRecording', detail };
        }
      });
      return status();
    },
    close: async () => {
      await end();
      await recorder.finish();
      changes.close();
    },
  };
}
