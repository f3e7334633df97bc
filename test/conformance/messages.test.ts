import type { Message } from 'azure-iot-common';
import iotCommon from 'azure-iot-common';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDevice } from './deviceClients';
import { newDevice } from './identities';
import { messageClient } from './serviceClients';

/** A hub sends feedback every 15 seconds. */
const patience = { timeout: 45_000 };

async function openService() {
  const client = messageClient();
  client.setRetryPolicy(new iotCommon.NoRetry());
  await client.open();
  onTestFinished(async () => {
    await client.close();
  });
  return client;
}

describe('messages to devices', () => {
  it('arrive, are completed, and are told of in feedback', async () => {
    const { deviceId, primaryKey } = await newDevice();
    const service = await openService();
    const { result: receiver } = await service.getFeedbackReceiver();
    const ends: { deviceId: string; originalMessageId: string; statusCode: string }[] = [];
    receiver.on('message', (feedback: Message) => {
      ends.push(...JSON.parse(feedback.getData().toString()));
      void receiver.complete(feedback);
    });
    const sent = new iotCommon.Message('open the valve');
    sent.messageId = `to ${deviceId}`;
    sent.ack = 'full';
    sent.properties.add('kind', 'order');
    await service.send(deviceId, sent);

    const device = await openDevice({ deviceId, primaryKey }, iotDeviceAmqp.Amqp);
    const received = new Promise<Message>((resolve) => device.on('message', resolve));
    const message = await received;
    expect(message.getData().toString()).toBe('open the valve');
    expect(message.properties.getValue('kind')).toBe('order');
    await device.complete(message);
    await expect
      .poll(() => ends.filter((end) => end.deviceId === deviceId), patience)
      .toMatchObject([{ originalMessageId: `to ${deviceId}`, statusCode: 'Success' }]);
  });

  it('are refused for devices that do not exist', async () => {
    const service = await openService();
    await expect(service.send('nobody-of-this-name', new iotCommon.Message('hello'))).rejects.toMatchObject({
      name: 'DeviceNotFoundError',
    });
  });
});
