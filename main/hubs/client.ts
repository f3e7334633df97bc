/** What the rest of main may ask of a hub; the SDK answers through our transport. */
import type { z } from 'zod';
import type { JsonObject, JsonValue, RequestKind } from '../../preload/contract';
import { type Secret, secretOf } from '../secrets';
import type { ModuleTwin, TwinHub } from '../workbench';
import {
  continuationHeader,
  type DeviceIdentity,
  type DeviceTwin,
  deviceIdentity,
  deviceTwin,
  type HubStatistics,
  identityKeys,
  listedKeys,
  type MethodAnswer,
  type ModuleIdentity,
  methodAnswer,
  moduleIdentities,
  moduleIdentity,
  moduleTwin,
  type QueryRow,
  queryRows,
  statistics,
} from './answers';
import { callAs } from './callContext';
import { HubCallError, unreadable } from './failure';
import { authenticationBody, type ModuleAuthentication } from './moduleAuthentication';
import { type HubSdk, loadSdk } from './sdkSeam';
import type { HubTransport } from './transport';

export interface IdentityKeys {
  readonly primaryKey: Secret | null;
  readonly secondaryKey: Secret | null;
}

export interface DeviceKeys {
  readonly deviceId: string;
  readonly keys: IdentityKeys;
}

export interface QueryPage {
  readonly rows: readonly QueryRow[];
  /** Hand it back with the same query for the next page; null after the last one. */
  readonly continuation: string | null;
}

export interface MethodCall {
  readonly deviceId: string;
  readonly moduleId: string | null;
  readonly methodName: string;
  readonly payload: JsonValue;
  /** 5 to 300 seconds, how long the hub waits for the device's answer. */
  readonly responseTimeoutS: number;
}

/** How a local agent reaches the same hub. */
export interface AgentConnection {
  readonly hostName: string;
  /** The machine that stands in for the hub; null when the agent connects to the hub itself. */
  readonly gatewayHostName: string | null;
  /** At which it answers whatever the protocol; null for the port that is each protocol's own. */
  readonly port: number | null;
  /** A CA to trust for this hub. */
  readonly caPem: string | null;
}

/** All methods throw `HubCallError` (`HUB_CALL_FAILED`). */
export interface HubClient extends TwinHub {
  readDevice(deviceId: string, signal?: AbortSignal): Promise<DeviceIdentity>;
  readDeviceKeys(deviceId: string, signal?: AbortSignal): Promise<IdentityKeys>;
  /** Of 1,000 devices at most, as the hub chooses them: it has no second page of identities. */
  listDeviceKeys(signal?: AbortSignal): Promise<readonly DeviceKeys[]>;
  readDeviceTwin(deviceId: string, signal?: AbortSignal): Promise<DeviceTwin>;
  patchDesired(
    deviceId: string,
    moduleId: string,
    desired: JsonObject,
    etag: string,
    signal?: AbortSignal,
  ): Promise<DeviceTwin>;
  readModules(deviceId: string, signal?: AbortSignal): Promise<readonly ModuleIdentity[]>;
  readModuleKeys(deviceId: string, moduleId: string, signal?: AbortSignal): Promise<IdentityKeys>;
  /** The primary key; null when the module does not authenticate by key. */
  readModuleKey(deviceId: string, moduleId: string, signal?: AbortSignal): Promise<Secret | null>;
  /** Identity and keys of one read, so that its ETag guards both. */
  readModuleWithKeys(
    deviceId: string,
    moduleId: string,
    signal?: AbortSignal,
  ): Promise<{ readonly identity: ModuleIdentity; readonly keys: IdentityKeys }>;
  createModule(
    deviceId: string,
    moduleId: string,
    authentication: ModuleAuthentication,
    signal?: AbortSignal,
  ): Promise<ModuleIdentity>;
  /** On the ETag of the identity as it was read. */
  changeModuleAuthentication(
    identity: ModuleIdentity,
    authentication: ModuleAuthentication,
    signal?: AbortSignal,
  ): Promise<ModuleIdentity>;
  /** On the ETag of the identity as it was read. */
  deleteModule(identity: ModuleIdentity, signal?: AbortSignal): Promise<void>;
  /** Merges both sections or neither; the device's own twin without a module. */
  patchTwin(
    of: { readonly deviceId: string; readonly moduleId: string | null },
    patch: { readonly tags?: JsonObject; readonly desired?: JsonObject },
    etag: string,
    signal?: AbortSignal,
  ): Promise<DeviceTwin>;
  /** `pageSize` 1 to 1000. */
  query(
    sql: string,
    page: { readonly pageSize: number; readonly continuation: string | null },
    signal?: AbortSignal,
  ): Promise<QueryPage>;
  statistics(signal?: AbortSignal): Promise<HubStatistics>;
  invokeMethod(call: MethodCall, signal?: AbortSignal): Promise<MethodAnswer>;
  agentConnection(): AgentConnection;
  /** The same for the Device Provisioning Service of the hub's cloud. */
  provisioningConnection(): AgentConnection;
}

export function createHubClient(
  hostName: string,
  transport: HubTransport,
  { agent, provisioning }: { readonly agent: AgentConnection; readonly provisioning: AgentConnection },
): HubClient {
  let loading: Promise<HubSdk> | null = null;

  async function call<T>(
    kind: RequestKind,
    signal: AbortSignal | undefined,
    run: (sdk: HubSdk) => Promise<T>,
  ): Promise<T> {
    loading ??= loadSdk(hostName, transport);
    const sdk = await loading;
    return callAs({ kind, signal }, () => run(sdk));
  }

  function read<T>(schema: z.ZodType<T>, body: unknown): T {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const places = parsed.error.issues.map(({ path }) => path.join('.') || 'the answer').join(', ');
    throw new HubCallError(unreadable(null, `Not as expected: ${places}.`, { hostName, attempts: 1 }));
  }

  function keysOf(body: unknown): IdentityKeys {
    return secretKeys(read(identityKeys, body));
  }

  function secretKeys({ primaryKey, secondaryKey }: z.infer<typeof identityKeys>): IdentityKeys {
    return {
      primaryKey: primaryKey === null ? null : secretOf(primaryKey),
      secondaryKey: secondaryKey === null ? null : secretOf(secondaryKey),
    };
  }

  const getDevice = async (deviceId: string, signal: AbortSignal | undefined): Promise<unknown> =>
    (await call('registry', signal, ({ registry }) => registry.get(deviceId))).responseBody;
  const getModule = async (
    deviceId: string,
    moduleId: string,
    signal: AbortSignal | undefined,
  ): Promise<unknown> =>
    (await call('registry', signal, ({ registry }) => registry.getModule(deviceId, moduleId))).responseBody;
  const readModuleKeys: HubClient['readModuleKeys'] = async (deviceId, moduleId, signal) =>
    keysOf(await getModule(deviceId, moduleId, signal));

  return {
    hostName,
    agentConnection: () => agent,
    provisioningConnection: () => provisioning,
    readDevice: async (deviceId, signal) => read(deviceIdentity, await getDevice(deviceId, signal)),
    readDeviceKeys: async (deviceId, signal) => keysOf(await getDevice(deviceId, signal)),
    listDeviceKeys: async (signal) => {
      const answer = await call('registry', signal, ({ registry }) => registry.list());
      return read(listedKeys, answer.responseBody).map(({ deviceId, keys }) => ({
        deviceId,
        keys: secretKeys(keys),
      }));
    },
    readDeviceTwin: async (deviceId, signal) => {
      const answer = await call('twinRead', signal, ({ registry }) => registry.getTwin(deviceId));
      return read(deviceTwin, answer.responseBody);
    },
    readModules: async (deviceId, signal) => {
      const answer = await call('registry', signal, ({ registry }) => registry.getModulesOnDevice(deviceId));
      return read(moduleIdentities, answer.responseBody);
    },
    readModuleKeys,
    readModuleKey: async (deviceId, moduleId, signal) =>
      (await readModuleKeys(deviceId, moduleId, signal)).primaryKey,
    readModuleWithKeys: async (deviceId, moduleId, signal) => {
      const body = await getModule(deviceId, moduleId, signal);
      return { identity: read(moduleIdentity, body), keys: keysOf(body) };
    },
    createModule: async (deviceId, moduleId, authentication, signal) => {
      const module = { deviceId, moduleId, authentication: authenticationBody(authentication) };
      const answer = await call('registry', signal, ({ registry }) => registry.addModule(module));
      return read(moduleIdentity, answer.responseBody);
    },
    changeModuleAuthentication: async ({ deviceId, moduleId, etag, managedBy }, authentication, signal) => {
      const module = {
        deviceId,
        moduleId,
        etag,
        ...(managedBy === null ? {} : { managedBy }),
        authentication: authenticationBody(authentication),
      };
      const answer = await call('registry', signal, ({ registry }) => registry.updateModule(module));
      return read(moduleIdentity, answer.responseBody);
    },
    deleteModule: async ({ deviceId, moduleId, etag }, signal) => {
      // Its promise form takes an ETag for a missing callback (azure-iothub dist/registry.js, _removeModule).
      await call(
        'registry',
        signal,
        ({ registry }) =>
          new Promise<void>((resolve, reject) => {
            registry.removeModule({ deviceId, moduleId, etag }, (error) =>
              error ? reject(error) : resolve(),
            );
          }),
      );
    },
    patchTwin: async ({ deviceId, moduleId }, { tags, desired }, etag, signal) => {
      const patch = { ...(tags && { tags }), ...(desired && { properties: { desired } }) };
      const answer = await call('twinWrite', signal, ({ registry }) =>
        moduleId === null
          ? registry.updateTwin(deviceId, patch, etag)
          : registry.updateModuleTwin(deviceId, moduleId, patch, etag),
      );
      return read(deviceTwin, answer.responseBody);
    },
    readModuleTwin: async (deviceId, moduleId, signal): Promise<ModuleTwin> => {
      const answer = await call('twinRead', signal, ({ registry }) =>
        registry.getModuleTwin(deviceId, moduleId),
      );
      return read(moduleTwin, answer.responseBody);
    },
    patchDesired: async (deviceId, moduleId, desired, etag, signal) => {
      const answer = await call('twinWrite', signal, ({ registry }) =>
        registry.updateModuleTwin(deviceId, moduleId, { properties: { desired } }, etag),
      );
      return read(moduleTwin, answer.responseBody);
    },
    query: async (sql, { pageSize, continuation }, signal) => {
      const answer = await call('query', signal, ({ registry }) => {
        const query = registry.createQuery(sql, pageSize);
        return continuation === null ? query.next() : query.next(continuation);
      });
      return {
        rows: read(queryRows, answer.result),
        continuation: read(continuationHeader, answer.message.headers),
      };
    },
    statistics: async (signal) => {
      const answer = await call('statistics', signal, ({ registry }) => registry.getRegistryStatistics());
      return read(statistics, answer.responseBody);
    },
    invokeMethod: async ({ deviceId, moduleId, methodName, payload, responseTimeoutS }, signal) => {
      const parameters = { methodName, payload, responseTimeoutInSeconds: responseTimeoutS };
      const answer = await call('method', signal, ({ client }) =>
        moduleId === null
          ? client.invokeDeviceMethod(deviceId, parameters)
          : client.invokeDeviceMethod(deviceId, moduleId, parameters),
      );
      return read(methodAnswer, answer.result);
    },
  };
}
