/** Records as the index file keeps them: their values in a fixed order, which is half the size of named ones. */
import type { DeviceRecord, ModuleFacts, SecurityFacts } from '../record';

interface Packing<T> {
  pack(value: T): string;
  unpack(text: string): T;
}

function packing<T extends object>(fields: readonly (keyof T & string)[]): Packing<T> {
  return {
    pack: (value) => JSON.stringify(fields.map((field) => value[field])),
    unpack: (text) => {
      const values: readonly unknown[] = JSON.parse(text);
      // Only `pack` writes these texts, field by field; a file of another program version is never read.
      return Object.fromEntries(fields.map((field, place) => [field, values[place]])) as T;
    },
  };
}

const devices = packing<DeviceRecord>([
  'deviceId',
  'status',
  'statusReason',
  'statusUpdatedAt',
  'connectionState',
  'lastActivityTime',
  'authenticationType',
  'thumbprints',
  'isEdge',
  'modelId',
  'deviceScope',
  'etag',
  'deviceEtag',
  'version',
  'messageCount',
  'tags',
  'paths',
  'readAt',
  'site',
  'securityModule',
  'verdict',
  'drift',
  'fingerprint',
  'moduleIds',
  'modulesReadAt',
  'changedHere',
]);
const security = packing<SecurityFacts>([
  'generation',
  'flavour',
  'verdict',
  'drift',
  'driftCount',
  'fingerprint',
  'desired',
  'reported',
  'desiredAt',
  'reportedAt',
  'desiredBytes',
  'reportedBytes',
]);
type PlainModule = Omit<ModuleFacts, 'security'>;
const modules = packing<PlainModule>([
  'deviceId',
  'moduleId',
  'managedBy',
  'connectionState',
  'lastActivityTime',
  'authenticationType',
  'thumbprints',
  'etag',
  'version',
  'kind',
  'securityGroup',
  'readAt',
]);

export const packDevice = devices.pack;
export const unpackDevice = devices.unpack;

export interface PackedModule {
  readonly facts: string;
  /** Null for all but security modules that could be judged. */
  readonly security: string | null;
}

export function packModule({ security: judged, ...plain }: ModuleFacts): PackedModule {
  return { facts: modules.pack(plain), security: judged === null ? null : security.pack(judged) };
}

export function unpackModule(packed: PackedModule): ModuleFacts {
  return {
    ...modules.unpack(packed.facts),
    security: packed.security === null ? null : security.unpack(packed.security),
  };
}
