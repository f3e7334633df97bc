/** The official device SDK connected to an embedded hub over MQTT. */
import iotCommon from 'azure-iot-common';
import iotDevice from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { onTestFinished } from 'vitest';
import { deviceConnectionString } from '../../main/sandbox/connectionStrings';
import type { Hub } from '../../main/sandbox/hub';
import type { IdentityRef } from '../../main/sandbox/ports';

export async function moduleClient(
  hub: Hub,
  deviceId: string,
  moduleId: string,
): Promise<iotDevice.ModuleClient> {
  const client = iotDevice.ModuleClient.fromConnectionString(
    keyed(hub, { deviceId, moduleId }),
    iotDeviceMqtt.Mqtt,
  );
  return opened(client, hub);
}

export async function deviceClient(hub: Hub, deviceId: string): Promise<iotDevice.Client> {
  return opened(iotDevice.Client.fromConnectionString(keyed(hub, { deviceId }), iotDeviceMqtt.Mqtt), hub);
}

async function opened<T extends iotDevice.Client | iotDevice.ModuleClient>(
  client: T,
  { caPem }: Hub,
): Promise<T> {
  client.setRetryPolicy(new iotCommon.NoRetry());
  await client.setOptions({ ca: caPem });
  await client.open();
  onTestFinished(async () => {
    await client.close().catch(() => {});
  });
  return client;
}

function keyed(hub: Hub, ref: IdentityRef): string {
  const connectionString = deviceConnectionString(hub, ref);
  if (connectionString === null) throw new Error(`${ref.deviceId} has no key`);
  return connectionString;
}
