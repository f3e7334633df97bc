/** What the agent needs from outside: the module's credentials, a connection as that module, data of a machine, time. */
import type { AgentProxy, AgentStart, AgentTransport, JsonObject } from '../../preload/contract';
import type { Secret } from '../secrets';
import type { PeriodicSecurityEventName, TriggeredSecurityEventName } from '../security';

/** The way from this machine to the hub. */
export interface HubRoute {
  readonly hostName: string;
  /** The machine that stands in for the hub; null when the agent connects to the hub itself. */
  readonly gatewayHostName: string | null;
  /** At which it answers whatever the transport; null for the transport's own port. */
  readonly port: number | null;
  /** A CA to trust for this hub; null for those the program trusts anyway. */
  readonly caPem: string | null;
  /** For HTTPS and for transports over WebSocket. */
  readonly proxy: AgentProxy | null;
}

export interface ModuleConnection extends HubRoute {
  readonly deviceId: string;
  readonly moduleId: string;
  readonly key: Secret;
  readonly transport: AgentTransport;
}

/**
 * Throws `ExpectedFailure` with the codes that the contract declares for a start. `hostName` is that of an earlier
 * connection: another hub, though it has a device of this name, is not the agent's.
 */
export type FindModuleConnection = (
  start: AgentStart,
  signal: AbortSignal | undefined,
  hostName?: string,
) => Promise<ModuleConnection>;

export interface SecurityTelemetry {
  readonly messageId: string;
  /** JSON. */
  readonly body: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ModuleTwinDocument {
  readonly desired: JsonObject;
  readonly reported: JsonObject;
}

/** One connection as the module; it does not reconnect. */
export interface ModuleLink {
  /** Twin updates arrive at `onDesired` from before this read, so that none is missed between. */
  readTwin(): Promise<ModuleTwinDocument>;
  report(patch: JsonObject): Promise<void>;
  /** Resolves when the hub acknowledged the message. */
  send(telemetry: SecurityTelemetry): Promise<void>;
  close(): Promise<void>;
}

export interface ModuleLinkEvents {
  /** The whole section or a patch, as the hub sent it, with `$version`. */
  onDesired(desired: JsonObject): void;
  /** At most once, and not after `close`. */
  onLost(error: unknown): void;
}

/** Rejects when the hub cannot be reached or refuses the module. */
export type OpenModuleLink = (
  connection: ModuleConnection,
  events: ModuleLinkEvents,
  signal: AbortSignal,
) => Promise<ModuleLink>;

/** Looks at the state of a machine. */
export interface SnapshotCollector {
  readonly name: PeriodicSecurityEventName;
  /** The event's payload objects. */
  collect(at: Date, signal: AbortSignal): Promise<readonly JsonObject[]>;
}

/** How a collector learns of what happens: `sampling` misses what begins and ends between two looks. */
export type CollectingWay = 'audit' | 'log' | 'sampling';

export interface Poll {
  readonly way: CollectingWay;
  readonly events: readonly {
    /** When it happened; null when that is not known. */
    readonly at: Date | null;
    readonly payload: JsonObject;
  }[];
}

/** Looks again and again for what happened. */
export interface TriggeredCollector {
  readonly name: TriggeredSecurityEventName;
  /** What happened since the poll before; nothing at the first. */
  poll(at: Date, signal: AbortSignal): Promise<Poll>;
  /** The next poll counts as the first again. */
  forget(): void;
}

export interface Collectors {
  readonly snapshots: readonly SnapshotCollector[];
  readonly triggered: readonly TriggeredCollector[];
}

export interface AgentClock {
  /** For what is told; somebody may set it forwards or back at any moment. */
  now(): Date;
  /** For what is waited for: since some moment, with the time that the machine slept, whatever becomes of `now`. */
  elapsedMs(): number;
  /** Rejects with the signal's reason when it aborts. */
  wait(durationMs: number, signal?: AbortSignal): Promise<void>;
}
