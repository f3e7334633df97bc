/** What is changed at this laptop, told by the hub client that changes it: the list shows it before any query does. */
import type { DeviceTwin, HubClient, ModuleIdentity } from '../hubs';

/** The hub's answer to a change of a device or of one of its modules. */
export type ChangeHere =
  | { readonly kind: 'deviceTwin'; readonly deviceId: string; readonly twin: DeviceTwin }
  | {
      readonly kind: 'moduleTwin';
      readonly deviceId: string;
      readonly moduleId: string;
      readonly twin: DeviceTwin;
    }
  | { readonly kind: 'module'; readonly deviceId: string; readonly module: ModuleIdentity }
  | { readonly kind: 'moduleDeleted'; readonly deviceId: string; readonly moduleId: string };

/** The same client, whose answered changes are told to `note`, which must not throw. */
export function notingChanges(hub: HubClient, note: (change: ChangeHere) => void): HubClient {
  return {
    ...hub,
    patchTwin: async (of, patch, etag, signal) => {
      const twin = await hub.patchTwin(of, patch, etag, signal);
      const { deviceId, moduleId } = of;
      note(
        moduleId === null
          ? { kind: 'deviceTwin', deviceId, twin }
          : { kind: 'moduleTwin', deviceId, moduleId, twin },
      );
      return twin;
    },
    patchDesired: async (deviceId, moduleId, desired, etag, signal) => {
      const twin = await hub.patchDesired(deviceId, moduleId, desired, etag, signal);
      note({ kind: 'moduleTwin', deviceId, moduleId, twin });
      return twin;
    },
    createModule: async (deviceId, moduleId, authentication, signal) => {
      const module = await hub.createModule(deviceId, moduleId, authentication, signal);
      note({ kind: 'module', deviceId, module });
      return module;
    },
    changeModuleAuthentication: async (identity, authentication, signal) => {
      const module = await hub.changeModuleAuthentication(identity, authentication, signal);
      note({ kind: 'module', deviceId: module.deviceId, module });
      return module;
    },
    deleteModule: async (identity, signal) => {
      await hub.deleteModule(identity, signal);
      const { deviceId, moduleId } = identity;
      note({ kind: 'moduleDeleted', deviceId, moduleId });
    },
  };
}
