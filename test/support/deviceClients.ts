/** The official device SDK connected to an embedded hub, over any of its transports. */
import { Agent } from 'node:https';
import { connect } from 'node:tls';
import iotCommon from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { onTestFinished } from 'vitest';
import { deviceConnectionString } from '../../main/sandbox/connectionStrings';
import type { Hub } from '../../main/sandbox/hub';
import type { IdentityRef } from '../../main/sandbox/ports';
import type { TestCertificate } from './deviceCertificates';

export type Transport = Parameters<typeof iotDevice.Client.fromConnectionString>[1];

export async function moduleClient(
  hub: Hub,
  deviceId: string,
  moduleId: string,
  transport: Transport = iotDeviceMqtt.Mqtt,
): Promise<iotDevice.ModuleClient> {
  const text = keyed(hub, { deviceId, moduleId }, transport);
  return opened(iotDevice.ModuleClient.fromConnectionString(text, transport), hub);
}

export async function deviceClient(
  hub: Hub,
  deviceId: string,
  transport: Transport = iotDeviceMqtt.Mqtt,
): Promise<iotDevice.Client> {
  const text = keyed(hub, { deviceId }, transport);
  return opened(iotDevice.Client.fromConnectionString(text, transport), hub);
}

/** A client of a device or module that shows a certificate. The SDK's connection strings name no gateway for these. */
export async function certificateClient(
  hub: Hub,
  ref: IdentityRef,
  { pem, keyPem }: Pick<TestCertificate, 'pem' | 'keyPem'>,
  transport: Transport = iotDeviceMqtt.Mqtt,
): Promise<iotDevice.Client | iotDevice.ModuleClient> {
  const provider = new iotDevice.X509AuthenticationProvider({
    host: hub.hostName,
    deviceId: ref.deviceId,
    ...(ref.moduleId === undefined ? {} : { moduleId: ref.moduleId }),
    ...(takesPort(transport) ? { gatewayHostName: `localhost:${hub.port}` } : {}),
    x509: { cert: pem, key: keyPem },
  });
  return ref.moduleId === undefined
    ? opened(iotDevice.Client.fromAuthenticationProvider(provider, transport), hub)
    : opened(iotDevice.ModuleClient.fromAuthenticationProvider(provider, transport), hub);
}

/** Opens the client with the hub's CA and its route to it, and closes it when the test ends. */
export async function opened<T extends iotDevice.Client | iotDevice.ModuleClient>(
  client: T,
  hub: Hub,
): Promise<T> {
  client.setRetryPolicy(new iotCommon.NoRetry());
  const webSocketAgent = loopbackAgent(hub);
  await client.setOptions({
    ca: hub.caPem,
    mqtt: { webSocketAgent },
    amqp: { webSocketAgent },
    // Without a policy the HTTP transport never says that it has taken the options.
    http: { agent: webSocketAgent, receivePolicy: { interval: 0.1 } },
  });
  await client.open();
  onTestFinished(async () => {
    await client.close().catch(() => {});
  });
  return client;
}

/** For transports whose address is fixed to port 443 of the hub's name. */
export function loopbackAgent({ port, caPem, hostName }: Hub): Agent {
  const agent = new Agent();
  // The declaration leaves out that an agent may be given a way to connect of its own.
  Object.assign(agent, {
    createConnection: (options: object) =>
      connect({ ...options, host: '127.0.0.1', port, ca: caPem, servername: hostName }),
  });
  return agent;
}

function keyed(hub: Hub, ref: IdentityRef, transport: Transport): string {
  const connectionString = deviceConnectionString(hub, ref);
  if (connectionString === null) throw new Error(`${ref.deviceId} has no key`);
  return takesPort(transport) ? connectionString : withoutGateway(connectionString);
}

/** Those over WebSocket and HTTP add their port to the gateway's name. */
function takesPort(transport: Transport): boolean {
  return !/Ws$|^Http$/.test(transport.name);
}

function withoutGateway(connectionString: string): string {
  return connectionString.replace(/;GatewayHostName=[^;]*/, '');
}
