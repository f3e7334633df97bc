/** A device of the sandbox fleet, before it is in any registry. */
import type { AuthenticationType, JsonObject } from '../ports';

export type SimulatedAgent = 'c' | 'csharp' | 'micro';

export interface FleetModule {
  readonly moduleId: string;
  readonly managedBy: string | null;
  readonly tags: JsonObject;
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** When each section was written, before now; reported is null when the agent never reported. */
  readonly desiredMinutesAgo: number;
  readonly reportedMinutesAgo: number | null;
  /** The agent that plays it while the hub runs. */
  readonly agent: SimulatedAgent | null;
}

export interface FleetDevice {
  readonly deviceId: string;
  readonly status: 'enabled' | 'disabled';
  readonly statusReason: string | null;
  /** Null for one that is as it was registered. */
  readonly statusChangedMinutesAgo: number | null;
  readonly authenticationType: AuthenticationType;
  /** Of its thumbprints, if it has any: `sha1` as some people still paste them. */
  readonly thumbprintHash: 'sha1' | 'sha256';
  /** Devices with the same text here have the same primary key or thumbprint; null for credentials of its own. */
  readonly sharedCredential: string | null;
  readonly isEdge: boolean;
  readonly tags: JsonObject;
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** Null for a device that never connected. */
  readonly lastActivityMinutesAgo: number | null;
  readonly modules: readonly FleetModule[];
}
