/** The agent's last log entries, numbered. */
import type { AgentEntry, LoggedAgentEntry } from '../../preload/contract';

export interface EntryRing {
  append(at: Date, entry: AgentEntry): void;
  /** What was logged after the entry with that number (0: everything), and how many of those are gone. */
  after(sequence: number): { readonly entries: LoggedAgentEntry[]; readonly skipped: number };
  lastSequence(): number;
}

/** Numbers start at 1 and go on as long as the ring lives. */
export function createEntryRing(limit = 2000): EntryRing {
  const entries: LoggedAgentEntry[] = [];
  let last = 0;
  return {
    append: (at, entry) => {
      last += 1;
      entries.push({ sequence: last, at: at.toISOString(), entry });
      if (entries.length > limit) entries.shift();
    },
    after: (sequence) => {
      const missed = last - sequence;
      const kept = missed <= 0 ? [] : entries.slice(-missed);
      return { entries: kept, skipped: Math.max(0, missed - kept.length) };
    },
    lastSequence: () => last,
  };
}
