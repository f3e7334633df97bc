/** contract/twinHistory.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function twinHistoryRouter(os: Implementer, { history }: Services) {
  return os.twinHistory.router({
    timeline: os.twinHistory.timeline.handler(({ input }) =>
      history.timeline(input, input.before, input.limit),
    ),
    compare: os.twinHistory.compare.handler(({ input, signal }) =>
      history.compare(input.left, input.right, signal),
    ),
  });
}
