/** What the local agent tells of itself before it was ever started. */
import type { AgentStatus } from '../../preload/contract';

export const stoppedAgent: AgentStatus = {
  state: 'stopped',
  deviceId: null,
  hostName: null,
  agentId: null,
  startedAt: null,
  failure: null,
  configuration: null,
  desiredVersion: null,
  counts: {
    eventsCollected: 0,
    eventsDropped: 0,
    eventsWaiting: 0,
    waitingBytes: 0,
    messagesSent: 0,
    messagesAcknowledged: 0,
    messagesFailed: 0,
  },
  next: { snapshotAt: null, highPrioritySendAt: null, lowPrioritySendAt: null },
};
