/** contract/fleet.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function fleetRouter(os: Implementer, { fleet }: Services, log: EventLog) {
  return os.fleet.router({
    refresh: os.fleet.refresh.handler(({ signal }) => translated(fleet.refresh(signal), log)),
    search: os.fleet.search.handler(({ input }) => fleet.search(input)),
  });
}
