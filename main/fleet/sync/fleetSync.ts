/** Reads the list of the open hub when asked to, and tells how that goes on. */
import type { FleetSync, FleetSyncSettings } from '../../../preload/contract';
import { HubCallError, type HubClient, type HubClock } from '../../hubs';
import { createLatest } from '../../latest';
import { IndexError } from '../indexFile/indexClient';
import type { IndexState } from '../indexFile/indexContract';
import type { KeptReading } from '../indexFile/keptReading';
import type { OpenIndex } from '../openIndexes';
import type { Power } from '../power';
import { createAllowance, ownQueriesPerMinute, queriesPerMinute } from './allowance';
import { createGate } from './gate';
import { createPause, type Pause } from './pause';
import { readOn } from './readOn';
import { nextReading } from './scope';

export interface FleetSyncPorts {
  readonly hub: () => HubClient;
  readonly hubId: () => string | null;
  readonly index: (hub: HubClient) => Promise<OpenIndex>;
  readonly settings: (hub: HubClient) => FleetSyncSettings;
  readonly clock: HubClock;
  readonly power: Power;
  /** Told of what ends a reading and is no failure of the hub. */
  readonly noteDefect: (error: unknown) => void;
}

export interface FleetSyncing {
  /** Never ends by itself. */
  watch(signal?: AbortSignal): AsyncGenerator<FleetSync, void, void>;
  newest(): FleetSync;
  /** Shows what is known of the hub's list once its index is open. */
  noteIndex(hub: HubClient, opened: OpenIndex, state: IndexState): void;
  start(wantsEverything: boolean): void;
  pause(): void;
  cancel(): void;
  /** The list changed by something else than a reading. */
  noteVersion(version: number): void;
  /** After a change of settings. */
  noteSettings(): void;
  /** Resolves when nothing is read any more. */
  close(): Promise<void>;
}

const idle: FleetSync = {
  hubId: null,
  phase: 'idle',
  scope: null,
  devicesRead: 0,
  modulesRead: 0,
  devicesExpected: null,
  queriesSent: 0,
  queriesThisMinute: 0,
  hubQueriesPerMinute: queriesPerMinute(null),
  ownQueriesPerMinute: 5,
  pause: null,
  nextStepAt: null,
  everythingReadAt: null,
  changesReadAt: null,
  outcome: null,
  failure: null,
  indexProblem: null,
  version: 0,
};

/** While a long list is read, the window is told to look again this often at most. */
const lookAgainMs = 1000;

interface Running {
  readonly hub: HubClient;
  readonly stop: AbortController;
  readonly pause: Pause;
  readonly ended: Promise<void>;
}

export function createFleetSync(ports: FleetSyncPorts): FleetSyncing {
  const { clock, power, noteDefect } = ports;
  const sync = createLatest<FleetSync>(idle);
  const allowance = createAllowance(clock);
  let running: Running | null = null;
  let told = 0;

  const change = (changes: Partial<FleetSync>): void => {
    const queriesThisMinute = allowance.sentThisMinute();
    sync.set({ ...sync.get(), queriesThisMinute, ...changes });
  };

  const limits = (hub: HubClient): Partial<FleetSync> => {
    const settings = ports.settings(hub);
    return {
      hubQueriesPerMinute: queriesPerMinute(settings.tier),
      ownQueriesPerMinute: ownQueriesPerMinute(settings),
    };
  };

  const known = ({ notes, version }: IndexState): Partial<FleetSync> => ({
    everythingReadAt: notes.everythingReadAt,
    changesReadAt: notes.changesReadAt,
    version,
  });

  function reportReading(
    { scope, phase, devicesRead, modulesRead, queriesSent }: KeptReading,
    state: IndexState | null,
  ): void {
    const nowMs = performance.now();
    const tells = state !== null && nowMs - told >= lookAgainMs;
    if (tells) told = nowMs;
    change({
      scope,
      phase,
      devicesRead,
      modulesRead,
      queriesSent,
      ...(tells ? { version: state.version } : {}),
    });
  }

  /** Null when the credential may not read statistics, or they cannot be read now. */
  async function devicesOnHub(hub: HubClient, signal: AbortSignal): Promise<number | null> {
    try {
      return (await hub.statistics(signal)).totalDeviceCount;
    } catch (error) {
      if (error instanceof HubCallError) return null;
      throw error;
    }
  }

  async function readOnce(
    hub: HubClient,
    stop: AbortController,
    pause: Pause,
    wantsEverything: boolean,
  ): Promise<void> {
    const { signal } = stop;
    const { client, problem } = await ports.index(hub);
    change({ ...known(await client.state()), indexProblem: problem });
    const gate = createGate({
      clock,
      power,
      allowance,
      pause,
      settings: () => ports.settings(hub),
      report: change,
      signal,
    });
    for (let readsEverything = wantsEverything; ; readsEverything = true) {
      const onHub = await devicesOnHub(hub, signal);
      const { notes, deviceCount } = await client.state();
      const reading = nextReading({
        notes,
        deviceCount,
        devicesOnHub: onHub,
        wantsEverything: readsEverything,
        paths: ports.settings(hub).twinPaths,
        now: clock.now(),
      });
      change({ devicesExpected: reading.scope === 'everything' ? onHub : null });
      reportReading(reading, await client.begin(reading));
      const state = await readOn({ hub, index: client, clock, gate, signal, report: reportReading }, reading);
      await client.settle();
      // Devices were deleted that changes say nothing of.
      const isWhole = reading.scope === 'everything' || onHub === null || state.deviceCount <= onHub;
      change(known(state));
      if (isWhole) return;
    }
  }

  async function run(
    hub: HubClient,
    stop: AbortController,
    pause: Pause,
    wantsEverything: boolean,
  ): Promise<void> {
    const ended = (outcome: FleetSync['outcome'], failure: FleetSync['failure'], more: Partial<FleetSync>) =>
      change({ phase: 'idle', scope: null, pause: null, nextStepAt: null, outcome, failure, ...more });
    try {
      await readOnce(hub, stop, pause, wantsEverything);
      ended('done', null, {});
    } catch (error) {
      const failure = error instanceof HubCallError ? error.failure : null;
      const isCancelled = stop.signal.aborted || failure?.cause === 'cancelled';
      const problem = error instanceof IndexError ? error.problem : null;
      if (failure === null && problem === null && !isCancelled) noteDefect(error);
      const version = await versionNow(hub).catch(() => sync.get().version);
      ended(isCancelled ? 'cancelled' : 'failed', isCancelled ? null : failure, {
        version,
        ...(problem === null ? {} : { indexProblem: problem }),
      });
    } finally {
      if (running?.stop === stop) running = null;
    }
  }

  async function versionNow(hub: HubClient): Promise<number> {
    const { client } = await ports.index(hub);
    return (await client.state()).version;
  }

  /** What waits in a pause goes on, and finds itself stopped. */
  function stopRunning(): void {
    running?.stop.abort();
    running?.pause.end();
  }

  return {
    watch: (signal) => sync.watch(signal),
    newest: sync.get,
    noteIndex: (hub, { problem }, state) => {
      if (running?.hub === hub) return;
      sync.set({ ...idle, hubId: ports.hubId(), indexProblem: problem, ...limits(hub), ...known(state) });
    },
    start: (wantsEverything) => {
      const hub = ports.hub();
      if (running?.hub === hub && !running.stop.signal.aborted) {
        running.pause.end();
        // Any other wait goes on, and so does what is said of it.
        if (sync.get().pause === 'person') change({ pause: null, nextStepAt: null });
        return;
      }
      stopRunning();
      const before = running?.ended ?? Promise.resolve();
      const stop = new AbortController();
      const pause = createPause();
      const { everythingReadAt, changesReadAt, version, hubId, indexProblem } = sync.get();
      const isSame = hubId === ports.hubId();
      sync.set({
        ...idle,
        ...limits(hub),
        hubId: ports.hubId(),
        phase: 'devices',
        scope: 'everything',
        ...(isSame ? { everythingReadAt, changesReadAt, version, indexProblem } : {}),
      });
      const ended = before.then(() => run(hub, stop, pause, wantsEverything));
      running = { hub, stop, pause, ended };
    },
    pause: () => {
      if (running === null) return;
      running.pause.begin();
      change({ pause: 'person', nextStepAt: null });
    },
    cancel: stopRunning,
    noteVersion: (version) => change({ version }),
    noteSettings: () => change(limits(ports.hub())),
    close: async () => {
      stopRunning();
      await running?.ended;
    },
  };
}
