/** contract/coverage.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function coverageRouter(os: Implementer, { coverage }: Services) {
  return os.coverage.router({
    read: os.coverage.read.handler(({ input }) => coverage.read(input)),
    trend: os.coverage.trend.handler(({ input }) => coverage.trend(input.days)),
  });
}
