/** contract/screenExports.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function screenExportsRouter(os: Implementer, { screenExports }: Services, log: EventLog) {
  return os.screenExports.router({
    fleetRows: os.screenExports.fleetRows.handler(({ input, signal }) =>
      translated(screenExports.fleetRows(input, signal), log),
    ),
    hygieneFindings: os.screenExports.hygieneFindings.handler(({ input, signal }) =>
      translated(screenExports.hygieneFindings(input, signal), log),
    ),
    coverageSites: os.screenExports.coverageSites.handler(({ input, signal }) =>
      translated(screenExports.coverageSites(input, signal), log),
    ),
  });
}
