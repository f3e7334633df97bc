/** The device side over MQTT 3.1.1: takes sockets from the TLS port, ends them when the hub closes. */
import type { Duplex } from 'node:stream';
import type { StreamHandler } from '../tlsPort';
import { createTurns } from '../turns';
import { type GatewayPorts, type KeptSessions, serveConnection } from './connection';

export interface MqttGateway {
  readonly handle: StreamHandler;
  /** Resolves when every connection has ended. */
  close(): Promise<void>;
}

export function createMqttGateway(ports: GatewayPorts): MqttGateway {
  const kept: KeptSessions = new Map();
  const turns = createTurns(ports.side.together);
  const enders = new Map<Duplex, () => void>();
  return {
    handle: (socket, certificates) => {
      enders.set(socket, serveConnection(socket, certificates, ports, kept, turns));
      socket.once('close', () => enders.delete(socket));
    },
    close: async () => {
      const closing = [...enders.keys()].map(
        (socket) => new Promise((closed) => socket.once('close', closed)),
      );
      for (const end of enders.values()) end();
      await Promise.all(closing);
    },
  };
}
