import { once } from 'node:events';
import { connect } from 'node:tls';
import iotDevice from 'azure-iot-device';
import iotDeviceMqtt from 'azure-iot-device-mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { deviceClient, loopbackAgent, moduleClient } from '../support/deviceClients';
import { startHub } from '../support/hub';

async function hubWithModule() {
  const testHub = await startHub();
  const registry = testHub.registryAs('iothubowner');
  await registry.create({ deviceId: 'pump-1' });
  await registry.addModule({ deviceId: 'pump-1', moduleId: 'azureiotsecurity' });
  return { ...testHub, registry };
}

describe('MQTT over WebSocket', () => {
  it('carries telemetry of devices and modules', async () => {
    const { hub, messages } = await hubWithModule();
    const device = await deviceClient(hub, 'pump-1', iotDeviceMqtt.MqttWs);
    const module = await moduleClient(hub, 'pump-1', 'azureiotsecurity', iotDeviceMqtt.MqttWs);
    await device.sendEvent(new iotDevice.Message('from the device'));
    await module.sendEvent(new iotDevice.Message('x'.repeat(200_000)));
    expect(messages.map(({ from, body }) => [from, body.length])).toEqual([
      [{ deviceId: 'pump-1' }, 15],
      [{ deviceId: 'pump-1', moduleId: 'azureiotsecurity' }, 200_000],
    ]);
  });

  it('reads the twin', async () => {
    const { hub } = await hubWithModule();
    const module = await moduleClient(hub, 'pump-1', 'azureiotsecurity', iotDeviceMqtt.MqttWs);
    expect((await module.getTwin()).properties.desired).toMatchObject({ $version: 1 });
  });
});

describe('a WebSocket', () => {
  const open = async (path: string, protocols: string[]) => {
    const { hub } = await startHub();
    const url = `wss://${hub.hostName}${path}`;
    const socket = new WebSocket(url, protocols, { agent: loopbackAgent(hub) });
    onTestFinished(() => socket.terminate());
    return socket;
  };

  it.each([
    ['/$iothub/websocket', 'mqtt'],
    ['/$iothub/websocket', 'MQTT'],
    ['/$iothub/websocket?iothub-no-client-cert=true', 'AMQPWSB10'],
    ['/$servicebus/websocket', 'AMQPWSB10'],
  ])('at %s speaks %s, by the name the client gave it', async (path, protocol) => {
    const socket = await open(path, ['soap', protocol]);
    await once(socket, 'open');
    expect(socket.protocol).toBe(protocol);
  });

  it.each([
    ['/$iothub/websocket', 'soap'],
    ['/$servicebus/websocket', 'mqtt'],
    ['/devices', 'mqtt'],
  ])('at %s is refused for %s', async (path, protocol) => {
    const socket = await open(path, [protocol]);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('400');
  });
});

describe('the port of the hub', () => {
  it('recognises a protocol that arrives byte by byte', async () => {
    const { hub } = await startHub();
    const socket = connect({ host: '127.0.0.1', port: hub.port, ca: hub.caPem, servername: hub.hostName });
    onTestFinished(() => {
      socket.destroy();
    });
    socket.setNoDelay(true);
    await once(socket, 'secureConnect');
    for (const byte of Buffer.from('GET /devices/x HTTP/1.1\r\nHost: h\r\n\r\n')) {
      await new Promise((sent) => socket.write(Buffer.of(byte), sent));
    }
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
  });
});
