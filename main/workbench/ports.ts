/** What the workbench needs of the open hub. */
import type { ConnectionState, JsonObject } from '../../preload/contract';

/** A twin, of a module or a device, as the hub answers it; `properties` with their `$metadata` and `$version`. */
export interface ModuleTwin {
  readonly etag: string;
  readonly connectionState: ConnectionState;
  /** Null when it never was active. */
  readonly lastActivityTime: string | null;
  readonly tags: JsonObject;
  readonly properties: { readonly desired: JsonObject; readonly reported: JsonObject };
}

export interface TwinHub {
  readonly hostName: string;
  readModuleTwin(deviceId: string, moduleId: string, signal?: AbortSignal): Promise<ModuleTwin>;
  /** Merges into the desired section alone. Fails with the cause `preconditionFailed` when the twin's ETag is another. */
  patchDesired(
    deviceId: string,
    moduleId: string,
    desired: JsonObject,
    etag: string,
    signal?: AbortSignal,
  ): Promise<ModuleTwin>;
}

/** What the work on a device's own twin needs of the open hub. */
export interface DeviceTwinHub {
  readonly hostName: string;
  readDeviceTwin(deviceId: string, signal?: AbortSignal): Promise<ModuleTwin>;
  /** Merges both sections or neither. Fails with the cause `preconditionFailed` when the twin's ETag is another. */
  patchTwin(
    of: { readonly deviceId: string; readonly moduleId: null },
    patch: { readonly tags?: JsonObject; readonly desired?: JsonObject },
    etag: string,
    signal?: AbortSignal,
  ): Promise<ModuleTwin>;
}

export interface WorkbenchClock {
  now(): Date;
  /** Rejects with the signal's reason when it aborts. */
  wait(durationMs: number, signal?: AbortSignal): Promise<void>;
}

export interface TwinRef {
  readonly deviceId: string;
  readonly moduleId: string;
}

/** A twin and when it was read. */
export interface ReadTwin {
  readonly twin: ModuleTwin;
  readonly readAt: string;
}
