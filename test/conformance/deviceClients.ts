/** `azure-iot-device` with its transports, connected to the hub under test. */
import iotCommon from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { onTestFinished } from 'vitest';
import type { TestIdentity } from './identities';
import { target, targetAgent } from './target';

type Transport = Parameters<typeof iotDevice.Client.fromConnectionString>[1];

export const transports: Readonly<Record<string, Transport>> = {
  MQTT: iotDeviceMqtt.Mqtt,
  'MQTT over WebSocket': iotDeviceMqtt.MqttWs,
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

/** Transports over WebSocket and HTTPS take no port with the gateway's name; they get an agent instead. */
function connectionStringOf({ deviceId, moduleId, primaryKey }: TestIdentity, transport: Transport): string {
  const takesPort = !/Ws$|^Http$/.test(transport.name);
  return [
    `HostName=${target.hostName}`,
    `DeviceId=${deviceId}`,
    ...(moduleId === undefined ? [] : [`ModuleId=${moduleId}`]),
    `SharedAccessKey=${primaryKey}`,
    ...(target.gateway && takesPort ? [`GatewayHostName=${target.gateway.host}:${target.gateway.port}`] : []),
  ].join(';');
}

async function opened<T extends iotDevice.Client | iotDevice.ModuleClient>(client: T): Promise<T> {
  client.setRetryPolicy(new iotCommon.NoRetry());
  const agent = targetAgent();
  await client.setOptions({
    mqtt: { webSocketAgent: agent },
    amqp: { webSocketAgent: agent },
    http: { agent },
  });
  await client.open();
  onTestFinished(async () => {
    await client.close().catch(() => {});
    agent.destroy();
  });
  return client;
}
