/** Notices that a hub answers slower than before, which comes before it refuses (traffic shaping queues first). Pure. */

/** Answers quicker than this are never called slow. */
const slowLeastMs = 2000;
const slowFactor = 4;
const shortestPauseMs = 15_000;
const longestPauseMs = 5 * 60_000;

export interface Pace {
  /** What a page usually takes; null before the first one. */
  readonly usualMs: number | null;
  /** How many slow or refused answers came one after the other. */
  readonly slowInARow: number;
}

export const freshPace: Pace = { usualMs: null, slowInARow: 0 };

export function paceAfter({ usualMs, slowInARow }: Pace, tookMs: number): Pace {
  const isSlow = usualMs !== null && tookMs > Math.max(slowLeastMs, slowFactor * usualMs);
  // One slow answer hardly moves what is usual, so that a hub that stays slow is not taken for normal at once.
  const weight = isSlow ? 0.05 : 0.3;
  return {
    usualMs: usualMs === null ? tookMs : usualMs + weight * (tookMs - usualMs),
    slowInARow: isSlow ? slowInARow + 1 : 0,
  };
}

/** After an answer that was refused. */
export function paceRefused(pace: Pace): Pace {
  return { ...pace, slowInARow: pace.slowInARow + 1 };
}

/** Longer with every slow or refused answer; 0 after one that came as usual. */
export function pauseMs({ slowInARow }: Pace): number {
  return slowInARow === 0 ? 0 : Math.min(longestPauseMs, shortestPauseMs * 2 ** (slowInARow - 1));
}
