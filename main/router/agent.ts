/** contract/agent.ts, translated. */
import type { Services } from '../services';
import type { Implementer } from './base';

export function agentRouter(os: Implementer, { agent }: Services) {
  return os.agent.router({
    start: os.agent.start.handler(({ input, signal }) => agent.start({ ...input, signal })),
    stop: os.agent.stop.handler(() => agent.stop()),
    sendNow: os.agent.sendNow.handler(() => agent.sendNow()),
    watch: os.agent.watch.handler(({ signal }) => agent.watch(signal)),
  });
}
