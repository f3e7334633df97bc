/** Microsoft's device SDK set up for one connection as a module, over any of its transports. */
import type { ModuleClient, SharedAccessKeyAuthenticationProvider } from 'azure-iot-device';
import { type AgentTransport, isOverWebSocket } from '../../preload/contract';
import { reveal } from '../secrets';
import { type TransportClass, withTwinLinks } from './amqpTransport';
import { httpsAgent } from './httpsAgent';
import type { ModuleConnection } from './ports';

export interface SdkClient {
  readonly client: ModuleClient;
  /** Renews the tokens the client shows; stop it with the client. */
  readonly credentials: SharedAccessKeyAuthenticationProvider;
}

/** The SDK is loaded with the first connection, because loading it is felt when the program starts. */
export async function createSdkClient(connection: ModuleConnection): Promise<SdkClient> {
  const [{ default: device }, { default: common }, transport] = await Promise.all([
    import('azure-iot-device'),
    import('azure-iot-common'),
    loadTransport(connection.transport),
  ]);
  const gatewayHostName = gatewayOf(connection);
  // By its constructor, because a connection string cannot hold an identifier with a semicolon.
  const credentials = new device.SharedAccessKeyAuthenticationProvider({
    host: connection.hostName,
    deviceId: connection.deviceId,
    moduleId: connection.moduleId,
    sharedAccessKey: reveal(connection.key),
    ...(gatewayHostName === null ? {} : { gatewayHostName }),
  });
  const client = device.ModuleClient.fromAuthenticationProvider(credentials, transport);
  client.setRetryPolicy(new common.NoRetry());
  return { client, credentials };
}

/** Resolves when the client knows whom to trust and which way to take. */
export async function setRoute(client: ModuleClient, connection: ModuleConnection): Promise<void> {
  const { caPem, transport } = connection;
  const agent = isOverWebSocket(transport) ? { webSocketAgent: httpsAgent(connection) } : null;
  await client.setOptions({
    ...(caPem === null ? {} : { ca: caPem }),
    ...(agent === null ? {} : { mqtt: agent, amqp: agent }),
  });
}

async function loadTransport(transport: AgentTransport): Promise<TransportClass> {
  switch (transport) {
    case 'mqtt':
      return (await import('azure-iot-device-mqtt')).default.Mqtt;
    case 'mqttWebSocket':
      return (await import('azure-iot-device-mqtt')).default.MqttWs;
    case 'amqp':
      return withTwinLinks((await import('azure-iot-device-amqp')).default.Amqp);
    case 'amqpWebSocket':
      return withTwinLinks((await import('azure-iot-device-amqp')).default.AmqpWs);
  }
}

/**
 * `host` or `host:port`, put into the address the SDK connects to; null for the hub's own address. Over WebSocket the SDK
 * adds a port itself, which the agent of the WebSocket changes.
 */
function gatewayOf({ gatewayHostName, hostName, port, transport }: ModuleConnection): string | null {
  if (port === null || isOverWebSocket(transport)) return gatewayHostName;
  return `${gatewayHostName ?? hostName}:${port}`;
}
