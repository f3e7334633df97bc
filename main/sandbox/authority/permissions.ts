/**
 * What a caller of the service side may do, as shared access policies and as Entra roles name it.
 * Sources: MicrosoftDocs/azure-docs iot-hub authenticate-authorize-sas.md and authenticate-authorize-azure-ad.md.
 */
import type { PolicyRight } from '../ports';

/** Data actions of Entra roles, without their prefix `Microsoft.Devices/IotHubs/`. */
export type DataAction =
  | 'devices/read'
  | 'devices/write'
  | 'devices/delete'
  | 'twins/read'
  | 'twins/write'
  | 'jobs/read'
  | 'jobs/write'
  | 'jobs/delete'
  | 'cloudToDeviceMessages/send/action'
  | 'cloudToDeviceMessages/feedback/action'
  | 'cloudToDeviceMessages/queue/purge/action'
  | 'directMethods/invoke/action'
  | 'statistics/read'
  | 'configurations/read'
  | 'configurations/write'
  | 'configurations/delete'
  | 'configurations/applyToEdgeDevice/action'
  | 'configurations/testQueries/action';

export interface Permission {
  /** A policy needs any one of them. */
  readonly rights: readonly PolicyRight[];
  /** A role needs all of them; null is for what no role allows. */
  readonly actions: readonly DataAction[] | null;
}

const registryRead = ['RegistryRead', 'RegistryWrite'] as const;
const registryWrite = ['RegistryWrite'] as const;
const service = ['ServiceConnect'] as const;

export const permissions = {
  readIdentities: { rights: registryRead, actions: ['devices/read'] },
  writeIdentities: { rights: registryWrite, actions: ['devices/write'] },
  deleteIdentities: { rights: registryWrite, actions: ['devices/delete'] },
  writeIdentitiesInBulk: { rights: registryWrite, actions: ['devices/write', 'devices/delete'] },
  readRegistryStatistics: { rights: registryRead, actions: ['statistics/read'] },
  readServiceStatistics: { rights: service, actions: ['statistics/read'] },
  readTwins: { rights: service, actions: ['twins/read'] },
  writeTwins: { rights: service, actions: ['twins/write'] },
  invokeMethods: { rights: service, actions: ['directMethods/invoke/action'] },
  readJobs: { rights: service, actions: ['jobs/read'] },
  writeJobs: { rights: service, actions: ['jobs/write'] },
  cancelJobs: { rights: service, actions: ['jobs/delete'] },
  readConfigurations: { rights: registryRead, actions: ['configurations/read'] },
  writeConfigurations: { rights: registryWrite, actions: ['configurations/write'] },
  deleteConfigurations: { rights: registryWrite, actions: ['configurations/delete'] },
  testConfigurations: { rights: registryRead, actions: ['configurations/testQueries/action'] },
  applyConfigurations: { rights: registryWrite, actions: ['configurations/applyToEdgeDevice/action'] },
  sendMessages: { rights: service, actions: ['cloudToDeviceMessages/send/action'] },
  /** Entra opens no way to the built-in endpoint (authenticate-authorize-azure-ad.md). */
  readEvents: { rights: service, actions: null },
  readFeedback: { rights: service, actions: ['cloudToDeviceMessages/feedback/action'] },
  purgeMessages: { rights: service, actions: ['cloudToDeviceMessages/queue/purge/action'] },
} as const satisfies Record<string, Permission>;
export type PermissionName = keyof typeof permissions;
