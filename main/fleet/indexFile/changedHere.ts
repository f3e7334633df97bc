/** What a change made here makes of what the index knows, and how long queries that lag behind do not undo it. */
import { z } from 'zod';
import type { JsonObject, JsonValue } from '../../../preload/contract';
import { instant } from '../../../preload/contract';
import { securityModuleOf } from '../../security';
import { isObject, ownValue } from '../../twin';
import type { ChangeHere } from '../changeHere';
import type { DeviceRecord, ModuleFacts } from '../record';
import { securityFactsOf } from '../securityFacts';
import { siteOf } from '../site';

/** A module that was changed here and that no query has shown as it is now. */
export const changedModule = z.object({
  deviceId: z.string(),
  moduleId: z.string(),
  at: instant,
  /** Of its twin; null where the hub's answer did not say. */
  version: z.number().int().nullable(),
  isDeleted: z.boolean(),
});
export type ChangedModule = z.infer<typeof changedModule>;

/**
 * Results of queries may be some minutes old (MicrosoftDocs/azure-docs iot-hub-devguide-query-language.md); after this
 * time what they say counts again, whatever was changed here.
 */
const lagMs = 30 * 60_000;

export function stillAwaited(changed: readonly ChangedModule[], now: string): ChangedModule[] {
  return changed.filter(({ at }) => Math.abs(Date.parse(now) - Date.parse(at)) < lagMs);
}

/** Whether a row of a query shows the module as it was before the change. */
export function isBefore(row: ModuleFacts, changed: ChangedModule): boolean {
  if (changed.isDeleted) return true;
  return row.version !== null && changed.version !== null && row.version < changed.version;
}

export function isSameModule(
  a: { readonly deviceId: string; readonly moduleId: string },
  b: { readonly deviceId: string; readonly moduleId: string },
): boolean {
  return a.deviceId === b.deviceId && a.moduleId === b.moduleId;
}

/** `paths` are those that the index keeps of twins. */
export function deviceAfter(
  record: DeviceRecord,
  { twin }: ChangeHere & { kind: 'deviceTwin' },
  paths: readonly string[],
  at: string,
): DeviceRecord {
  const { tags, etag, version, properties } = twin;
  const kept = paths.flatMap((path): [string, JsonValue][] => {
    const value = valueAt({ properties }, path.split('.'));
    return value === null ? [] : [[path, value]];
  });
  return {
    ...record,
    tags,
    etag,
    version,
    site: siteOf(tags.site, tags.location),
    paths: Object.fromEntries(kept),
    readAt: at,
    changedHere: at,
  };
}

function valueAt(value: JsonValue, keys: readonly string[]): JsonValue {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  return isObject(value) ? valueAt(ownValue(value, key) ?? null, rest) : null;
}

/** `known` is null for a module that the index does not know; the result is null for a module that is gone. */
export function moduleAfter(
  known: ModuleFacts | null,
  change: Exclude<ChangeHere, { kind: 'deviceTwin' }>,
  at: string,
): ModuleFacts | null {
  if (change.kind === 'moduleDeleted') return null;
  if (change.kind === 'moduleTwin') {
    const { deviceId, moduleId, twin } = change;
    const { connectionState, lastActivityTime, etag, version, tags, properties } = twin;
    const securityGroup = typeof tags.securityGroup === 'string' ? tags.securityGroup : null;
    const base = known ?? moduleWithoutTwin(deviceId, moduleId);
    return judged(
      { ...base, connectionState, lastActivityTime, etag, version, securityGroup },
      properties,
      at,
    );
  }
  const { deviceId, moduleId, managedBy, connectionState, lastActivityTime, authentication } = change.module;
  const facts: ModuleFacts = {
    ...(known ?? moduleWithoutTwin(deviceId, moduleId)),
    managedBy,
    connectionState,
    lastActivityTime,
    authenticationType: authentication.type,
    thumbprints: { primary: authentication.primaryThumbprint, secondary: authentication.secondaryThumbprint },
    readAt: at,
  };
  return known === null ? judged(facts, { desired: {}, reported: {} }, at) : facts;
}

function moduleWithoutTwin(deviceId: string, moduleId: string): ModuleFacts {
  return {
    deviceId,
    moduleId,
    managedBy: null,
    connectionState: 'Disconnected',
    lastActivityTime: null,
    authenticationType: null,
    thumbprints: { primary: null, secondary: null },
    etag: null,
    version: null,
    kind: securityModuleOf(moduleId),
    security: null,
    securityGroup: null,
    readAt: '',
  };
}

function judged(
  facts: ModuleFacts,
  sections: { readonly desired: JsonObject; readonly reported: JsonObject },
  readAt: string,
): ModuleFacts {
  const { moduleId, kind, connectionState, lastActivityTime } = facts;
  if (kind !== 'classic' && kind !== 'micro') return { ...facts, readAt };
  const twin = { moduleId, generation: kind, ...sections, connectionState, lastActivityTime, readAt };
  return { ...facts, security: securityFactsOf(twin), readAt };
}
