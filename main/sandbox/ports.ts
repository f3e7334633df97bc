/** The words the rooms of the embedded hub share: who an identity is, what the registry keeps, what a session can do. */

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

/** A device, or a module of a device. */
export interface IdentityRef {
  readonly deviceId: string;
  readonly moduleId?: string;
}

export type PolicyRight = 'RegistryRead' | 'RegistryWrite' | 'ServiceConnect' | 'DeviceConnect';

export interface Policy {
  readonly name: string;
  readonly rights: readonly PolicyRight[];
  readonly primaryKey: string;
  readonly secondaryKey: string;
}

export type AuthenticationType = 'sas' | 'selfSigned' | 'certificateAuthority' | 'none';

export interface Authentication {
  readonly type: AuthenticationType;
  readonly symmetricKey: { readonly primaryKey: string | null; readonly secondaryKey: string | null };
  readonly x509Thumbprint: {
    readonly primaryThumbprint: string | null;
    readonly secondaryThumbprint: string | null;
  };
}

/** A telemetry message as the hub accepted it. */
export interface AcceptedMessage {
  readonly from: IdentityRef;
  readonly enqueuedTime: string;
  /** System properties by their MQTT keys without the `$.`, for example `ifid`, `mid`, `ct`. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type MethodOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly payload: JsonValue }
  | { readonly kind: 'notOnline' }
  /** The device was asked, and was gone before it answered. */
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'timedOut' };

/** One live connection of a device or module, whatever carries it (MQTT, or a simulated agent in this process). */
export interface DeviceSession {
  readonly identity: IdentityRef;
  /** Delivers the patch exactly as the service applied it, with `$version`; a no-op when not subscribed. */
  notifyDesired(patch: JsonObject, version: number): void;
  /** `notOnline` when the device has not subscribed to methods. */
  invokeMethod(name: string, payload: JsonValue, timeoutMs: number): Promise<MethodOutcome>;
  /** The hub ends the connection: second connection, identity deleted or disabled, token expired. */
  close(reason: string): void;
}

/** What a session may do with the hub on behalf of its identity; errors are `HubError`. */
export interface DeviceSide {
  /** Registers the session, replaces an older one of the same identity, marks it Connected. Returns the un-register function. */
  attach(session: DeviceSession): () => void;
  /** The identity takes methods from now on: calls that wait for it to connect reach it. */
  announceMethods(identity: IdentityRef): void;
  /** `{desired: {…, $version}, reported: {…, $version}}`, as a device sees its twin. */
  readTwin(identity: IdentityRef): { desired: JsonObject; reported: JsonObject };
  /** Merges into reported; `expectedVersion` is the device's own guard. Returns the new reported `$version`. */
  patchReported(identity: IdentityRef, patch: JsonObject, expectedVersion?: number): number;
  /** Keeps the message (durably, before this returns) and moves lastActivityTime. */
  acceptMessage(message: Omit<AcceptedMessage, 'enqueuedTime'>): void;
  /** Everything inside is kept together when this returns: faster than one by one. */
  together<T>(work: () => T): T;
  /** Moves lastActivityTime: a message reached the device. */
  noteReceived(identity: IdentityRef): void;
}
