/** `azure-iot-device` with its transports, connected to the hub under test. */
import iotCommon from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { onTestFinished } from 'vitest';
import type { TestCertificate } from '../support/deviceCertificates';
import type { TestIdentity } from './identities';
import { target, targetAgent } from './target';

type Transport = Parameters<typeof iotDevice.Client.fromConnectionString>[1];

export const transports: Readonly<Record<string, Transport>> = {
  MQTT: iotDeviceMqtt.Mqtt,
  'MQTT over WebSocket': iotDeviceMqtt.MqttWs,
  AMQP: iotDeviceAmqp.Amqp,
  'AMQP over WebSocket': iotDeviceAmqp.AmqpWs,
};

export async function openDevice(
  identity: TestIdentity,
  transport: Transport = iotDeviceMqtt.Mqtt,
): Promise<iotDevice.Client> {
  return opened(iotDevice.Client.fromConnectionString(connectionStringOf(identity, transport), transport));
}

export async function openModule(
  identity: TestIdentity,
  transport: Transport = iotDeviceMqtt.Mqtt,
): Promise<iotDevice.ModuleClient> {
  const text = connectionStringOf(identity, transport);
  return opened(iotDevice.ModuleClient.fromConnectionString(text, transport));
}

/** A device that shows a certificate. The SDK's connection strings name no gateway for these. */
export async function openDeviceWith(
  { pem, keyPem }: TestCertificate,
  deviceId: string,
  transport: Transport,
): Promise<iotDevice.Client> {
  const { hostName, gateway } = target;
  const provider = new iotDevice.X509AuthenticationProvider({
    host: hostName,
    deviceId,
    ...(gateway && takesPort(transport) ? { gatewayHostName: `${gateway.host}:${gateway.port}` } : {}),
    x509: { cert: pem, key: keyPem },
  });
  return opened(iotDevice.Client.fromAuthenticationProvider(provider, transport));
}

/** Transports over WebSocket and HTTPS take no port with the gateway's name; they get an agent instead. */
function connectionStringOf({ deviceId, moduleId, primaryKey }: TestIdentity, transport: Transport): string {
  return [
    `HostName=${target.hostName}`,
    `DeviceId=${deviceId}`,
    ...(moduleId === undefined ? [] : [`ModuleId=${moduleId}`]),
    `SharedAccessKey=${primaryKey}`,
    ...(target.gateway && takesPort(transport)
      ? [`GatewayHostName=${target.gateway.host}:${target.gateway.port}`]
      : []),
  ].join(';');
}

function takesPort({ name }: Transport): boolean {
  return !/Ws$|^Http$/.test(name);
}

async function opened<T extends iotDevice.Client | iotDevice.ModuleClient>(client: T): Promise<T> {
  client.setRetryPolicy(new iotCommon.NoRetry());
  const agent = targetAgent();
  await client.setOptions({
    mqtt: { webSocketAgent: agent },
    amqp: { webSocketAgent: agent },
    // Without a policy the HTTP transport never says that it has taken the options.
    http: { agent, receivePolicy: { interval: 1 } },
  });
  await client.open();
  onTestFinished(async () => {
    await client.close().catch(() => {});
    agent.destroy();
  });
  return client;
}
