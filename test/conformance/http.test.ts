import iotDevice from 'azure-iot-device';
import iotDeviceHttp from 'azure-iot-device-http';
import { describe, expect, it } from 'vitest';
import { openDevice } from './deviceClients';
import { newDevice } from './identities';
import { registryClient } from './serviceClients';

describe('a client over HTTPS', () => {
  it('sends messages one by one and in batches', async () => {
    const device = await openDevice(await newDevice(), iotDeviceHttp.Http);
    const message = new iotDevice.Message('{"pressureBar":4}');
    message.properties.add('alert', 'yes');
    await device.sendEvent(message);
    await device.sendEventBatch([message, new iotDevice.Message('second')]);
  });

  it('is not connected by it', async () => {
    const identity = await newDevice();
    await (await openDevice(identity, iotDeviceHttp.Http)).sendEvent(new iotDevice.Message('x'));
    const { responseBody } = await registryClient().get(identity.deviceId);
    expect(responseBody.connectionState).toBe('Disconnected');
  });

  it('is refused with a wrong key', async () => {
    const { deviceId } = await newDevice();
    const primaryKey = Buffer.alloc(32, 1).toString('base64');
    const device = await openDevice({ deviceId, primaryKey }, iotDeviceHttp.Http);
    await expect(device.sendEvent(new iotDevice.Message('x'))).rejects.toBeInstanceOf(Error);
  });
});
