/** A connection as a module by Microsoft's device SDK. */
import type { ModuleClient, Twin } from 'azure-iot-device';
import { jsonObject } from '../../preload/contract';
import type { ModuleConnection, ModuleLink, ModuleLinkEvents, ModuleTwinDocument } from './ports';
import { createSdkClient, setRoute } from './sdkClient';
import { whyNotConnected } from './whyNotConnected';

export async function openAzureModuleLink(
  connection: ModuleConnection,
  events: ModuleLinkEvents,
  signal: AbortSignal,
): Promise<ModuleLink> {
  const { default: common } = await import('azure-iot-common');
  const { client, credentials } = await createSdkClient(connection);

  let isOver = false;
  const lost = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    events.onLost(error);
  };
  client.on('disconnect', (result: { transportObj?: unknown } | undefined) => lost(result?.transportObj));
  client.on('error', lost);
  credentials.on('error', lost);
  const close = async (): Promise<void> => {
    isOver = true;
    credentials.stop();
    await client.close();
  };

  await connect(client, connection, signal).catch(async (error: unknown) => {
    close().catch(() => undefined);
    throw await whyNotConnected(connection, error, signal);
  });

  let twin: Twin | null = null;
  return {
    readTwin: async () => {
      twin = await client.getTwin();
      return readTwin(twin, events, lost);
    },
    report: async (patch) => {
      twin ??= await client.getTwin();
      await reportTwin(twin, patch);
    },
    send: async ({ messageId, body, properties }) => {
      const message = new common.Message(body);
      message.messageId = messageId;
      message.setAsSecurityMessage();
      for (const [name, value] of Object.entries(properties)) message.properties.add(name, value);
      await client.sendEvent(message);
    },
    close,
  };
}

async function connect(
  client: ModuleClient,
  connection: ModuleConnection,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  await setRoute(client, connection);
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    client
      .open()
      .then(() => resolve(), reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Listening asks the hub for updates; the second read comes after that request on the same connection, so that an
 * update between the two is not missed. The SDK announces both reads like updates, with their `$version`.
 */
function readTwin(twin: Twin, events: ModuleLinkEvents, lost: (error: unknown) => void): ModuleTwinDocument {
  twin.on('error', lost);
  const read = (section: unknown) => jsonObject.parse(section);
  const first = { desired: read(twin.properties.desired), reported: reportedOf(twin.properties.reported) };
  twin.on('properties.desired', (desired: unknown) => {
    const update = jsonObject.safeParse(desired);
    if (update.success) events.onDesired(update.data);
    else lost(new Error('The hub sent a twin update that is not JSON.'));
  });
  twin.get().catch(lost);
  return first;
}

/** The SDK puts its `update` function among the reported properties. */
function reportedOf(reported: Readonly<Record<string, unknown>>) {
  return jsonObject.parse(
    Object.fromEntries(Object.entries(reported).filter(([, value]) => typeof value !== 'function')),
  );
}

async function reportTwin(twin: Twin, patch: object): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    twin.properties.reported.update(patch, (error: Error | null | undefined) =>
      error ? reject(error) : resolve(),
    );
  });
}
