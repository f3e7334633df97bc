import { once } from 'node:events';
import { connect } from 'node:tls';
import fc from 'fast-check';
import mqttPacket from 'mqtt-packet';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import type { Hub } from '../../main/sandbox/hub';
import { loopbackAgent } from '../support/deviceClients';
import { eventually } from '../support/eventually';
import { hubWithWitness } from '../support/hubWithWitness';
import { connectPacket, telemetry } from '../support/rawMqtt';

async function openSocket(hub: Hub): Promise<WebSocket> {
  const url = `wss://${hub.hostName}/$iothub/websocket`;
  const socket = new WebSocket(url, ['mqtt'], { agent: loopbackAgent(hub) });
  onTestFinished(() => socket.terminate());
  // The hub may end the connection in any way.
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

describe('a WebSocket', () => {
  it('carries MQTT packets that are cut anywhere into frames', async () => {
    const { hub, messages } = await hubWithWitness();
    const socket = await openSocket(hub);
    const packets = [connectPacket(hub, 'hostile'), telemetry('hostile', 'x'.repeat(3000))];
    const bytes = Buffer.concat(packets.map((packet) => mqttPacket.generate(packet)));
    for (let begin = 0; begin < bytes.length; begin += 7) socket.send(bytes.subarray(begin, begin + 7));
    await eventually(() => expect(messages.map(({ body }) => body.length)).toEqual([3000]));
  });

  it('is closed by a frame that is too large', async () => {
    const { hub, expectServed } = await hubWithWitness();
    const socket = await openSocket(hub);
    socket.send(Buffer.alloc(2 * 1024 * 1024, 0x30));
    const [code] = await once(socket, 'close');
    expect([1006, 1009]).toContain(code);
    await expectServed();
  });

  it('harms nobody else, whatever is in its frames', async () => {
    const { hub, expectServed } = await hubWithWitness();
    const frames = fc.array(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(frames, async (contents) => {
        const socket = await openSocket(hub);
        for (const content of contents) socket.send(content);
        socket.close();
        await once(socket, 'close');
        await expectServed();
      }),
      { numRuns: 25 },
    );
  });

  it('harms nobody else, whatever follows its handshake', async () => {
    const { hub, expectServed } = await hubWithWitness();
    const handshake = [
      'GET /$iothub/websocket HTTP/1.1',
      `Host: ${hub.hostName}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol: mqtt',
      '\r\n',
    ].join('\r\n');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const socket = connect({
          host: '127.0.0.1',
          port: hub.port,
          ca: hub.caPem,
          servername: hub.hostName,
        });
        onTestFinished(() => {
          socket.destroy();
        });
        socket.on('error', () => {});
        await once(socket, 'secureConnect');
        socket.resume();
        socket.end(Buffer.concat([Buffer.from(handshake), bytes]));
        await once(socket, 'close');
        await expectServed();
      }),
      { numRuns: 25 },
    );
  });
});
