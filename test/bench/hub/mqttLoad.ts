/** MQTT clients with as little work as they can have: connected, held, and publishing with QoS 1. */
import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import mqttPacket from 'mqtt-packet';
import { serveJobs } from '../../support/processes/children';
import type { HubAddress, TlsAddress } from '../../support/processes/hubAddress';
import { connected, type MqttIdentity } from './mqttConnection';
import { timedBody } from './timedBody';

export type MqttJob =
  | { readonly kind: 'hold'; readonly target: HubAddress; readonly identities: readonly MqttIdentity[] }
  /** One message after another, far from what the hub can take, each with its time. */
  | {
      readonly kind: 'publishSlowly';
      readonly target: HubAddress;
      readonly identities: readonly MqttIdentity[];
      readonly forMs: number;
      readonly everyMs: number;
      readonly bodyBytes: number;
    }
  | {
      readonly kind: 'publish';
      readonly target: TlsAddress | HubAddress;
      readonly identities: readonly MqttIdentity[];
      readonly forMs: number;
      readonly bodyBytes: number;
      /** A broker has done its work when a subscriber has the message, a hub when it has kept it. */
      readonly isBroker: boolean;
    };

export interface MqttFigures {
  readonly connected: number;
  readonly perS: number;
}

interface Client {
  readonly identity: MqttIdentity;
  readonly socket: TLSSocket;
}

const connectsAtOnce = 20;
/** Messages of one client that may wait for their acknowledgement, as the device SDK lets a few go out together. */
const inFlight = 16;

async function perform(job: MqttJob): Promise<MqttFigures> {
  const clients: Client[] = [];
  const queue = [...job.identities];
  await Promise.all(
    Array.from({ length: connectsAtOnce }, async () => {
      for (let identity = queue.shift(); identity; identity = queue.shift()) {
        clients.push({ identity, socket: await connected(job.target, identity) });
      }
    }),
  );
  if (job.kind === 'hold') return { connected: clients.length, perS: 0 };
  if (job.kind === 'publishSlowly') {
    const perS = await publishSlowly(clients, job);
    for (const { socket } of clients) socket.destroy();
    return { connected: clients.length, perS };
  }
  const subscriber = job.isBroker ? await subscribed(job.target) : null;
  await publish(clients, job.bodyBytes, job.forMs / 4);
  const perS = await publish(clients, job.bodyBytes, job.forMs);
  for (const { socket } of clients) socket.destroy();
  subscriber?.destroy();
  return { connected: clients.length, perS };
}

/** One client that takes every message, as a reader of the events endpoint does. */
async function subscribed(target: TlsAddress): Promise<TLSSocket> {
  const socket = await connected(target, { deviceId: 'subscriber' });
  const subscriptions = [{ topic: 'devices/#', qos: 0 as const }];
  socket.write(mqttPacket.generate({ cmd: 'subscribe', messageId: 1, subscriptions }));
  await once(socket, 'data');
  socket.resume();
  return socket;
}

/** Acknowledged messages per second. */
async function publish(clients: readonly Client[], bodyBytes: number, forMs: number): Promise<number> {
  const begunMs = performance.now();
  let acknowledged = 0;
  await Promise.all(
    clients.map(({ identity, socket }) => {
      const packets = preparedPackets(identity.deviceId, bodyBytes);
      return new Promise<void>((resolve, reject) => {
        let [waiting, next, partial] = [0, 0, 0];
        const fill = (): void => {
          const isOver = performance.now() - begunMs >= forMs;
          if (isOver && waiting === 0) {
            socket.off('data', read);
            resolve();
          }
          for (; !isOver && waiting < inFlight; waiting += 1) {
            socket.write(packets[next % packets.length] ?? '');
            next += 1;
          }
        };
        /** All a broker sends here are PUBACKs of four bytes each. */
        const read = (chunk: Buffer): void => {
          const bytes = partial + chunk.length;
          const acks = Math.floor(bytes / 4);
          partial = bytes % 4;
          acknowledged += acks;
          waiting -= acks;
          fill();
        };
        socket.on('data', read);
        socket.once('close', () => reject(new Error('The broker closed a connection.')));
        fill();
      });
    }),
  );
  return acknowledged / ((performance.now() - begunMs) / 1000);
}

async function publishSlowly(
  clients: readonly Client[],
  { forMs, everyMs, bodyBytes }: MqttJob & { readonly kind: 'publishSlowly' },
): Promise<number> {
  const begunMs = performance.now();
  for (const { socket } of clients) socket.resume();
  let sent = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const client = clients[sent % clients.length];
      client?.socket.write(packet(client.identity.deviceId, timedBody(bodyBytes), (sent % 60_000) + 1));
      sent += 1;
      if (performance.now() - begunMs < forMs) return;
      clearInterval(timer);
      resolve();
    }, everyMs);
  });
  return sent / ((performance.now() - begunMs) / 1000);
}

function preparedPackets(deviceId: string, bodyBytes: number): readonly Buffer[] {
  return Array.from({ length: 64 }, (_, index) => packet(deviceId, 'x'.repeat(bodyBytes), index + 1));
}

function packet(deviceId: string, payload: string, messageId: number): Buffer {
  return mqttPacket.generate({
    cmd: 'publish',
    topic: `devices/${deviceId}/messages/events/`,
    payload,
    qos: 1,
    dup: false,
    retain: false,
    messageId,
  });
}

serveJobs({ kind: 'ready' }, perform);
