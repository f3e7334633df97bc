/** Device and module identities: created, read, updated under their ETag, deleted with everything they have. */
import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { HubClock } from '../clock';
import { HubError } from '../hubError';
import type { IdentityRef, JsonObject } from '../ports';
import { type IdentityRecord, refOf } from '../registry/record';
import type { Registry } from '../registry/registry';
import { freshSection } from '../registry/section';
import type { Sessions } from '../sessions';
import { isBasic, notInTier, type Tier } from '../throttles';
import { never, serviceTime } from '../times';
import { type Scopes, scopesFrom } from './deviceScope';
import { checkEtag, type EtagCondition, freshEtag } from './etag';
import { authenticationFrom, type IdentityBody, readIdentityBody } from './identityBody';
import { checkIdentifier } from './identityRules';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md. */
const modulesPerDevice = 50;

export interface Identities {
  /** Fails with DeviceNotFound or ModuleNotFound. */
  find(ref: IdentityRef): IdentityRecord;
  /** Creates without a condition, updates with one. */
  write(
    ref: IdentityRef,
    body: unknown,
    condition: EtagCondition | null,
  ): { record: IdentityRecord; isNew: boolean };
  remove(ref: IdentityRef, condition: EtagCondition | null): void;
  list(top: number): readonly IdentityRecord[];
  modulesOf(deviceId: string): readonly IdentityRecord[];
}

/** `tier` is null when nothing is limited. */
export function createIdentities(
  registry: Registry,
  sessions: Sessions,
  clock: HubClock,
  tier: Tier | null = null,
): Identities {
  /** MicrosoftDocs/azure-docs.de-de#559, microsoft/vscode-azure-iot-toolkit#149 and #150 show what basic tiers refuse. */
  const checkTier = ({ moduleId }: IdentityRef, isEdge: boolean): void => {
    if (tier && isBasic(tier) && (moduleId !== undefined || isEdge)) throw notInTier(tier);
  };
  const find = (ref: IdentityRef): IdentityRecord => {
    checkIdentifier(ref.deviceId);
    const record = registry.find(ref);
    if (record) return record;
    if (ref.moduleId === undefined || !registry.find({ deviceId: ref.deviceId })) {
      throw new HubError('DeviceNotFound', `The device ${ref.deviceId} is not registered.`);
    }
    throw new HubError(
      'ModuleNotFound',
      `The module ${ref.moduleId} on the device ${ref.deviceId} is not registered.`,
    );
  };

  const create = (ref: IdentityRef, body: unknown): IdentityRecord => {
    const identity = readIdentityBody(body, ref.deviceId, ref.moduleId);
    const at = serviceTime(clock.now());
    const generationId =
      String(clock.now().getTime()) + randomBytes(2).readUInt16BE().toString().padStart(5, '0');
    const isEdge = ref.moduleId === undefined && (identity.capabilities?.iotEdge ?? false);
    checkTier(ref, isEdge);
    const device = { deviceId: ref.deviceId, generationId, isEdge };
    registry.insert({
      ...device,
      ...(ref.moduleId === undefined ? scopesFrom(identity, device, null, registry) : noScopes),
      moduleId: ref.moduleId ?? '',
      etag: freshEtag(),
      ...statusFrom(identity, ref, { status: 'enabled', statusReason: null }),
      statusUpdated: never,
      connectionUpdated: never,
      lastActivity: never,
      authentication: authenticationFrom(identity, null),
      managedBy: identity.managedBy ?? null,
      twinVersion: 2,
      twinWrites: 1,
      tags: {},
      desired: freshSection('desired', at),
      reported: freshSection('reported', at),
    });
    return find(ref);
  };

  const update = (before: IdentityRecord, body: unknown): IdentityRecord => {
    const ref = refOf(before);
    const identity = readIdentityBody(body, ref.deviceId, ref.moduleId);
    const changed = statusFrom(identity, ref, before);
    const isEdge = ref.moduleId === undefined && (identity.capabilities?.iotEdge ?? before.isEdge);
    checkTier(ref, isEdge);
    const record: IdentityRecord = {
      ...before,
      ...changed,
      etag: freshEtag(),
      isEdge,
      ...(ref.moduleId === undefined
        ? scopesFrom(identity, { ...before, isEdge }, before, registry)
        : noScopes),
      statusUpdated: changed.status === before.status ? before.statusUpdated : serviceTime(clock.now()),
      authentication: authenticationFrom(identity, before.authentication),
      managedBy: identity.managedBy === undefined ? before.managedBy : identity.managedBy,
    };
    registry.replace(record);
    if (changed.status === 'disabled') sessions.closeDevice(ref.deviceId, 'The device was disabled.');
    else if (!isDeepStrictEqual(record.authentication, before.authentication)) {
      sessions.closeIdentity(ref, 'Its keys or certificates were changed.');
    }
    return record;
  };

  return {
    find,
    write: (ref, body, condition) =>
      registry.atOnce(() => {
        checkIdentifier(ref.deviceId);
        if (ref.moduleId !== undefined) {
          checkIdentifier(ref.moduleId);
          find({ deviceId: ref.deviceId });
        }
        const before = registry.find(ref);
        if (condition !== null) {
          const existing = before ?? find(ref);
          checkEtag(condition, existing.etag);
          return { record: update(existing, body), isNew: false };
        }
        if (before) throw alreadyThere(ref);
        if (ref.moduleId !== undefined && registry.modulesOf(ref.deviceId).length >= modulesPerDevice) {
          throw new HubError(
            'TooManyModulesOnDevice',
            `The device ${ref.deviceId} already has ${modulesPerDevice} modules.`,
          );
        }
        return { record: create(ref, body), isNew: true };
      }),
    remove: (ref, condition) => {
      checkEtag(condition, find(ref).etag);
      registry.remove(ref);
      if (ref.moduleId === undefined) sessions.closeDevice(ref.deviceId, 'The device was deleted.');
      else sessions.closeIdentity(ref, 'The module was deleted.');
    },
    list: (top) => {
      const records: IdentityRecord[] = [];
      for (const record of registry.after('devices', 0)) {
        if (records.length >= top) break;
        records.push(record);
      }
      return records;
    },
    modulesOf: (deviceId) => {
      find({ deviceId });
      if (tier && isBasic(tier)) throw notInTier(tier);
      return registry.modulesOf(deviceId);
    },
  };
}

const noScopes: Scopes = { deviceScope: null, parentScopes: [] };

/** Modules have no status of their own. */
function statusFrom(
  identity: IdentityBody,
  { moduleId }: IdentityRef,
  before: Pick<IdentityRecord, 'status' | 'statusReason'>,
): Pick<IdentityRecord, 'status' | 'statusReason'> {
  if (moduleId !== undefined) return { status: before.status, statusReason: before.statusReason };
  return {
    status: identity.status ?? before.status,
    statusReason: identity.statusReason === undefined ? before.statusReason : identity.statusReason,
  };
}

function alreadyThere({ deviceId, moduleId }: IdentityRef): HubError {
  return moduleId === undefined
    ? new HubError('DeviceAlreadyExists', `A device with ID '${deviceId}' is already registered.`)
    : new HubError(
        'ModuleAlreadyExistsOnDevice',
        `A module with ID '${moduleId}' already exists on device '${deviceId}'.`,
      );
}

/** An identity as REST answers it. Modules have no status and no capabilities. */
export function identityAnswer(
  record: IdentityRecord,
  isConnected: boolean,
  messageCount: number,
): JsonObject {
  const { type, symmetricKey, x509Thumbprint } = record.authentication;
  const common: JsonObject = {
    deviceId: record.deviceId,
    generationId: record.generationId,
    etag: record.etag,
    connectionState: isConnected ? 'Connected' : 'Disconnected',
    connectionStateUpdatedTime: record.connectionUpdated,
    lastActivityTime: record.lastActivity,
    cloudToDeviceMessageCount: messageCount,
    authentication: { type, symmetricKey: { ...symmetricKey }, x509Thumbprint: { ...x509Thumbprint } },
  };
  if (record.moduleId !== '') return { ...common, moduleId: record.moduleId, managedBy: record.managedBy };
  return {
    ...common,
    status: record.status,
    statusReason: record.statusReason,
    statusUpdatedTime: record.statusUpdated,
    capabilities: { iotEdge: record.isEdge },
    deviceScope: record.deviceScope,
    parentScopes: [...record.parentScopes],
  };
}
