/** Diagnoses of the open hub's devices: run one at a time, followed, cancelled, the newest kept until the program ends, saved. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type {
  CheckDescription,
  CheckId,
  Diagnosis,
  DiagnosisEvent,
  DiagnosisTarget,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { DiagnosedHub, HubClock } from '../hubs';
import type { EventLog } from '../log';
import { saveFile } from '../savedFiles';
import type { Target } from '../targets';
import { allChecks } from './checks';
import type { NetworkPorts } from './context';
import { createEventQueue } from './eventQueue';
import { folderTarget } from './folderTarget';
import { diagnose } from './run';

export interface DiagnosticsPorts {
  /** Fails with NO_HUB_OPEN and as opening a hub does. */
  readonly openHub: () => Promise<DiagnosedHub>;
  /** The open hub's name, without opening anything; fails with NO_HUB_OPEN. */
  readonly hostName: () => string;
  readonly network: NetworkPorts;
  /** Null when the person chose nothing. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly choosePathToSave: (suggestedName: string) => Promise<string | null>;
  /** The device over SSH; null without a connection to it. */
  readonly sshTarget: (deviceId: string) => Target | null;
  readonly clock: HubClock;
  readonly log: EventLog;
}

export interface DiagnosisWish {
  readonly deviceId: string;
  readonly checkIds: readonly CheckId[] | null;
  readonly target: DiagnosisTarget;
}

export interface Diagnostics {
  checks(): CheckDescription[];
  chooseFolder(): Promise<{ folderId: string; name: string }>;
  /** Leaving the stream cancels the run. */
  run(wish: DiagnosisWish, signal?: AbortSignal): AsyncGenerator<DiagnosisEvent, void, void>;
  cancel(deviceId: string): { wasRunning: boolean };
  /** Of the open hub. */
  last(deviceId: string): Diagnosis | null;
  /** The newest of the device on the open hub, the oldest first. */
  runs(deviceId: string): readonly Diagnosis[];
  save(deviceId: string): Promise<{ fileName: string }>;
  /** Cancels what runs and waits until it has put things back. */
  close(): Promise<void>;
}

interface Running {
  readonly deviceId: string;
  readonly ending: AbortController;
  readonly done: Promise<unknown>;
}

/** Of each device. */
const mostRunsKept = 20;

export function createDiagnostics(ports: DiagnosticsPorts): Diagnostics {
  const folders = new Map<string, string>();
  const finished = new Map<string, readonly Diagnosis[]>();
  let running: Running | null = null;
  const keyOf = (hostName: string, deviceId: string): string => `${hostName} ${deviceId}`;

  function targetOf(wish: DiagnosisTarget, deviceId: string): Target | null {
    if (wish.kind === 'none') return null;
    if (wish.kind === 'ssh') {
      const target = ports.sshTarget(deviceId);
      if (target === null) throw new ExpectedFailure('SSH_NOT_CONNECTED');
      return target;
    }
    const folder = folders.get(wish.folderId);
    if (folder === undefined) throw new ExpectedFailure('FOLDER_UNKNOWN');
    return folderTarget(folder);
  }

  async function* run(
    { deviceId, checkIds, target: wish }: DiagnosisWish,
    signal?: AbortSignal,
  ): AsyncGenerator<DiagnosisEvent, void, void> {
    if (running !== null) throw new ExpectedFailure('DIAGNOSIS_ALREADY_RUNNING');
    const target = targetOf(wish, deviceId);
    const ending = new AbortController();
    const queue = createEventQueue<DiagnosisEvent>();
    const done = (async () => {
      const hub = await ports.openHub();
      const { network, clock, log } = ports;
      const { now, wait } = clock;
      const parts = {
        deviceId,
        checkIds,
        hub,
        network,
        log,
        now,
        wait,
        target,
        isFolder: wish.kind === 'folder',
      };
      try {
        const diagnosis = await diagnose(parts, queue.push, ending.signal);
        const key = keyOf(hub.hostName, deviceId);
        finished.set(key, [...(finished.get(key) ?? []), diagnosis].slice(-mostRunsKept));
      } finally {
        await hub.close();
      }
    })().finally(() => {
      running = null;
      queue.end();
    });
    running = { deviceId, ending, done: done.catch(() => {}) };
    const leave = (): void => ending.abort();
    signal?.addEventListener('abort', leave);
    try {
      yield* queue.events();
      await done;
    } finally {
      ending.abort();
      signal?.removeEventListener('abort', leave);
    }
  }

  const runs = (deviceId: string): readonly Diagnosis[] =>
    finished.get(keyOf(ports.hostName(), deviceId)) ?? [];
  const last = (deviceId: string): Diagnosis | null => runs(deviceId).at(-1) ?? null;

  return {
    checks: () =>
      allChecks.map(({ checkId, group, dependsOn, commands, isChanging }) => ({
        checkId,
        group,
        dependsOn: [...dependsOn],
        commands: commands.map(({ program, args }) => [program, ...args].join(' ')),
        isChanging,
      })),
    chooseFolder: async () => {
      const folder = await ports.chooseFolder();
      if (folder === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      const folderId = randomUUID();
      folders.set(folderId, folder);
      return { folderId, name: basename(folder) };
    },
    run,
    cancel: (deviceId) => {
      const wasRunning = running?.deviceId === deviceId;
      if (wasRunning) running?.ending.abort();
      return { wasRunning };
    },
    last,
    runs,
    save: async (deviceId) => {
      const diagnosis = last(deviceId);
      if (diagnosis === null) throw new ExpectedFailure('DIAGNOSIS_ABSENT');
      const name = `${deviceId.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}.diagnosis.json`;
      const path = await ports.choosePathToSave(name);
      if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      const text = `${JSON.stringify(diagnosis, null, 2)}\n`;
      await saveFile({ path, text, readers: 'anybody', mayReplace: true }).catch((cause: unknown) => {
        throw new ExpectedFailure('FILE_NOT_WRITTEN', { reason: String(cause) }, { cause });
      });
      return { fileName: basename(path) };
    },
    close: async () => {
      running?.ending.abort();
      await running?.done;
    },
  };
}
