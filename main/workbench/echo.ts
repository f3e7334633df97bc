/** Waiting for the agent's answer to a saved configuration: reads the twin until it can be judged or the limit is reached. */
import type { EchoState } from '../../preload/contract';
import { judgeEcho } from '../security';
import type { ReadTwin, TwinRef, WorkbenchClock } from './ports';

/** The C agent applies an update within its scheduler's 10 s; the rest is for slow networks. */
const limitMs = 60_000;
const firstPauseMs = 500;
const longestPauseMs = 2_000;

/**
 * Yields a state after each read and ends with `applied`, `rejected`, or `noAnswer` at the limit.
 * `readTwin` keeps what it reads, so that the view is fresh when the wait ends.
 */
export async function* waitForEcho(
  ref: TwinRef,
  desiredVersion: number,
  readTwin: () => Promise<ReadTwin>,
  clock: WorkbenchClock,
  signal: AbortSignal | undefined,
): AsyncGenerator<EchoState, void, void> {
  const startedAtMs = clock.now().getTime();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const { twin } = await readTwin();
    const waitedMs = clock.now().getTime() - startedAtMs;
    const verdict = judgeEcho({
      moduleId: ref.moduleId,
      desired: twin.properties.desired,
      reported: twin.properties.reported,
      desiredVersion,
    });
    const isOver = waitedMs >= limitMs;
    yield {
      outcome: verdict.outcome === 'waiting' && isOver ? 'noAnswer' : verdict.outcome,
      waitedMs,
      limitMs,
      properties: [...verdict.properties],
      reportedAt: verdict.reportedAt,
      connectionState: twin.connectionState,
      lastActivityTime: twin.lastActivityTime,
    };
    if (verdict.outcome !== 'waiting' || isOver) return;
    await clock.wait(pauseMs, signal);
  }
}
