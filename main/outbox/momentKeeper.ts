/** Keeps what others read without making them wait for the disk, and forgets what is too old now and then. */
import type { EventLog } from '../log';
import type { MomentCause, Moments, TwinName, TwinState } from './moments';

export interface MomentKeeper {
  /** Never throws; a state that cannot be written is logged. */
  keep(of: TwinName, state: TwinState, seenAt: string, cause: MomentCause): void;
}

const keptBetweenPrunings = 500;

export function createMomentKeeper(moments: Moments, log: EventLog, now: () => Date): MomentKeeper {
  let sincePruning = keptBetweenPrunings;
  return {
    keep: (of, state, seenAt, cause) => {
      sincePruning += 1;
      const isDue = sincePruning > keptBetweenPrunings;
      if (isDue) sincePruning = 0;
      moments
        .keep(of, state, seenAt, cause)
        .then(() => (isDue ? moments.prune(now()) : undefined))
        .catch((error: unknown) => log.error('history.notKept', { message: String(error) }));
    },
  };
}
