/** What the measured agent's process is asked, and what it answers. */

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
      readonly kind: 'hour';
      readonly where: Where;
      readonly eventsPerSecond: number;
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

export interface HourFigures {
  readonly collected: number;
  readonly dropped: number;
  readonly baseRssMb: number;
  readonly highestRssMb: number;
  readonly cpuMs: number;
}
