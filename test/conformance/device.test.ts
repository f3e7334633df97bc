import iotDevice from 'azure-iot-device';
import { describe, expect, it } from 'vitest';
import { openDevice, openModule, transports } from './deviceClients';
import { newDevice, newModule } from './identities';
import { methodClient, registryClient } from './serviceClients';

/** A hub may be slow to tell. */
const patience = { timeout: 30_000 };

function later<T>(start: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise(start);
}

describe.each(Object.entries(transports))('a client over %s', (_, transport) => {
  it('sends messages as a device and as a module', async () => {
    const device = await openDevice(await newDevice(), transport);
    const module = await openModule(await newModule(), transport);
    const message = new iotDevice.Message(JSON.stringify({ pressureBar: 4 }));
    message.contentType = 'application/json';
    message.contentEncoding = 'utf-8';
    message.properties.add('alert', 'yes');
    expect(await device.sendEvent(message)).toBeTruthy();
    expect(await module.sendEvent(message)).toBeTruthy();
  });

  it('reads its twin, reports, and hears of desired changes', async () => {
    const identity = await newModule();
    const { deviceId, moduleId } = identity;
    const twin = await (await openModule(identity, transport)).getTwin();
    expect(twin.properties.desired.$version).toBe(1);
    const heard: { pressureBar?: number; $version: number }[] = [];
    twin.on('properties.desired', (patch) => heard.push(patch));
    // The subscription may still be on its way to the hub, which tells only what changes after it.
    let pressureBar = 4;
    const change = async () => {
      pressureBar += 1;
      const desired = { pressureBar, $comment: undefined };
      await registryClient().updateModuleTwin(deviceId, moduleId, { properties: { desired } }, '*');
      return heard.at(-1);
    };
    await expect
      .poll(change, patience)
      .toMatchObject({ pressureBar: expect.any(Number), $version: expect.any(Number) });
    await new Promise<void>((resolve, reject) => {
      twin.properties.reported.update({ pressureBar: 4, old: null }, (error: Error | null) =>
        error ? reject(error) : resolve(),
      );
    });
    await expect
      .poll(
        async () =>
          (await registryClient().getModuleTwin(deviceId, moduleId)).responseBody.properties.reported,
        patience,
      )
      .toMatchObject({ pressureBar: 4, $version: 2 });
  });

  it('answers direct methods', async () => {
    const identity = await newDevice();
    const device = await openDevice(identity, transport);
    device.onDeviceMethod('restart', (request, response) => {
      void response.send(201, { afterSeconds: request.payload.seconds });
    });
    const call = { methodName: 'restart', payload: { seconds: 5 }, responseTimeoutInSeconds: 20 };
    // The subscription may still be on its way to the hub.
    const invoke = async () => (await methodClient().invokeDeviceMethod(identity.deviceId, call)).result;
    await expect
      .poll(() => invoke().catch(() => null), patience)
      .toEqual({ status: 201, payload: { afterSeconds: 5 } });
  });

  it('is refused with a wrong key', async () => {
    const { deviceId } = await newDevice();
    const primaryKey = Buffer.alloc(32, 1).toString('base64');
    await expect(openDevice({ deviceId, primaryKey }, transport)).rejects.toMatchObject({
      name: 'UnauthorizedError',
    });
  });

  it('loses its connection to a second one of the same identity', async () => {
    const identity = await newDevice();
    const first = await openDevice(identity, transport);
    const dropped = later<void>((resolve) => {
      first.on('disconnect', () => resolve());
    });
    // Over AMQP a device is connected from its first link on.
    await first.sendEvent(new iotDevice.Message('first'));
    const second = await openDevice(identity, transport);
    await second.sendEvent(new iotDevice.Message('second'));
    await dropped;
  });
});

describe('a direct method', () => {
  it('fails at once for a device that is not connected', async () => {
    const { deviceId } = await newDevice();
    const call = { methodName: 'restart', payload: null, responseTimeoutInSeconds: 20 };
    await expect(methodClient().invokeDeviceMethod(deviceId, call)).rejects.toBeInstanceOf(Error);
  });
});
