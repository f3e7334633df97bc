import { once } from 'node:events';
import { connect } from 'node:tls';
import iotDevice from 'azure-iot-device';
import iotDeviceAmqp from 'azure-iot-device-amqp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { deviceClient } from '../support/deviceClients';
import { startHub } from '../support/hub';

const header = Buffer.from('AMQP\0\x01\0\0');

async function rawConnection({ port, caPem, hostName }: Hub) {
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'secureConnect');
  return socket;
}

/** A frame of channel 0 with these bytes as its performative. */
function frame(body: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 2, 0, 0, 0]);
  head.writeUInt32BE(head.length + body.length);
  return Buffer.concat([head, body]);
}

describe('a hostile client over AMQP', () => {
  it.each([
    ['a frame of four gigabytes', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a frame of no size', Buffer.from([0, 0, 0, 0])],
    ['a performative that does not exist', frame(Buffer.from([0, 0x53, 0xfe, 0x45]))],
    ['bytes that are no AMQP', frame(Buffer.alloc(64, 0xff))],
    ['lists in lists without end', frame(Buffer.alloc(60_000, 0xc0))],
    ['a link before a session', frame(Buffer.from([0, 0x53, 0x12, 0x45]))],
  ])('loses its connection for %s, and others keep theirs', async (_, bytes) => {
    const { hub, messages } = await startHub();
    hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
    const client = await deviceClient(hub, 'pump-1', iotDeviceAmqp.Amqp);
    const socket = await rawConnection(hub);
    const closed = once(socket, 'close');
    socket.write(header);
    socket.write(bytes);
    await closed;
    await client.sendEvent(new iotDevice.Message('still here'));
    expect(messages).toHaveLength(1);
  });
});
