/** MQTT packets over a socket: parsed as they come, written as they are asked for; what is malformed ends the connection. */
import type { Duplex } from 'node:stream';
import mqttPacket, { type Packet } from 'mqtt-packet';
import type { Gate } from '../faults';
import type { Reader, Turns } from '../turns';
import { createFrameCutter } from './frames';
import { isWellFormed } from './wellFormed';

export interface Wire {
  write(packet: Packet): void;
  /** Whether the client takes more slowly than the hub writes; `drained` tells when it has caught up. */
  isFull(): boolean;
  /** Ends the connection after what was written; nothing is read any more. */
  end(): void;
}

export interface WireEvents {
  packet(packet: Packet): void;
  drained(): void;
  /** Called once, however the connection ended. */
  closed(): void;
}

const mqtt311 = { protocolVersion: 4 } as const;

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md; the topic with the properties comes on top. */
export const largestMessageBytes = 256 * 1024;
const longestTopicBytes = 65_535;
const largestFrameBytes = largestMessageBytes + longestTopicBytes + 16;

/** How long a client may take to read the last words. */
const lingerMs = 2_000;

/** A client that leaves more than this unread is not reading. */
const mostUnreadBytes = 4 * 1024 * 1024;

/** What comes in one turn is kept together, and what is written meanwhile is sent after that. */
export function openWire(socket: Duplex, gate: Gate, turns: Turns, events: WireEvents): Wire {
  const parser = mqttPacket.parser(mqtt311);
  const cut = createFrameCutter(largestFrameBytes);
  let isOpen = true;
  let isReading = false;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    gate.close();
    events.closed();
  };
  const breakOff = (): void => {
    close();
    socket.destroy();
  };
  /** What came before something malformed stays done. */
  const take = (chunk: Buffer): void => {
    try {
      for (const frame of cut(chunk)) {
        if (isOpen) parser.parse(frame);
      }
    } catch {
      breakOff();
    }
  };
  const chunks: Buffer[] = [];
  const reader: Reader = {
    read: () => {
      for (const chunk of chunks.splice(0)) if (isOpen) take(chunk);
    },
    afterwards: (isKept) => {
      if (!isKept) breakOff();
      isReading = false;
      socket.uncork();
      if (!isOpen) finish();
    },
  };
  const finish = (): void => {
    const linger = setTimeout(() => socket.destroy(), lingerMs);
    socket.once('close', () => clearTimeout(linger));
    socket.end(() => socket.destroy());
  };
  parser.on('packet', (packet: Packet) => {
    if (!isOpen) return;
    if (isWellFormed(packet)) gate.pass(() => events.packet(packet), breakOff);
    else breakOff();
  });
  parser.on('error', breakOff);
  socket.on('data', (chunk: Buffer) => {
    if (!isOpen) return;
    if (!isReading) socket.cork();
    isReading = true;
    chunks.push(chunk);
    turns.add(reader);
  });
  socket.on('drain', () => {
    if (isOpen) events.drained();
  });
  socket.on('close', () => {
    // What a client sent before it left is read before it is gone.
    if (isReading) turns.flush();
    close();
  });
  socket.on('error', breakOff);
  return {
    write: (packet) => {
      if (!isOpen || !socket.writable || gate.isMute()) return;
      // One write, so that it is one frame of a WebSocket, too.
      socket.write(mqttPacket.generate(packet, mqtt311));
      if (socket.writableLength > mostUnreadBytes) breakOff();
    },
    isFull: () => socket.writableNeedDrain,
    end: () => {
      close();
      if (!isReading) finish();
    },
  };
}
