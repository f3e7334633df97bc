/** MQTT connections that speak packets or mere bytes, for what no SDK would send. */
import { once } from 'node:events';
import { connect } from 'node:tls';
import mqttPacket, { type IConnectPacket, type Packet } from 'mqtt-packet';
import { onTestFinished } from 'vitest';
import type { Hub } from '../../main/sandbox/hub';
import { eventually } from './eventually';
import { sasToken } from './sasToken';

export interface RawConnection {
  /** What the hub has said so far. */
  readonly packets: readonly Packet[];
  readonly closed: Promise<unknown>;
  send(packet: Packet): void;
  write(bytes: Uint8Array): void;
  /** Writes and says that nothing more will come. */
  end(bytes: Uint8Array): void;
  /** Breaks off without a word. */
  destroy(): void;
  /** Resolves with the n-th packet of this kind, counted from 1. */
  next<Kind extends Packet['cmd']>(cmd: Kind, count?: number): Promise<Extract<Packet, { cmd: Kind }>>;
}

export async function rawConnection({ port, caPem, hostName }: Hub): Promise<RawConnection> {
  const socket = connect({ host: '127.0.0.1', port, ca: caPem, servername: hostName });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'secureConnect');
  // The hub may end the connection while this side still writes.
  socket.on('error', () => {});
  const parser = mqttPacket.parser({ protocolVersion: 4 });
  const packets: Packet[] = [];
  // Who does not begin as MQTT is answered in HTTP.
  parser.on('error', () => {});
  parser.on('packet', (packet: Packet) => packets.push(packet));
  socket.on('data', (chunk: Buffer) => parser.parse(chunk));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  return {
    packets,
    closed,
    send: (packet) => mqttPacket.writeToStream(packet, socket, { protocolVersion: 4 }),
    write: (bytes) => socket.write(bytes),
    end: (bytes) => socket.end(bytes),
    destroy: () => socket.destroy(),
    next: (cmd, count = 1) =>
      eventually(() => {
        const packet = packets.filter((candidate) => candidate.cmd === cmd)[count - 1];
        if (!packet) throw new Error(`no ${cmd} yet`);
        // Chosen by its kind above.
        return packet as Extract<Packet, { cmd: typeof cmd }>;
      }),
  };
}

/** A CONNECT that the hub accepts, but for the changes. */
export function connectPacket(
  hub: Hub,
  deviceId: string,
  changes: Partial<IConnectPacket> = {},
): IConnectPacket {
  const key = hub.rooms.identities.find({ deviceId }).authentication.symmetricKey.primaryKey ?? '';
  return {
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    keepalive: 60,
    clientId: deviceId,
    username: `${hub.hostName}/${deviceId}/?api-version=2021-04-12`,
    password: Buffer.from(sasToken({ resource: `${hub.hostName}/devices/${deviceId}`, key })),
    ...changes,
  };
}

/** Connected as the device. */
export async function rawDevice(
  hub: Hub,
  deviceId: string,
  changes: Partial<IConnectPacket> = {},
): Promise<RawConnection> {
  const connection = await rawConnection(hub);
  connection.send(connectPacket(hub, deviceId, changes));
  await connection.next('connack');
  return connection;
}

export function telemetry(deviceId: string, payload: string, changes: object = {}): Packet {
  const topic = `devices/${deviceId}/messages/events/`;
  return { cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false, ...changes };
}
