/** Puts the sandbox fleet into an empty registry. */
import { createHash } from 'node:crypto';
import { edgeScopeOf } from '../identities/deviceScope';
import type { Authentication, JsonObject } from '../ports';
import type { IdentityRecord, Section } from '../registry/record';
import type { Registry } from '../registry/registry';
import { freshSection, patchSection, type SectionKind } from '../registry/section';
import { never, serviceTime } from '../times';
import type { FleetDevice, FleetModule } from './fleetDevice';
import { drawBytes } from './randomBlock';

export type NewRecord = Omit<IdentityRecord, 'number'>;

/** All of it or nothing. */
export function plantFleet(registry: Registry, fleet: readonly FleetDevice[], now: Date): void {
  const sharedKeys = new Map<string, string>();
  const sharedKey = (name: string): string => {
    const key = sharedKeys.get(name) ?? freshKey();
    sharedKeys.set(name, key);
    return key;
  };
  registry.atOnce(() => {
    for (const device of fleet) recordsOf(device, now, sharedKey).forEach(registry.insert);
  });
}

/**
 * The device and its modules. Keys, ETags and generation ids are made as the service makes them: no two are alike, but for
 * a key that devices share on purpose.
 */
export function recordsOf(
  device: FleetDevice,
  now: Date,
  sharedKey: (name: string) => string = freshKey,
): NewRecord[] {
  return [
    deviceRecord(device, now, sharedKey),
    ...device.modules.map((module) => moduleRecord(device, module, now)),
  ];
}

function deviceRecord(device: FleetDevice, now: Date, sharedKey: (name: string) => string): NewRecord {
  const lastActivity =
    device.lastActivityMinutesAgo === null ? never : minutesBefore(now, device.lastActivityMinutesAgo);
  const plantedAt = minutesBefore(now, 40 * 24 * 60);
  const common = commonRecord(device.deviceId);
  return {
    ...common,
    moduleId: '',
    authentication: deviceAuthentication(device, sharedKey),
    status: device.status,
    statusReason: device.statusReason,
    statusUpdated:
      device.statusChangedMinutesAgo === null ? never : minutesBefore(now, device.statusChangedMinutesAgo),
    connectionUpdated: lastActivity,
    lastActivity,
    managedBy: null,
    isEdge: device.isEdge,
    deviceScope: device.isEdge ? edgeScopeOf(common) : null,
    parentScopes: [],
    tags: device.tags,
    desired: sectionWith('desired', device.desired, plantedAt),
    reported: sectionWith('reported', device.reported, plantedAt),
  };
}

function moduleRecord(device: FleetDevice, module: FleetModule, now: Date): NewRecord {
  const reportedAt =
    module.reportedMinutesAgo === null ? null : minutesBefore(now, module.reportedMinutesAgo);
  const desiredAt = minutesBefore(now, module.desiredMinutesAgo);
  return {
    ...commonRecord(device.deviceId),
    moduleId: module.moduleId,
    authentication: { type: 'sas', symmetricKey: freshKeys(), x509Thumbprint: noThumbprints },
    status: 'enabled',
    statusReason: null,
    statusUpdated: never,
    connectionUpdated: reportedAt ?? never,
    lastActivity: reportedAt ?? never,
    managedBy: module.managedBy,
    isEdge: false,
    deviceScope: null,
    parentScopes: [],
    tags: module.tags,
    desired: sectionWith('desired', module.desired, desiredAt),
    reported: sectionWith('reported', module.reported, reportedAt ?? desiredAt),
  };
}

function commonRecord(deviceId: string) {
  return {
    deviceId,
    generationId: String(drawBytes(6).readUIntBE(0, 6)),
    etag: drawBytes(6).toString('base64'),
    twinVersion: 3,
    twinWrites: 2,
  };
}

const noKeys = { primaryKey: null, secondaryKey: null };
const noThumbprints = { primaryThumbprint: null, secondaryThumbprint: null };

function deviceAuthentication(
  { deviceId, authenticationType: type, thumbprintHash, sharedCredential }: FleetDevice,
  sharedKey: (name: string) => string,
): Authentication {
  const thumbprint = (text: string): string =>
    createHash(thumbprintHash).update(text).digest('hex').toUpperCase();
  switch (type) {
    case 'sas': {
      const shared = sharedCredential === null ? null : { primaryKey: sharedKey(sharedCredential) };
      return { type, symmetricKey: { ...freshKeys(), ...shared }, x509Thumbprint: noThumbprints };
    }
    case 'selfSigned':
      return {
        type,
        symmetricKey: noKeys,
        x509Thumbprint: {
          primaryThumbprint: thumbprint(`${sharedCredential ?? deviceId} primary`),
          secondaryThumbprint: thumbprint(`${deviceId} secondary`),
        },
      };
    default:
      return { type, symmetricKey: noKeys, x509Thumbprint: noThumbprints };
  }
}

const freshKeys = () => ({ primaryKey: freshKey(), secondaryKey: freshKey() });

/** A symmetric key as the service makes them. */
function freshKey(): string {
  return drawBytes(32).toString('base64');
}

/** Sections that are written at the same time with the same properties (the same object) are the same object too. */
const knownSections = new WeakMap<JsonObject, Map<string, Section>>();

function sectionWith(kind: SectionKind, properties: JsonObject, at: string): Section {
  const known = knownSections.get(properties) ?? new Map<string, Section>();
  knownSections.set(properties, known);
  const key = `${kind} ${at}`;
  const empty = freshSection(kind, at);
  const section =
    known.get(key) ??
    (Object.keys(properties).length === 0 ? empty : patchSection(empty, properties, kind, at));
  known.set(key, section);
  return section;
}

function minutesBefore(now: Date, minutes: number): string {
  return serviceTime(new Date(now.getTime() - minutes * 60_000));
}
