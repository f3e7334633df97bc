/** What a hygiene rule is. */
import type { DefenderName, HygieneCode, HygieneDetail, HygieneSeverity } from '../../../preload/contract';
import type { DeviceFacts } from '../facts';

export interface CommonRule {
  readonly code: HygieneCode;
  readonly severity: HygieneSeverity;
  /** Null where Defender for IoT has no name for it. */
  readonly defender: DefenderName | null;
  /** The public document the rule comes from. */
  readonly source: string;
}

/** What a rule says of one device, or of one module of it. */
export interface Remark {
  readonly moduleId: string | null;
  readonly detail: HygieneDetail;
}

/** A query of the fleet's filter language, and which devices it finds. */
export interface FilterOfRule {
  readonly query: string;
  readonly fits: (device: DeviceFacts) => boolean;
}

/** Looks at one device at a time. */
export interface DeviceRule extends CommonRule {
  readonly find: (device: DeviceFacts, nowMs: number) => readonly Remark[];
  /** Finds the same devices as the rule in most fleets. */
  readonly filter?: FilterOfRule;
}

/** Where a device belongs: to the group of all with the same key, in one variant of it. */
export interface GroupEntry {
  readonly key: string;
  readonly variant: string;
}

/** Devices of one variant; the list may be cut short, the count is not. */
export interface GroupVariant {
  readonly variant: string;
  readonly deviceCount: number;
  readonly deviceIds: readonly string[];
}

/** What a rule says of a group: which devices, and why. */
export interface GroupRemark {
  readonly variants: readonly GroupVariant[];
  readonly detail: HygieneDetail;
}

/** Compares devices with each other. */
export interface GroupRule<Facts = DeviceFacts> extends CommonRule {
  readonly entriesOf: (device: Facts) => readonly GroupEntry[];
  /** `variants` with the most devices first; only groups of two devices or more are asked about. Null for no fault. */
  readonly judge: (key: string, variants: readonly GroupVariant[]) => GroupRemark | null;
}

export const recommendation = (name: string, type: string | null = null): DefenderName => ({
  kind: 'recommendation',
  name,
  type,
});

export const alert = (name: string): DefenderName => ({ kind: 'alert', name, type: null });
