/** Waiting for the agent's answer to a saved configuration: reads the twin until it can be judged or the limit is reached. */
import type { EchoState, HubFailure, SecurityTwinView } from '../../preload/contract';
import { judgeEcho } from '../security';
import { lastUpdatedAt } from '../twin';
import type { Desk } from './desk';
import { goneOr, hubFailureOf, isPassing } from './failure';
import type { ReadTwin, WorkbenchClock } from './ports';

/** The C agent applies an update within its scheduler's 10 s; the rest is for slow networks. */
const limitMs = 60_000;
const firstPauseMs = 500;
const longestPauseMs = 2_000;
/** A round that took longer slept with the laptop, and sleep is no time in which an agent was silent. */
const longestRoundMs = 35_000;

/**
 * Yields a state after each read and ends with `applied`, `rejected`, or `noAnswer` at the limit. A read that fails in
 * passing is told and tried again; fails with TWIN_GONE when the module is deleted meanwhile.
 */
export async function* waitForEcho(
  desk: Desk<SecurityTwinView>,
  desiredVersion: number,
  clock: WorkbenchClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<EchoState, void, void> {
  let read = await desk.lastRead(signal);
  let waitedMs = 0;
  let roundAtMs = clock.now().getTime();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const tried = await tryRead(desk, signal);
    if (tried.kind === 'read') read = tried.read;
    const nowMs = clock.now().getTime();
    waitedMs += Math.min(Math.max(0, nowMs - roundAtMs), longestRoundMs);
    roundAtMs = nowMs;
    const state = stateOf(
      desk,
      read,
      desiredVersion,
      waitedMs,
      tried.kind === 'failed' ? tried.failure : null,
    );
    yield state;
    if (state.outcome !== 'waiting') return;
    await clock.wait(pauseMs, signal);
  }
}

type Tried =
  | { readonly kind: 'read'; readonly read: ReadTwin }
  | { readonly kind: 'failed'; readonly failure: HubFailure };

async function tryRead(desk: Desk<SecurityTwinView>, signal: AbortSignal | undefined): Promise<Tried> {
  try {
    return { kind: 'read', read: await desk.readLive(signal) };
  } catch (error) {
    const failure = hubFailureOf(error);
    if (failure === null || !isPassing(failure)) throw goneOr(error);
    return { kind: 'failed', failure };
  }
}

function stateOf(
  { subject }: Desk<SecurityTwinView>,
  { twin, readAt }: ReadTwin,
  desiredVersion: number,
  waitedMs: number,
  readFailure: HubFailure | null,
): EchoState {
  const { desired, reported } = twin.properties;
  const verdict = judgeEcho({ moduleId: subject.moduleId ?? '', desired, reported, desiredVersion });
  const isOver = waitedMs >= limitMs;
  const writtenAt = lastUpdatedAt(desired);
  const answeredAt = verdict.outcome === 'waiting' ? null : verdict.reportedAt;
  return {
    outcome: verdict.outcome === 'waiting' && isOver ? 'noAnswer' : verdict.outcome,
    waitedMs,
    limitMs,
    properties: [...verdict.properties],
    reportedAt: verdict.reportedAt,
    answeredAfterMs:
      answeredAt === null || writtenAt === null ? null : Date.parse(answeredAt) - Date.parse(writtenAt),
    connectionState: twin.connectionState,
    lastActivityTime: twin.lastActivityTime,
    readAt,
    readFailure,
  };
}
