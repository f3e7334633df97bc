/** One device of the open hub, read live, and its credentials copied without passing the window. */
import type { CredentialKind, DeviceView } from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import type { HubClient, IdentityKeys } from '../hubs';
import type { MomentKeeper } from '../outbox';
import { type ClipboardKeeper, reveal, type Secret, secretOf } from '../secrets';
import { deviceViewOf } from './deviceView';

export interface CredentialToCopy {
  readonly deviceId: string;
  readonly moduleId: string | null;
  readonly credential: CredentialKind;
}

/** Both throw `HUB_CALL_FAILED` and `NO_HUB_OPEN`. */
export interface DeviceService {
  read(deviceId: string, signal?: AbortSignal): Promise<DeviceView>;
  /** Throws `CREDENTIAL_ABSENT` when the identity does not authenticate by key. */
  copyCredential(input: CredentialToCopy, signal?: AbortSignal): Promise<{ clearsAfterMs: number }>;
}

export interface DeviceServicePorts {
  readonly openHub: () => HubClient;
  readonly clipboardKeeper: ClipboardKeeper;
  /** Told the twin's state of each read. */
  readonly keeper: MomentKeeper;
  /** Told each device that was read; must not throw. */
  readonly noteOpened: (deviceId: string) => void;
  readonly now: () => Date;
}

export function createDeviceService(ports: DeviceServicePorts): DeviceService {
  const { openHub, clipboardKeeper, keeper, noteOpened, now } = ports;
  return {
    read: async (deviceId, signal) => {
      const hub = openHub();
      const [identity, twin, modules] = await Promise.all([
        hub.readDevice(deviceId, signal),
        hub.readDeviceTwin(deviceId, signal),
        hub.readModules(deviceId, signal),
      ]);
      const readAt = now().toISOString();
      const { etag, tags, properties } = twin;
      const name = { hostName: hub.hostName, deviceId, moduleId: null };
      keeper.keep(name, { etag, tags, ...properties }, readAt, 'read');
      noteOpened(deviceId);
      return deviceViewOf(identity, twin, modules, readAt);
    },
    copyCredential: async (input, signal) => {
      const hub = openHub();
      const { deviceId, moduleId } = input;
      const keys = await (moduleId === null
        ? hub.readDeviceKeys(deviceId, signal)
        : hub.readModuleKeys(deviceId, moduleId, signal));
      const credential = credentialOf(input, keys, hub.hostName);
      if (credential === null) throw new ExpectedFailure('CREDENTIAL_ABSENT');
      return clipboardKeeper.copy(credential);
    },
  };
}

function credentialOf(
  { deviceId, moduleId, credential }: CredentialToCopy,
  { primaryKey, secondaryKey }: IdentityKeys,
  hostName: string,
): Secret | null {
  switch (credential) {
    case 'primaryKey':
      return primaryKey;
    case 'secondaryKey':
      return secondaryKey;
    case 'primaryConnectionString': {
      if (primaryKey === null) return null;
      const module = moduleId === null ? '' : `;ModuleId=${moduleId}`;
      return secretOf(
        `HostName=${hostName};DeviceId=${deviceId}${module};SharedAccessKey=${reveal(primaryKey)}`,
      );
    }
  }
}
