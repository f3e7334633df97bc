/** contract/coverage.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function coverageRouter(os: Implementer, { coverage }: Services) {
  return os.coverage.router({
    read: os.coverage.read.handler(({ input, signal }) => coverage.read(input, signal)),
    trend: os.coverage.trend.handler(({ input }) => coverage.trend(input.days)),
  });
}
