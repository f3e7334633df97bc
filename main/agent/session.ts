/** One run of the agent, from its first connection until it is stopped or gives up. */
import type { AgentEntry, AgentState, AgentStatus, JsonObject } from '../../preload/contract';
import { scrubSecrets } from '../secrets';
import type { AgentIdentity } from '../security';
import { createAggregator } from './aggregator';
import { createAlarm } from './alarm';
import { shownConfiguration } from './configuration';
import type { AgentFailure } from './connectionFailure';
import { createDiagnose } from './diagnose';
import { createHappenings } from './happenings';
import { keepConnected } from './keepConnected';
import type { PlayedAgent } from './playedAgent';
import type { AgentClock, Collectors, ModuleConnection, ModuleLink, OpenModuleLink } from './ports';
import { createRunningConfiguration } from './runningConfiguration';
import { firstSchedule, rescheduled, type Schedule, statusOfSchedule } from './schedule';
import { type Occasion, sendWaiting } from './sending';
import { takeSnapshot } from './snapshot';
import { withTimeLimit } from './timeLimit';
import { createWaitingEvents } from './waitingEvents';

export interface SessionPorts {
  readonly connection: ModuleConnection;
  find(signal: AbortSignal): Promise<ModuleConnection>;
  readonly openLink: OpenModuleLink;
  readonly collectors: Collectors;
  readonly clock: AgentClock;
  readonly identity: AgentIdentity;
  readonly played: PlayedAgent;
  readonly pace: number;
  onEntry(entry: AgentEntry): void;
  onState(state: AgentState, failure: AgentFailure | null): void;
}

export interface AgentSession {
  facts(): Pick<AgentStatus, 'configuration' | 'desiredVersion' | 'counts' | 'next'>;
  /** Resolves when a snapshot was taken and sending it was tried; at once before the first configuration. */
  sendNow(): Promise<void>;
  /** Resolves when nothing of the run goes on. */
  stop(): Promise<void>;
}

/** After a failed message or report, so that a refusing hub is not asked without end. */
const retryMs = 10_000;
const reportLimitMs = 60_000;
/** Timers are looked at anew at least this often: a laptop that slept must not sleep on, and long waits overflow. */
const longestWaitMs = 60_000;

export function startSession(ports: SessionPorts): AgentSession {
  const { clock, onEntry, played } = ports;
  const stopping = new AbortController();
  const { signal } = stopping;
  const alarm = createAlarm(clock);
  const events = createWaitingEvents(ports.identity, onEntry, played);
  const running = createRunningConfiguration(events, clock, onEntry, played, ports.pace);
  const diagnose = createDiagnose(events, clock, running.inUse);
  const aggregator = createAggregator(clock);
  const happenings = createHappenings({
    collectors: ports.collectors.triggered,
    aggregator,
    events,
    clock,
    diagnose,
    onEntry,
  });
  let link: ModuleLink | null = null;
  let schedule: Schedule | null = null;
  let retryAtMs = 0;
  /** The first snapshot goes out at once: somebody at the site waits for it. */
  let isFirstSnapshot = true;
  let isEverythingDue = false;
  let asked: (() => void)[] = [];

  const nowMs = clock.elapsedMs;

  function onDesired(desired: JsonObject): void {
    const before = running.steering();
    if (!running.update(desired)) return;
    if (schedule !== null) schedule = rescheduled(schedule, before, running.steering());
    alarm.ring();
  }

  async function onLinked(opened: ModuleLink): Promise<void> {
    const twin = await opened.readTwin();
    const before = running.steering();
    running.read(twin);
    const refusal = running.refusedAtStart();
    if (refusal !== null) {
      giveUp({ reason: 'configurationRefused', detail: refusal });
      return;
    }
    const after = running.steering();
    schedule = schedule === null ? firstSchedule(after, nowMs()) : rescheduled(schedule, before, after);
    link = opened;
    retryAtMs = 0;
    alarm.ring();
  }

  async function work(): Promise<void> {
    for (;;) {
      const answered = asked;
      asked = [];
      try {
        await reportIfDue();
        await pollIfDue(answered.length > 0);
        await snapshotIfDue(answered.length > 0);
        await sendIfDue();
      } finally {
        for (const answer of answered) answer();
      }
      await alarm.wait(asked.length > 0 ? 0 : untilNextMs(), signal);
    }
  }

  async function reportIfDue(): Promise<void> {
    if (link === null || !running.isReportDue() || nowMs() < retryAtMs) return;
    const { report } = link;
    try {
      await running.report((patch) => withTimeLimit(() => report(patch), reportLimitMs, clock, signal));
    } catch {
      retryAtMs = nowMs() + retryMs;
    }
    signal.throwIfAborted();
  }

  async function pollIfDue(isAsked: boolean): Promise<void> {
    if (schedule === null) return;
    await happenings.poll(running.inUse(), running.steering(), isAsked, signal);
  }

  async function snapshotIfDue(isAsked: boolean): Promise<void> {
    if (schedule === null) return;
    if (!isAsked && nowMs() < schedule.snapshotAtMs) return;
    const { snapshots: collectors } = ports.collectors;
    await takeSnapshot({ collectors, clock, events, diagnose, played, onEntry }, running.inUse(), signal);
    schedule = { ...schedule, snapshotAtMs: nowMs() + running.steering().snapshotMs };
    isEverythingDue ||= isAsked || isFirstSnapshot;
    isFirstSnapshot = false;
  }

  async function sendIfDue(): Promise<void> {
    for (const occasion of dueOccasions()) {
      if (link === null) return;
      const isDone = await sendWaiting(occasion, link, events, running.steering(), clock, signal);
      signal.throwIfAborted();
      if (!isDone) {
        retryAtMs = nowMs() + retryMs;
        return;
      }
      settle(occasion);
    }
  }

  function dueOccasions(): Occasion[] {
    const now = nowMs();
    if (schedule === null || link === null || now < retryAtMs) return [];
    return [
      ...(isEverythingDue ? (['everything'] as const) : []),
      ...(now >= schedule.highPrioritySendAtMs ? (['highTimer'] as const) : []),
      ...(now >= schedule.lowPrioritySendAtMs ? (['lowTimer'] as const) : []),
      'cacheAboveMessage',
    ];
  }

  function settle(occasion: Occasion): void {
    if (schedule === null) return;
    const { highPriorityMs, lowPriorityMs } = running.steering();
    if (occasion === 'everything') isEverythingDue = false;
    if (occasion === 'highTimer') schedule = { ...schedule, highPrioritySendAtMs: nowMs() + highPriorityMs };
    if (occasion === 'lowTimer') schedule = { ...schedule, lowPrioritySendAtMs: nowMs() + lowPriorityMs };
  }

  /** Without a connection only snapshots are waited for; it rings when there is one. */
  function untilNextMs(): number | null {
    if (schedule === null) return null;
    const sends =
      link === null
        ? []
        : [schedule.highPrioritySendAtMs, schedule.lowPrioritySendAtMs].map((atMs) =>
            Math.max(atMs, retryAtMs),
          );
    const isRetryDue = link !== null && (running.isReportDue() || isEverythingDue);
    const { aggregation } = running.steering();
    const polls = [happenings.nextPollMs(running.inUse()), aggregator.nextEndMs(aggregation)].filter(
      (atMs) => atMs !== null,
    );
    const nextAtMs = Math.min(schedule.snapshotAtMs, ...polls, ...sends, ...(isRetryDue ? [retryAtMs] : []));
    return Math.max(0, Math.min(longestWaitMs, nextAtMs - nowMs()));
  }

  function giveUp(failure: AgentFailure): void {
    if (signal.aborted) return;
    ports.onState('failed', failure);
    stopping.abort();
  }

  function giveUpOn(error: unknown): void {
    const detail = scrubSecrets(error instanceof Error ? error.message : String(error));
    giveUp({ reason: 'unexpected', detail });
  }

  const connecting = keepConnected(
    {
      first: ports.connection,
      find: ports.find,
      openLink: ports.openLink,
      clock,
      onState: ports.onState,
      onLinked,
      onUnlinked: () => {
        link = null;
      },
      onDesired,
    },
    signal,
  ).then(giveUp, giveUpOn);
  const working = work().catch(giveUpOn);
  const ended = Promise.all([connecting, working]).then(() => {
    for (const answer of asked) answer();
  });

  return {
    facts: () => ({
      configuration: running.desiredVersion() === null ? null : shownConfiguration(running.inUse()),
      desiredVersion: running.desiredVersion(),
      counts: events.counts(),
      next: statusOfSchedule(schedule, clock),
    }),
    sendNow: () =>
      new Promise((resolve) => {
        if (schedule === null || signal.aborted) {
          resolve();
          return;
        }
        asked = [...asked, resolve];
        alarm.ring();
      }),
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
