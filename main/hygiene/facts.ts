/** What hygiene rules know of a device: as its newest reading has it, without any key. */
import type { Finding, Generation } from '../../preload/contract';

/** A tag that names the group whose custom alerts a device belongs to. */
export interface GroupTag {
  /** Null for a tag of the device's own twin. */
  readonly moduleId: string | null;
  /** As it is spelled there. */
  readonly key: string;
  readonly name: string;
}

export interface TwinSize {
  /** Null for the device's own twin. */
  readonly moduleId: string | null;
  readonly section: 'tags' | 'desired' | 'reported';
  readonly sizeBytes: number;
}

/** What a rule of configurations says; the property is null for the configuration as a whole. */
export type TwinFinding = Pick<Finding, 'code' | 'property'>;

/** What the rules of one twin and its agent's answers say, for a security module whose twin was read. */
export interface SecurityFacts {
  readonly generation: Generation;
  readonly findings: readonly TwinFinding[];
  /** The properties for which the agent refuses the whole configuration. */
  readonly refused: readonly string[];
  /** When the agent last reported its configuration; null when it never did. */
  readonly reportedAt: string | null;
  /** The same for equal configurations. */
  readonly fingerprint: string;
}

export interface ModuleFacts {
  readonly moduleId: string;
  readonly managedBy: string | null;
  readonly isConnected: boolean;
  /** Instants are ISO 8601 in UTC; null for what never happened. */
  readonly lastActivityAt: string | null;
  readonly security: SecurityFacts | null;
}

export interface DeviceFacts {
  readonly deviceId: string;
  readonly isEnabled: boolean;
  /** Null when it is as it was registered. */
  readonly statusChangedAt: string | null;
  readonly isConnected: boolean;
  readonly lastActivityAt: string | null;
  readonly isEdge: boolean;
  readonly thumbprints: readonly string[];
  readonly groups: readonly GroupTag[];
  readonly sizes: readonly TwinSize[];
  readonly modules: readonly ModuleFacts[];
}

/** The keys of a device, as keyed hashes that tell only which keys are equal. */
export interface MarkedKeys {
  readonly deviceId: string;
  readonly marks: readonly string[];
}
