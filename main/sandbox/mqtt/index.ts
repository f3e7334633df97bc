/** The device side over MQTT 3.1.1: takes sockets from the TLS port, ends them when the hub closes. */
import type { Duplex } from 'node:stream';
import { type GatewayPorts, type KeptSubscriptions, serveConnection } from './connection';

export interface MqttGateway {
  handle(socket: Duplex): void;
  /** Resolves when every connection has ended. */
  close(): Promise<void>;
}

export function createMqttGateway(ports: GatewayPorts): MqttGateway {
  const kept: KeptSubscriptions = new Map();
  const enders = new Map<Duplex, () => void>();
  return {
    handle: (socket) => {
      enders.set(socket, serveConnection(socket, ports, kept));
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
