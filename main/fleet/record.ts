/** What the index knows of a device and of its modules. Times are ISO 8601, UTC. */
import type {
  AgentFlavour,
  AuthenticationType,
  ConnectionState,
  DriftCause,
  Generation,
  IdentityStatus,
  JsonObject,
  JsonValue,
  SecurityModuleKind,
  SecurityVerdict,
} from '../../preload/contract';

export interface Thumbprints {
  readonly primary: string | null;
  readonly secondary: string | null;
}

/** A device as one row of a query gives it, or one live read. */
export interface DeviceFacts {
  readonly deviceId: string;
  readonly status: IdentityStatus;
  readonly statusReason: string | null;
  readonly statusUpdatedAt: string | null;
  readonly connectionState: ConnectionState;
  /** Null when it never connected. */
  readonly lastActivityTime: string | null;
  readonly authenticationType: AuthenticationType | null;
  readonly thumbprints: Thumbprints;
  readonly isEdge: boolean;
  readonly modelId: string | null;
  readonly deviceScope: string | null;
  /** Of the twin, of the identity; the twin's version grows with every write. */
  readonly etag: string | null;
  readonly deviceEtag: string | null;
  readonly version: number | null;
  /** Messages that wait for the device. */
  readonly messageCount: number;
  readonly tags: JsonObject;
  /** The twin paths that were chosen for the index, and what stands there. */
  readonly paths: Readonly<Record<string, JsonValue>>;
  readonly readAt: string;
}

/** What of a security module's twin the index keeps. */
export interface SecurityFacts {
  readonly generation: Generation;
  readonly flavour: AgentFlavour;
  readonly verdict: SecurityVerdict;
  readonly drift: DriftCause;
  readonly driftCount: number;
  /** Equal for configurations that set the same values; null without any. */
  readonly fingerprint: string | null;
  /** The sections without metadata. */
  readonly desired: JsonObject;
  readonly reported: JsonObject;
  /** When desired was last changed, when the agent last reported its configuration. */
  readonly desiredAt: string | null;
  readonly reportedAt: string | null;
  /** Of both sections as JSON. */
  readonly desiredBytes: number;
  readonly reportedBytes: number;
}

export interface ModuleFacts {
  readonly deviceId: string;
  readonly moduleId: string;
  readonly managedBy: string | null;
  readonly connectionState: ConnectionState;
  readonly lastActivityTime: string | null;
  readonly authenticationType: AuthenticationType | null;
  readonly thumbprints: Thumbprints;
  readonly etag: string | null;
  readonly version: number | null;
  /** Null for modules that are no security module. */
  readonly kind: Generation | 'nearMiss' | null;
  /** Null for all but security modules, and for those whose twin could not be judged. */
  readonly security: SecurityFacts | null;
  /** The tag in which Microsoft's script keeps the group of custom alerts; null without one. */
  readonly securityGroup: string | null;
  readonly readAt: string;
}

/** A device together with what follows from its modules. */
export interface DeviceRecord extends DeviceFacts {
  /** From its tags. */
  readonly site: string | null;
  readonly securityModule: SecurityModuleKind;
  readonly verdict: SecurityVerdict;
  readonly drift: DriftCause | null;
  /** Of its security modules, classic before micro. */
  readonly fingerprint: string | null;
  readonly moduleIds: readonly string[];
  /** Null until its modules were read. */
  readonly modulesReadAt: string | null;
  /** When it was changed or read live here, while no query has shown anything newer. */
  readonly changedHere: string | null;
}

/** A device with its modules. */
export interface IndexedDevice {
  readonly device: DeviceRecord;
  readonly modules: readonly ModuleFacts[];
}
