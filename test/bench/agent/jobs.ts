/** What the processes that run the agent and watch messages are asked, and what they answer. */
import type { HubAddress } from '../../support/processes/hubAddress';

export interface Where {
  readonly hostName: string;
  readonly port: number;
  readonly caPem: string;
  readonly deviceId: string;
  readonly moduleId: string;
  readonly key: string;
}

export type AgentJob =
  | { readonly kind: 'snapshot' }
  | {
      readonly kind: 'events';
      readonly where: Where;
      /** Of the agent's clock. */
      readonly forS: number;
      readonly perSecond: number;
      /** Of the agent's clock, above the machine's. */
      readonly timesFaster: number;
    }
  | { readonly kind: 'latency'; readonly where: Where; readonly rounds: number };

export interface SnapshotFigures {
  /** Of this process and of the programs it ran. */
  readonly cpuMs: number;
  readonly tookMs: number;
  readonly failed: readonly string[];
}

export interface EventsFigures {
  readonly collected: number;
  readonly dropped: number;
  readonly highestAboveBaseMb: number;
  /** Of the heap, in the end: without what only waits for the garbage collector. */
  readonly liveHeapMb: number;
  readonly cpuMs: number;
}

export type WatchJob =
  /** Answered when it watches. */
  | { readonly kind: 'watch'; readonly hub: HubAddress }
  /** Answered when this many messages came. */
  | { readonly kind: 'untilSeen'; readonly messages: number };

export interface WatchFigures {
  readonly received: number;
  readonly held: number;
  readonly heldBytes: number;
  readonly rssMb: number;
  readonly cpuMs: number;
}
