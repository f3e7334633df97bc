/** One device of the open hub, read live: identity without keys, twin, modules. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { hubErrors } from './failures';
import { finding } from './findings';
import { securityModuleKind } from './fleet';
import { authenticationType, connectionState, deviceId, identityStatus, instant, moduleId } from './identity';
import { jsonObject } from './json';

export const credentialKind = z.enum(['primaryKey', 'secondaryKey', 'primaryConnectionString']);
export type CredentialKind = z.infer<typeof credentialKind>;

export const authenticationView = z.object({
  type: authenticationType,
  hasPrimaryKey: z.boolean(),
  hasSecondaryKey: z.boolean(),
  primaryThumbprint: z.string().nullable(),
  secondaryThumbprint: z.string().nullable(),
});
export type AuthenticationView = z.infer<typeof authenticationView>;

export const moduleView = z.object({
  moduleId,
  managedBy: z.string().nullable(),
  connectionState,
  connectionStateUpdatedTime: instant.nullable(),
  lastActivityTime: instant.nullable(),
  authentication: authenticationView,
  /** Which generation this module id belongs to; null for a module that is not a security module. */
  security: securityModuleKind.exclude(['none', 'both', 'unknown']).nullable(),
  /** What the rules of security modules say of the module's id. */
  findings: z.array(finding),
});
export type ModuleView = z.infer<typeof moduleView>;

export const twinSectionView = z.object({
  properties: jsonObject,
  version: z.number().int().nullable(),
  lastUpdated: instant.nullable(),
});
export type TwinSectionView = z.infer<typeof twinSectionView>;

export const deviceView = z.object({
  deviceId,
  readAt: instant,
  status: identityStatus,
  statusReason: z.string().nullable(),
  connectionState,
  connectionStateUpdatedTime: instant.nullable(),
  lastActivityTime: instant.nullable(),
  cloudToDeviceMessageCount: z.number().int(),
  generationId: z.string().nullable(),
  isEdge: z.boolean(),
  authentication: authenticationView,
  etag: z.string(),
  tags: jsonObject,
  desired: twinSectionView,
  reported: twinSectionView,
  modules: z.array(moduleView),
});
export type DeviceView = z.infer<typeof deviceView>;

export const devices = {
  read: oc.errors(hubErrors).input(z.object({ deviceId })).output(deviceView),
  /** Main reads the key and puts it on the clipboard itself; the clipboard is cleared if it still holds it then. */
  copyCredential: oc
    .errors({ ...hubErrors, CREDENTIAL_ABSENT: {} })
    .input(z.object({ deviceId, moduleId: moduleId.nullable(), credential: credentialKind }))
    .output(z.object({ clearsAfterMs: z.number().int() })),
};
