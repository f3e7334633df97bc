import iotDevice from 'azure-iot-device';
import { Http } from 'azure-iot-device-http';
import { describe, expect, it } from 'vitest';
import { openDevice } from './deviceClients';
import { newDevice } from './identities';

describe('a client over HTTPS', () => {
  it('sends a message, and several at once', async () => {
    const device = await openDevice(await newDevice(), Http);
    const message = new iotDevice.Message(JSON.stringify({ pressureBar: 4 }));
    message.messageId = 'm-1';
    message.properties.add('alert', 'yes');
    expect(await device.sendEvent(message)).toBeTruthy();
    expect(await device.sendEventBatch([message, new iotDevice.Message('second')])).toBeTruthy();
  });

  it('is refused with a wrong key', async () => {
    const { deviceId } = await newDevice();
    const primaryKey = Buffer.alloc(32, 1).toString('base64');
    const device = await openDevice({ deviceId, primaryKey }, Http);
    await expect(device.sendEvent(new iotDevice.Message('x'))).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });
});
