/** MQTT packets over a socket: parsed as they come, written as they are asked for. */
import type { Duplex } from 'node:stream';
import mqttPacket, { type Packet } from 'mqtt-packet';

export interface Wire {
  write(packet: Packet): void;
  /** Ends the connection after what was written; nothing is read any more. */
  end(): void;
}

export interface WireEvents {
  packet(packet: Packet): void;
  /** Called once, however the connection ended. */
  closed(): void;
}

const mqtt311 = { protocolVersion: 4 } as const;

export function openWire(socket: Duplex, events: WireEvents): Wire {
  const parser = mqttPacket.parser(mqtt311);
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    events.closed();
  };
  parser.on('packet', (packet: Packet) => {
    if (isOpen) events.packet(packet);
  });
  parser.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    if (isOpen) parser.parse(chunk);
  });
  socket.on('close', close);
  socket.on('error', () => socket.destroy());
  return {
    write: (packet) => {
      if (isOpen && socket.writable) mqttPacket.writeToStream(packet, socket, mqtt311);
    },
    end: () => {
      close();
      socket.end(() => socket.destroy());
    },
  };
}
