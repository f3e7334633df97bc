/** Long scans work in turns, so that whoever asks for little is answered in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** All scans together work about this long before others have their turn. */
const roundMs = 20;
const shortestTurnMs = 1;

let scansAtWork = 0;

export interface Turns {
  /** To be called between two steps; waits when the turn is over. Null when it is not. */
  step(): Promise<void> | null;
  end(): void;
}

export function beginTurns(): Turns {
  scansAtWork += 1;
  const turnEnd = (): number => performance.now() + Math.max(roundMs / scansAtWork, shortestTurnMs);
  let endsAt = turnEnd();
  return {
    step: () =>
      performance.now() < endsAt
        ? null
        : nextTurn().then(() => {
            endsAt = turnEnd();
          }),
    end: () => {
      scansAtWork -= 1;
    },
  };
}
