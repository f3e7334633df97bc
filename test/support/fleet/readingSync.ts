/** A first reading of a list, on its way. */
import type { FleetSync } from '../../../preload/contract';

export const reading: FleetSync = {
  hubId: 'sandbox',
  phase: 'devices',
  scope: 'everything',
  devicesRead: 12_000,
  modulesRead: 0,
  devicesExpected: 20_000,
  queriesSent: 12,
  queriesThisMinute: 4,
  hubQueriesPerMinute: 80,
  ownQueriesPerMinute: 20,
  pause: null,
  nextStepAt: null,
  everythingReadAt: null,
  changesReadAt: null,
  outcome: null,
  failure: null,
  indexProblem: null,
  version: 3,
};
