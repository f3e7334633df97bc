/** Answers of IoT Hub, read once at the boundary. Shapes: the generated models of azure-iothub (dist/pl/models). */
import { z } from 'zod';
import {
  type AuthenticationView,
  authenticationType,
  type ConnectionState,
  type IdentityStatus,
  jsonObject,
} from '../../preload/contract';

/** IoT Hub writes 0001-01-01 for what never happened; times without a zone are UTC. */
export function instantOf(text: string | null | undefined): string | null {
  if (!text || text.startsWith('0001-01-01')) return null;
  const withZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const at = new Date(withZone);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

const instant = z.string().nullish().transform(instantOf);
const emptyAsNull = z
  .string()
  .nullish()
  .transform((text) => (text ? text : null));
/** The service writes both spellings; unknown ones count as not connected. */
const connectionState = z
  .string()
  .nullish()
  .transform((text): ConnectionState => (text?.toLowerCase() === 'connected' ? 'Connected' : 'Disconnected'));
const status = z
  .string()
  .nullish()
  .transform((text): IdentityStatus => (text?.toLowerCase() === 'disabled' ? 'disabled' : 'enabled'));
const count = z.coerce.number().int().catch(0);

const authentication = z
  .looseObject({
    type: authenticationType.nullish(),
    symmetricKey: z.looseObject({ primaryKey: emptyAsNull, secondaryKey: emptyAsNull }).nullish(),
    x509Thumbprint: z
      .looseObject({ primaryThumbprint: emptyAsNull, secondaryThumbprint: emptyAsNull })
      .nullish(),
  })
  .nullish();

/** What may be shown of an authentication: that keys are there, never the keys. */
const authenticationWithoutKeys = authentication.transform((read): AuthenticationView => {
  const primaryThumbprint = read?.x509Thumbprint?.primaryThumbprint ?? null;
  const secondaryThumbprint = read?.x509Thumbprint?.secondaryThumbprint ?? null;
  return {
    // Answers older than `type` are told apart as the SDK does for requests.
    type: read?.type ?? (primaryThumbprint || secondaryThumbprint ? 'selfSigned' : 'sas'),
    hasPrimaryKey: Boolean(read?.symmetricKey?.primaryKey),
    hasSecondaryKey: Boolean(read?.symmetricKey?.secondaryKey),
    primaryThumbprint,
    secondaryThumbprint,
  };
});

export const deviceIdentity = z.object({
  deviceId: z.string(),
  generationId: emptyAsNull,
  etag: z
    .string()
    .nullish()
    .transform((etag) => etag ?? ''),
  status,
  statusReason: emptyAsNull,
  connectionState,
  connectionStateUpdatedTime: instant,
  lastActivityTime: instant,
  cloudToDeviceMessageCount: count,
  capabilities: z
    .looseObject({ iotEdge: z.boolean().nullish() })
    .nullish()
    .transform((capabilities) => ({ isEdge: capabilities?.iotEdge ?? false })),
  authentication: authenticationWithoutKeys,
});
export type DeviceIdentity = z.infer<typeof deviceIdentity>;

export const moduleIdentity = z.object({
  deviceId: z.string(),
  moduleId: z.string(),
  generationId: emptyAsNull,
  etag: z
    .string()
    .nullish()
    .transform((etag) => etag ?? ''),
  managedBy: emptyAsNull,
  connectionState,
  connectionStateUpdatedTime: instant,
  lastActivityTime: instant,
  authentication: authenticationWithoutKeys,
});
export type ModuleIdentity = z.infer<typeof moduleIdentity>;
export const moduleIdentities = z.array(moduleIdentity);

/** The keys alone, for the one who is about to use or copy them. */
export const identityKeys = z.looseObject({ authentication }).transform(({ authentication: read }) => ({
  primaryKey: read?.symmetricKey?.primaryKey ?? null,
  secondaryKey: read?.symmetricKey?.secondaryKey ?? null,
}));

/** Of the text of an answer about a device or module; null when it is no such answer. */
export function identityKeysIn(text: string): z.infer<typeof identityKeys> | null {
  try {
    return identityKeys.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The same of every device that the hub lists. */
export const listedKeys = z.array(
  z.looseObject({ deviceId: z.string() }).transform((device) => ({
    deviceId: device.deviceId,
    keys: identityKeys.parse(device),
  })),
);

const twinProperties = z.object({
  desired: jsonObject.default({}),
  reported: jsonObject.default({}),
});

export const moduleTwin = z.object({
  etag: z.string(),
  connectionState,
  lastActivityTime: instant,
  /** Grows with every write. */
  version: z
    .number()
    .int()
    .nullish()
    .transform((version) => version ?? null),
  tags: jsonObject.nullish().transform((tags) => tags ?? {}),
  properties: twinProperties,
});

/** Both kinds of twins have the same members here. */
export const deviceTwin = moduleTwin;
export type DeviceTwin = z.infer<typeof deviceTwin>;

export const statistics = z.object({
  totalDeviceCount: z.number().int(),
  enabledDeviceCount: z.number().int(),
  disabledDeviceCount: z.number().int(),
});
export type HubStatistics = z.infer<typeof statistics>;

/** Rows stay as the hub gave them: each query knows its own columns. */
export const queryRows = z.array(z.record(z.string(), z.unknown()));
export type QueryRow = Readonly<Record<string, unknown>>;

/** Absent on the last page. */
export const continuationHeader = z
  .looseObject({ 'x-ms-continuation': z.string().optional() })
  .transform((headers) => headers['x-ms-continuation'] || null);

export const methodAnswer = z.object({ status: z.number().int(), payload: z.unknown().optional() });
export type MethodAnswer = z.infer<typeof methodAnswer>;
