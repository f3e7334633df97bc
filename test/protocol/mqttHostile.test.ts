import { once } from 'node:events';
import { connect } from 'node:tls';
import fc from 'fast-check';
import { MqttClient } from 'mqtt';
import mqttPacket from 'mqtt-packet';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { eventually } from '../support/eventually';
import { hubWithWitness } from '../support/hubWithWitness';
import { connectPacket, rawConnection, rawDevice, telemetry } from '../support/rawMqtt';

/** What a real client says from CONNECT on, byte for byte. */
async function realTraffic(hub: Hub, deviceId: string): Promise<Buffer> {
  const said: Buffer[] = [];
  const { clientId, username = '', password = '' } = connectPacket(hub, deviceId);
  const client = new MqttClient(
    () => {
      const socket = connect({ host: '127.0.0.1', port: hub.port, ca: hub.caPem, servername: hub.hostName });
      const write = socket.write.bind(socket);
      socket.write = (chunk: Buffer | string, ...rest: unknown[]) => {
        said.push(Buffer.from(chunk));
        // The other arguments go on as they came.
        return write(chunk, ...(rest as []));
      };
      return socket;
    },
    { clientId, username, password, protocolVersion: 4, reconnectPeriod: 0, keepalive: 30 },
  );
  onTestFinished(() => {
    client.end(true);
  });
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  await client.subscribeAsync(['$iothub/twin/res/#', '$iothub/methods/POST/#'], { qos: 0 });
  await client.subscribeAsync(`devices/${deviceId}/messages/devicebound/#`, { qos: 1 });
  await client.publishAsync('$iothub/twin/GET/?$rid=1', ' ');
  await client.publishAsync('$iothub/twin/PATCH/properties/reported/?$rid=2', '{"a":{"b":1}}');
  await client.publishAsync('$iothub/methods/res/200/?$rid=0', '{}');
  await client.publishAsync(`devices/${deviceId}/messages/events/%24.ct=x&a=b`, 'hello', { qos: 1 });
  await client.unsubscribeAsync('$iothub/methods/POST/#');
  await client.endAsync();
  return Buffer.concat(said);
}

type Damage = {
  readonly kind: 'flip' | 'drop' | 'repeat' | 'insert';
  readonly at: number;
  readonly bytes: Uint8Array;
};

function damaged(bytes: Buffer, { kind, at, bytes: other }: Damage): Buffer {
  const begin = at % (bytes.length + 1);
  const end = begin + other.length;
  switch (kind) {
    case 'flip':
      return Buffer.from(bytes.map((byte, index) => byte ^ (other[index - begin] ?? 0)));
    case 'drop':
      return Buffer.concat([bytes.subarray(0, begin), bytes.subarray(end)]);
    case 'repeat':
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(begin)]);
    case 'insert':
      return Buffer.concat([bytes.subarray(0, begin), other, bytes.subarray(begin)]);
  }
}

const damage = fc.record({
  kind: fc.constantFrom('flip' as const, 'drop' as const, 'repeat' as const, 'insert' as const),
  at: fc.nat(4000),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

describe('other devices are served', () => {
  it('whatever bytes come instead of CONNECT', async () => {
    const { hub, expectServed } = await hubWithWitness();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const connection = await rawConnection(hub);
        connection.end(Buffer.concat([Buffer.of(0x10), bytes]));
        await connection.closed;
        await expectServed();
      }),
      { numRuns: 60 },
    );
  });

  it('whatever bytes come after CONNECT', async () => {
    const { hub, expectServed } = await hubWithWitness();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const connection = await rawDevice(hub, 'hostile');
        connection.end(bytes);
        await connection.closed;
        await expectServed();
      }),
      { numRuns: 60 },
    );
  });

  it('when real traffic is damaged on its way', async () => {
    const { hub, expectServed } = await hubWithWitness();
    const traffic = await realTraffic(hub, 'hostile');
    expect(traffic.length).toBeGreaterThan(400);
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const connection = await rawConnection(hub);
        connection.end(damages.reduce(damaged, traffic));
        await connection.closed;
        await expectServed();
      }),
      { numRuns: 100 },
    );
    expect(hub.rooms.twins.read({ deviceId: 'witness' }).reported.version).toBe(1);
  });

  it('and what a real client says is understood when it is said again', async () => {
    const { hub, messages } = await hubWithWitness();
    const traffic = await realTraffic(hub, 'hostile');
    const connection = await rawConnection(hub);
    connection.write(traffic);
    await connection.closed;
    expect(messages.filter(({ from }) => from.deviceId === 'hostile')).toHaveLength(2);
  });
});

describe('a connection is ended', () => {
  it.each<[string, Buffer]>([
    ['by a packet that says it has 256 MB', Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])],
    ['by a packet whose length does not end', Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff])],
    ['by reserved bits', Buffer.from([0xc5, 0x00])],
    ['by a packet type that is none', Buffer.from([0x00, 0x00])],
    [
      'by a second CONNECT',
      mqttPacket.generate({ cmd: 'connect', clientId: 'hostile', clean: true, keepalive: 60 }),
    ],
    ['by SUBSCRIBE without a filter', Buffer.from([0x82, 0x02, 0x00, 0x01])],
    ['by a topic that is not UTF-8', Buffer.from([0x30, 0x04, 0x00, 0x02, 0xc3, 0x28])],
    [
      'by a topic longer than its packet',
      Buffer.concat([Buffer.from([0x30, 0x04, 0x00, 0x20, 0x61, 0x62]), Buffer.alloc(64, 0x61)]),
    ],
    ['by QoS 1 without a message id', Buffer.from([0x32, 0x05, 0x00, 0x01, 0x61, 0x00, 0x00])],
  ])('%s', async (_, bytes) => {
    const { hub, expectServed } = await hubWithWitness();
    const connection = await rawDevice(hub, 'hostile');
    connection.write(bytes);
    await connection.closed;
    await expectServed();
    await eventually(() => expect(hub.rooms.sessions.isConnected({ deviceId: 'hostile' })).toBe(false));
  });

  it('with everything done that came before, when the last packet of a chunk is malformed', async () => {
    const { hub, messages } = await hubWithWitness();
    const connection = await rawDevice(hub, 'hostile');
    const good = mqttPacket.generate(telemetry('hostile', 'good', { qos: 1, messageId: 1 }));
    connection.write(Buffer.concat([good, Buffer.from([0xc5, 0x00])]));
    await connection.closed;
    expect(messages).toMatchObject([{ from: { deviceId: 'hostile' } }]);
  });

  it('with everything acknowledged that came before DISCONNECT in the same chunk', async () => {
    const { hub } = await hubWithWitness();
    const connection = await rawDevice(hub, 'hostile');
    const packets = [1, 2].map((messageId) => telemetry('hostile', 'x', { qos: 1, messageId }));
    const bytes = [...packets, { cmd: 'disconnect' } as const].map((packet) => mqttPacket.generate(packet));
    connection.write(Buffer.concat(bytes));
    await connection.closed;
    expect(connection.packets).toMatchObject([
      { cmd: 'connack' },
      { cmd: 'puback', messageId: 1 },
      { cmd: 'puback', messageId: 2 },
    ]);
  });

  it('by a sender that is slower than its keep-alive, though it sends all the time', async () => {
    const { hub } = await hubWithWitness();
    const connection = await rawDevice(hub, 'hostile', { keepalive: 1 });
    connection.write(Buffer.from([0x30, 0x80, 0x80, 0x01]));
    const trickle = setInterval(() => connection.write(Buffer.of(0x61)), 20);
    onTestFinished(() => clearInterval(trickle));
    await connection.closed;
  });

  it('by a client that asks and never reads', async () => {
    const { hub, expectServed } = await hubWithWitness();
    const ref = { deviceId: 'hostile' };
    hub.rooms.twins.patch(
      ref,
      { properties: { desired: { text: ['x'.repeat(4000), 'y'.repeat(4000)] } } },
      null,
    );
    const socket = connect({ host: '127.0.0.1', port: hub.port, ca: hub.caPem, servername: hub.hostName });
    onTestFinished(() => {
      socket.destroy();
    });
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    socket.write(mqttPacket.generate(connectPacket(hub, 'hostile')));
    const subscriptions = [{ topic: '$iothub/twin/res/#', qos: 0 as const }];
    socket.write(mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions }));
    const ask = mqttPacket.generate({
      cmd: 'publish',
      topic: '$iothub/twin/GET/?$rid=1',
      payload: '',
      qos: 0,
      dup: false,
      retain: false,
    });
    const isConnected = () => hub.rooms.sessions.isConnected(ref);
    await eventually(() => expect(isConnected()).toBe(true));
    await eventually(() => {
      for (let asked = 0; asked < 200; asked += 1) socket.write(ask);
      expect(isConnected()).toBe(false);
    });
    await expectServed();
  });
});
