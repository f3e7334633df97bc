/** The embedded hub of a running app, as another client of the hub sees it, and the messages it received. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iothub from 'azure-iothub';
import Libsql from 'libsql';
import { restTransport } from '../restTransport';
import { sasToken } from '../sasToken';

export interface ReceivedMessage {
  readonly deviceId: string;
  readonly moduleId: string;
  readonly interfaceId: string | null;
  /** The body, parsed. */
  readonly body: { readonly Events: readonly { readonly Name: string }[] };
}

const hostName = 'sandbox.siteward.localhost';

/** Everything stands in the app's own folder: the port in the log, the keys and messages in the registry. */
export function sandboxOf(userDataFolder: string) {
  const folder = join(userDataFolder, 'sandbox');

  function otherWriter(): iothub.Registry {
    const key = policyKeys(folder).iothubowner?.primaryKey ?? '';
    const token = sasToken({ resource: hostName, key, policyName: 'iothubowner' });
    const transport = restTransport(
      { hostName, port: portOf(userDataFolder), caPem: caPem(folder) },
      () => token,
    );
    // The declared parameter is a class with private members; the SDK calls nothing but executeApiCall.
    return new iothub.Registry({ host: hostName, sharedAccessSignature: token }, transport as never);
  }

  return {
    messages: (): ReceivedMessage[] =>
      rows(
        folder,
        'SELECT device_id, module_id, system_properties, body FROM message ORDER BY enqueued_time, sequence',
      ).map((row) => ({
        deviceId: String(row.device_id),
        moduleId: String(row.module_id),
        interfaceId: JSON.parse(String(row.system_properties)).ifid ?? null,
        body: JSON.parse(Buffer.from(row.body as Uint8Array).toString('utf8')),
      })),
    /** The official SDK's registry with the owner's key: somebody else at work on the same hub. */
    otherWriter,
    caPem: () => caPem(folder),
    /** As a technician is given it for a hub that is reached through a gateway. */
    connectionString: (): string =>
      `HostName=${hostName};SharedAccessKeyName=iothubowner;` +
      `SharedAccessKey=${policyKeys(folder).iothubowner?.primaryKey};GatewayHostName=localhost:${portOf(userDataFolder)}`,
    policyKeys: (): string[] => Object.values(policyKeys(folder)).flatMap((pair) => Object.values(pair)),
    /** Of the device and all its modules. */
    keysOf: async (deviceId: string): Promise<string[]> => {
      const registry = otherWriter();
      const { responseBody: device } = await registry.get(deviceId);
      const { responseBody: modules } = await registry.getModulesOnDevice(deviceId);
      return [device, ...modules].flatMap(({ authentication }) =>
        Object.values(authentication?.symmetricKey ?? {}).filter((key) => typeof key === 'string'),
      );
    },
  };
}

function policyKeys(folder: string): Record<string, { primaryKey: string; secondaryKey: string }> {
  const [setting] = rows(folder, "SELECT value FROM setting WHERE name = 'policyKeys'");
  return JSON.parse(String(setting?.value));
}

function caPem(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'authority.json'), 'utf8')).certificatePem;
}

function rows(folder: string, sql: string): Record<string, unknown>[] {
  const database = new Libsql(join(folder, 'registry.db'), { readonly: true });
  try {
    return database.prepare(sql).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

function portOf(userDataFolder: string): number {
  const log = readFileSync(join(userDataFolder, 'logs', 'siteward.log'), 'utf8');
  const ready = log
    .trim()
    .split('\n')
    .map((line): { event?: string; msg?: string; port?: number } => JSON.parse(line))
    .findLast((line) => [line.event, line.msg].includes('sandbox.ready'));
  if (ready?.port === undefined) throw new Error('The embedded hub has not said its port.');
  return ready.port;
}
