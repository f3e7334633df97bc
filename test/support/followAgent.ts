/** Everything an agent tells until the test ends, which closes it. */
import { onTestFinished } from 'vitest';
import type { AgentService } from '../../main/agent';
import type { AgentEntry, AgentStatus } from '../../preload/contract';

export interface SeenOfAgent {
  status: AgentStatus | null;
  readonly entries: AgentEntry[];
}

export function followAgent(agent: AgentService): SeenOfAgent {
  const seen: SeenOfAgent = { status: null, entries: [] };
  const following = (async () => {
    for await (const { status, entries } of agent.watch()) {
      seen.status = status;
      seen.entries.push(...entries.map(({ entry }) => entry));
    }
  })();
  onTestFinished(async () => {
    await agent.close();
    await following;
  });
  return seen;
}
