import type iotDevice from 'azure-iot-device';
import { describe, expect, it } from 'vitest';
import { deviceClient, moduleClient } from '../support/deviceClients';
import { startHub } from '../support/hub';

async function startWithDevice() {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'd' });
  await registry.addModule({ deviceId: 'd', moduleId: 'm' });
  return { ...testHub, registry, service: testHub.serviceClient() };
}

/** The error as the service writes it for methods: JSON within JSON. */
const failureOf = async (call: Promise<unknown>): Promise<{ errorCode: number; message: string }> =>
  call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: { body: string }) => JSON.parse(JSON.parse(error.body).Message),
  );

type Handler = (request?: iotDevice.DeviceMethodRequest, response?: iotDevice.DeviceMethodResponse) => void;

describe('a direct method', () => {
  it('waits for its device to connect and to take methods, as long as the caller allows', async () => {
    const { hub, service } = await startWithDevice();
    const call = { methodName: 'ping', payload: { n: 1 }, connectTimeoutInSeconds: 60 };
    const answered = service.invokeDeviceMethod('d', call);
    const answeredByModule = service.invokeDeviceMethod('d', 'm', call);
    const echo: Handler = (request, response) => void response?.send(201, { was: request?.payload });
    (await deviceClient(hub, 'd')).onDeviceMethod('ping', echo);
    (await moduleClient(hub, 'd', 'm')).onMethod('ping', echo);
    const expected = { status: 201, payload: { was: { n: 1 } } };
    expect((await answered).result).toEqual(expected);
    expect((await answeredByModule).result).toEqual(expected);
  });

  it('to a device that takes none fails at once when the caller does not wait', async () => {
    const { hub, service } = await startWithDevice();
    await deviceClient(hub, 'd');
    expect(await failureOf(service.invokeDeviceMethod('d', { methodName: 'ping' }))).toMatchObject({
      errorCode: 404103,
    });
  });

  it('to an identity that does not exist says which', async () => {
    const { service } = await startWithDevice();
    const ping = { methodName: 'ping' };
    expect((await failureOf(service.invokeDeviceMethod('none', ping))).errorCode).toBe(404001);
    expect((await failureOf(service.invokeDeviceMethod('d', 'none', ping))).errorCode).toBe(404010);
  });

  it('whose device goes away before it answers ends with it, and is not sent again', async () => {
    const { hub, registry, service } = await startWithDevice();
    const client = await deviceClient(hub, 'd');
    let calls = 0;
    client.onDeviceMethod('ping', () => {
      calls += 1;
      void registry.update({ deviceId: 'd', status: 'disabled' } as never);
    });
    const call = { methodName: 'ping', connectTimeoutInSeconds: 60 };
    expect((await failureOf(service.invokeDeviceMethod('d', call))).errorCode).toBe(404104);
    expect(calls).toBe(1);
  });

  it('that is not answered in time ends with 504', async () => {
    const { hub, service } = await startWithDevice();
    const client = await deviceClient(hub, 'd');
    client.onDeviceMethod('ping', () => {});
    const call = { methodName: 'ping', connectTimeoutInSeconds: 60, responseTimeoutInSeconds: 5 };
    expect((await failureOf(service.invokeDeviceMethod('d', call))).errorCode).toBe(504101);
  });

  it('takes a payload of 128 KB and no more', async () => {
    const { hub, service } = await startWithDevice();
    const client = await deviceClient(hub, 'd');
    client.onDeviceMethod('size', ({ payload }, response) => void response.send(200, payload.length));
    const size = (bytes: number) =>
      service.invokeDeviceMethod('d', {
        methodName: 'size',
        payload: 'x'.repeat(bytes - 2),
        connectTimeoutInSeconds: 60,
      });
    expect((await size(128 * 1024)).result.payload).toBe(128 * 1024 - 2);
    expect((await failureOf(size(128 * 1024 + 1))).errorCode).toBe(413001);
  });

  it.each<[string, object]>([
    ['a response time below five seconds', { methodName: 'ping', responseTimeoutInSeconds: 4 }],
    ['a response time above five minutes', { methodName: 'ping', responseTimeoutInSeconds: 301 }],
    ['a connect time above five minutes', { methodName: 'ping', connectTimeoutInSeconds: 301 }],
    ['a name with a slash', { methodName: 'a/b' }],
    ['a name with a space', { methodName: 'a b' }],
    ['a name of 101 characters', { methodName: 'x'.repeat(101) }],
  ])('with %s is refused', async (_, call) => {
    const { service } = await startWithDevice();
    expect((await failureOf(service.invokeDeviceMethod('d', call as never))).errorCode).toBe(400004);
  });
});
