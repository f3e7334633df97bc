/** Time for the hub, so that tests can set it. */

export interface HubClock {
  now(): Date;
}

export const systemClock: HubClock = { now: () => new Date() };
