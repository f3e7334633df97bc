/** What one client over AMQP can make the hub keep: messages without end, sessions, links, and mechanisms that do not exist. */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect, type TLSSocket } from 'node:tls';
import type { Sender } from 'rhea';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mostLinks, mostSessions } from '../../main/sandbox/amqp/bounds';
import type { Hub } from '../../main/sandbox/hub';
import { amqpConnection, endOf, openAmqp, sendTo } from '../support/amqpConnection';
import { eventually } from '../support/eventually';
import { startHub } from '../support/hub';

const events = '/devices/pump-1/messages/events';

async function hubWithDevice() {
  const testHub = await startHub();
  testHub.hub.rooms.identities.write({ deviceId: 'pump-1' }, {}, null);
  const connection = await amqpConnection(testHub.hub, testHub.policyToken('device'));
  return { ...testHub, connection };
}

describe('a message over AMQP', () => {
  it('comes in as many parts as it needs, up to its largest size', async () => {
    const { connection, messages } = await hubWithDevice();
    expect(await sendTo(connection, events, { body: 'x'.repeat(250_000) })).toBeNull();
    expect(messages).toHaveLength(1);
  });

  it('ends its link when it is larger than any may be, and others keep theirs', async () => {
    const { connection, messages } = await hubWithDevice();
    const tooLarge = { body: 'x'.repeat(2 * 1024 * 1024) };
    expect(await sendTo(connection, events, tooLarge)).toBe('amqp:link:message-size-exceeded');
    expect(await sendTo(connection, events, { body: 'hello' })).toBeNull();
    expect(messages).toHaveLength(1);
  });

  it('ends its link when its parts come without end', async () => {
    const { connection, messages } = await hubWithDevice();
    // Deliveries are counted by session, from nought.
    const session = connection.create_session();
    session.open();
    const sender = session.open_sender(events);
    await once(sender, 'sendable');
    const closed = once(sender, 'sender_close');
    let isOver = false;
    void closed.then(() => {
      isOver = true;
    });
    for (let part = 0; !isOver; part += 1) {
      writePart(sender, part);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sender.error).toMatchObject({ condition: 'amqp:link:message-size-exceeded' });
    expect(messages).toHaveLength(0);
  });
});

/** What rhea sends frames with, which its declarations leave out; by itself it sends whole messages only. */
interface FrameOutput {
  readonly local: { readonly handle: number };
  readonly session: { output(frame: unknown, payload?: Buffer): void };
}
const frames: { transfer(fields: object): unknown } = createRequire(import.meta.url)('rhea/lib/frames.js');

/** A transfer that says that more is to come. */
function writePart(sender: Sender, part: number): void {
  const { local, session } = sender as unknown as FrameOutput;
  const begin = part === 0 ? { delivery_id: 0, delivery_tag: Buffer.from('1'), message_format: 0 } : {};
  session.output(frames.transfer({ handle: local.handle, more: true, ...begin }), Buffer.alloc(30_000));
}

describe('a client over AMQP', () => {
  it('loses its connection with more sessions than a gateway needs', async () => {
    const { hub } = await startHub();
    const connection = openAmqp(hub);
    await once(connection, 'connection_open');
    const ended = endOf(connection);
    for (let count = 0; count <= mostSessions; count += 1) connection.create_session().open();
    expect(await ended).toBe('amqp:resource-limit-exceeded');
  });

  it('loses its connection with more links than a gateway needs, refused ones too', async () => {
    const { hub } = await startHub();
    const connection = openAmqp(hub);
    await once(connection, 'connection_open');
    const ended = endOf(connection);
    for (let count = 0; count <= mostLinks; count += 1) connection.open_sender(`/nowhere/${count}`);
    expect(await ended).toBe('amqp:resource-limit-exceeded');
  });

  it.each(['constructor', '__proto__', 'toString', 'enable_plain', 'GSSAPI'])(
    'is refused with the mechanism %s, and the hub goes on',
    async (mechanism) => {
      const { connection, hub, messages } = await hubWithDevice();
      const socket = await saslSocket(hub);
      const answered = once(socket, 'data');
      socket.write(saslInit(mechanism));
      const [outcome] = await answered;
      // sasl-outcome (0x44) with the code auth (1): OASIS AMQP 1.0, part 5, 5.3.3.5 and 5.3.3.6.
      expect(outcome.subarray(8).includes(Buffer.from([0x53, 0x44]))).toBe(true);
      expect(await sendTo(connection, events, { body: 'hello' })).toBeNull();
      expect(messages).toHaveLength(1);
    },
  );
});

/** After the hub has offered its mechanisms. */
async function saslSocket({ port, caPem, hostName }: Hub): Promise<TLSSocket> {
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  socket.write(Buffer.from('AMQP\x03\x01\0\0'));
  let offered = Buffer.alloc(0);
  while (!offered.includes('PLAIN')) {
    const [chunk] = await once(socket, 'data');
    offered = Buffer.concat([offered, chunk]);
  }
  return socket;
}

/** A frame of SASL (type 1) that chooses a mechanism: OASIS AMQP 1.0, part 5, 5.3.3.2. */
function saslInit(mechanism: string): Buffer {
  const name = Buffer.from(mechanism);
  const symbol = Buffer.concat([Buffer.from([0xa3, name.length]), name]);
  const list = Buffer.concat([Buffer.from([0x00, 0x53, 0x41, 0xc0, symbol.length + 1, 1]), symbol]);
  const head = Buffer.from([0, 0, 0, 0, 2, 1, 0, 0]);
  head.writeUInt32BE(head.length + list.length);
  return Buffer.concat([head, list]);
}

describe('a client that gives credit before its link is answered', () => {
  it('gets no message before the answer, and no more messages than it gave credit for', async () => {
    const { hub, connection } = await hubWithDevice();
    for (let index = 0; index < 20; index += 1) {
      hub.rooms.cloudToDevice.send('pump-1', {
        systemProperties: {},
        properties: {},
        acknowledgement: 'none',
        expiresAtMs: null,
        body: Buffer.from(String(index)),
      });
    }
    const session = connection.create_session();
    session.begin();
    const receiver = session.open_receiver({
      source: { address: '/devices/pump-1/messages/devicebound' },
      credit_window: 0,
      autoaccept: false,
    });
    const happened: string[] = [];
    receiver.on('receiver_open', () => happened.push('answer'));
    receiver.on('message', () => happened.push('message'));
    receiver.add_credit(3);
    await eventually(() => expect(happened).toHaveLength(4));
    expect(happened).toEqual(['answer', 'message', 'message', 'message']);
    receiver.add_credit(2);
    await eventually(() => expect(happened).toHaveLength(6));
    // Whatever was sent beyond the credit is here before the answer to what is sent now.
    await sendTo(connection, events, { body: 'hello' });
    expect(happened).toHaveLength(6);
  });
});
