/** Time for the hub, so that tests can set it. */

export interface HubClock {
  now(): Date;
}

export const systemClock: HubClock = { now: () => new Date() };

/** Does something later; returns what takes that back. */
export type Schedule = (work: () => void, delayMs: number) => () => void;

/** The longest delay a timer of Node takes; work planned for later than that is done then. */
export const longestDelayMs = 2 ** 31 - 1;

export const afterTimeout: Schedule = (work, delayMs) => {
  const timer = setTimeout(work, Math.min(Math.max(delayMs, 0), longestDelayMs));
  return () => clearTimeout(timer);
};
