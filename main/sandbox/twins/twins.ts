/** Twins: read and written by the service, reported by the device, changes told to whoever is connected. */
import { mergePatch, objectOf } from '../../twin';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import { checkEtag, type EtagCondition } from '../identities/etag';
import type { Identities } from '../identities/identities';
import type { IdentityRef, JsonObject, JsonValue } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import type { Registry } from '../registry/registry';
import { patchSection, replaceSection, sectionWithMetadata, sectionWithVersion } from '../registry/section';
import type { Sessions } from '../sessions';
import { serviceTime } from '../times';
import { checkLimits, readTwinWrite } from './twinBody';

export interface Twins {
  read(ref: IdentityRef): IdentityRecord;
  /** PATCH: both sections merge, or neither. */
  patch(ref: IdentityRef, body: JsonValue, condition: EtagCondition | null): IdentityRecord;
  /** PUT: each section that is present becomes what the body says. */
  replace(ref: IdentityRef, body: JsonValue, condition: EtagCondition | null): IdentityRecord;
  readAsDevice(ref: IdentityRef): { desired: JsonObject; reported: JsonObject };
  /** Returns the new reported `$version`. */
  patchReported(ref: IdentityRef, patch: JsonObject, expectedVersion: number | undefined): number;
}

export function createTwins(
  registry: Registry,
  identities: Identities,
  sessions: Sessions,
  clock: HubClock,
): Twins {
  const write = (
    ref: IdentityRef,
    body: JsonValue,
    condition: EtagCondition | null,
    how: 'patch' | 'replace',
  ): IdentityRecord => {
    const { tags, desired } = readTwinWrite(body);
    const at = serviceTime(clock.now());
    const record = registry.atOnce(() => {
      const before = identities.find(ref);
      checkEtag(condition, twinEtag(before));
      const after: IdentityRecord = {
        ...before,
        twinVersion: before.twinVersion + 1,
        twinWrites: before.twinWrites + 1,
        tags: nextTags(before.tags, tags, how),
        desired: desired === null ? before.desired : nextDesired(before.desired, desired, how, at),
      };
      checkLimits('tags', after.tags);
      checkLimits('desired', after.desired.properties);
      registry.replace(after);
      return after;
    });
    if (desired !== null) {
      const told = how === 'patch' ? desired : record.desired.properties;
      sessions.of(ref)?.notifyDesired(told, record.desired.version);
    }
    return record;
  };

  return {
    read: (ref) => identities.find(ref),
    patch: (ref, body, condition) => write(ref, body, condition, 'patch'),
    replace: (ref, body, condition) => write(ref, body, condition, 'replace'),
    readAsDevice: (ref) => {
      const { desired, reported } = identities.find(ref);
      return { desired: sectionWithVersion(desired), reported: sectionWithVersion(reported) };
    },
    patchReported: (ref, patch, expectedVersion) =>
      registry.atOnce(() => {
        const before = identities.find(ref);
        if (expectedVersion !== undefined && expectedVersion !== before.reported.version) {
          throw new HubError(
            'PreconditionFailed',
            'The reported version is not the one the patch was based on.',
          );
        }
        const own = objectOf(
          Object.entries(patch).filter(([key]) => key !== '$version' && key !== '$metadata'),
        );
        const reported = patchSection(before.reported, own, 'reported', serviceTime(clock.now()));
        checkLimits('reported', reported.properties);
        registry.replace({ ...before, twinVersion: before.twinVersion + 1, reported });
        return reported.version;
      }),
  };
}

function nextTags(before: JsonObject, tags: JsonObject | null, how: 'patch' | 'replace'): JsonObject {
  if (tags === null) return before;
  return mergePatch(how === 'patch' ? before : {}, tags);
}

function nextDesired(
  before: IdentityRecord['desired'],
  desired: JsonObject,
  how: 'patch' | 'replace',
  at: string,
): IdentityRecord['desired'] {
  return how === 'patch'
    ? patchSection(before, desired, 'desired', at)
    : replaceSection(before, desired, 'desired', at);
}

/** Base64 of the count of service-side writes as eight bytes, like the service's own. */
export function twinEtag({ twinWrites }: IdentityRecord): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(twinWrites));
  return bytes.toString('base64');
}

/** A twin as REST and queries answer it. */
export function twinAnswer(record: IdentityRecord, isConnected: boolean, messageCount: number): JsonObject {
  const { moduleId } = refOf(record);
  return {
    deviceId: record.deviceId,
    ...(moduleId === undefined ? {} : { moduleId }),
    etag: twinEtag(record),
    deviceEtag: record.etag,
    status: record.status,
    ...(record.statusReason === null ? {} : { statusReason: record.statusReason }),
    statusUpdateTime: record.statusUpdated,
    connectionState: isConnected ? 'Connected' : 'Disconnected',
    lastActivityTime: record.lastActivity,
    cloudToDeviceMessageCount: messageCount,
    authenticationType: record.authentication.type,
    x509Thumbprint: { ...record.authentication.x509Thumbprint },
    ...(moduleId === undefined
      ? {
          capabilities: { iotEdge: record.isEdge },
          ...(record.deviceScope === null ? {} : { deviceScope: record.deviceScope }),
          ...(record.parentScopes.length === 0 ? {} : { parentScopes: [...record.parentScopes] }),
        }
      : { managedBy: record.managedBy }),
    modelId: '',
    version: record.twinVersion,
    tags: record.tags,
    properties: {
      desired: sectionWithMetadata(record.desired),
      reported: sectionWithMetadata(record.reported),
    },
  };
}

interface KnownText {
  readonly isConnected: boolean;
  readonly messageCount: number;
  readonly text: string;
}

/** Records do not change, and the registry hands out the same ones while they are in use. */
const knownTexts = new WeakMap<IdentityRecord, KnownText>();

/** The same as JSON. */
export function twinText(record: IdentityRecord, isConnected: boolean, messageCount: number): string {
  const known = knownTexts.get(record);
  if (known?.isConnected === isConnected && known.messageCount === messageCount) return known.text;
  const text = JSON.stringify(twinAnswer(record, isConnected, messageCount));
  knownTexts.set(record, { isConnected, messageCount, text });
  return text;
}
