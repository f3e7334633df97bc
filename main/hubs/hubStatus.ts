/** How the open hub is doing, from its finished calls. */
import type { HubStatus } from '../../preload/contract';
import type { FinishedCall } from './transport';

export function freshStatus(openHubId: string | null): HubStatus {
  return {
    openHubId,
    reachability: 'unknown',
    lastAnswerAt: null,
    lastFailure: null,
    requests: { registry: 0, twinRead: 0, twinWrite: 0, query: 0, method: 0, statistics: 0 },
    retries: 0,
  };
}

/** A hub that refuses has answered; a cancelled call says nothing about it. */
export function statusAfter(
  status: HubStatus,
  { kind, failure, attempts }: FinishedCall,
  at: Date,
): HubStatus {
  const counted: HubStatus = {
    ...status,
    requests: { ...status.requests, [kind]: status.requests[kind] + attempts },
    retries: status.retries + attempts - 1,
  };
  if (failure?.cause === 'cancelled') return counted;
  if (failure && failure.status === null) {
    return { ...counted, reachability: 'unreachable', lastFailure: failure };
  }
  return { ...counted, reachability: 'online', lastAnswerAt: at.toISOString(), lastFailure: failure };
}
