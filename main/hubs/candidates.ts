/** Connection strings that were read but not yet saved, held for a few minutes. */
import { randomUUID } from 'node:crypto';
import type { HubConnectionString } from './connectionString';
import type { HubRecord } from './hubRecords';

export interface Candidate {
  readonly connection: HubConnectionString;
  readonly ownCa: HubRecord['ownCa'];
}

export interface Candidates {
  /** Returns its id. */
  hold(candidate: Candidate): string;
  /** Null when it expired or never was. */
  find(candidateId: string): Candidate | null;
  replace(candidateId: string, candidate: Candidate): void;
  drop(candidateId: string): void;
}

const heldForMs = 15 * 60_000;

export function createCandidates(now: () => Date): Candidates {
  const held = new Map<string, { readonly candidate: Candidate; readonly until: number }>();
  function dropExpired(): void {
    const nowMs = now().getTime();
    for (const [candidateId, { until }] of held) if (until <= nowMs) held.delete(candidateId);
  }
  return {
    hold: (candidate) => {
      dropExpired();
      const candidateId = randomUUID();
      held.set(candidateId, { candidate, until: now().getTime() + heldForMs });
      return candidateId;
    },
    find: (candidateId) => {
      dropExpired();
      return held.get(candidateId)?.candidate ?? null;
    },
    replace: (candidateId, candidate) => {
      const existing = held.get(candidateId);
      if (existing) held.set(candidateId, { ...existing, candidate });
    },
    drop: (candidateId) => {
      held.delete(candidateId);
    },
  };
}
