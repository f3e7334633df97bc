/** What the local agent did for a device, from its status and its log. */
import { type AgentService, agentIdOf } from '../agent';
import { securityModuleIds } from '../security';
import type { AgentEvidence } from './report';

const mostEntries = 60;

/** Null when the last run of the agent was not for this device of this hub. */
export async function agentEvidence(
  agent: Pick<AgentService, 'watch'>,
  hostName: string,
  deviceId: string,
): Promise<AgentEvidence | null> {
  const batches = agent.watch();
  const { value } = await batches.next();
  await batches.return();
  if (value === undefined) return null;
  const { state, agentId, startedAt, desiredVersion, counts } = value.status;
  if (agentId !== agentIdOf(hostName, deviceId, securityModuleIds.classic) || startedAt === null) return null;
  const ofRun = value.entries.filter(({ at }) => at >= startedAt);
  const names = ofRun.flatMap(({ entry }) => (entry.kind === 'eventCollected' ? [entry.name] : []));
  return {
    agentId,
    startedAt,
    state,
    desiredVersion,
    eventsCollected: counts.eventsCollected,
    eventsDropped: counts.eventsDropped,
    messagesSent: counts.messagesSent,
    messagesAcknowledged: counts.messagesAcknowledged,
    messagesFailed: counts.messagesFailed,
    eventsByName: [...new Set(names)]
      .sort()
      .map((name) => ({ name, count: names.filter((each) => each === name).length })),
    entries: ofRun.filter(({ entry }) => entry.kind !== 'eventCollected').slice(-mostEntries),
  };
}
