/** AMQP 1.0 for devices, modules and services: takes sockets from the TLS port, ends them when the hub closes. */
import type { Duplex } from 'node:stream';
import type { CloudToDevice } from '../cloudToDevice';
import type { Events } from '../events';
import type { SendMessage } from '../faults';
import type { DeviceSide } from '../ports';
import type { StreamHandler } from '../tlsPort';
import { createTurns } from '../turns';
import { type ConnectionPorts, serveConnection } from './connection';
import { eventLinks } from './eventLinks';
import { eventManagementLinks } from './eventManagement';
import { eventRedirectLinks } from './eventRedirect';
import type { LinkKind } from './linkKind';
import { deviceboundLinks, feedbackLinks, fileNotificationLinks } from './messageLinks';
import { methodAnswerLinks, methodCallLinks } from './methodLinks';
import { createOpenDevices } from './openDevices';
import { sendLinks } from './sendLinks';
import { inputLinks, telemetryLinks } from './telemetryLinks';
import { twinAnswerLinks, twinRequestLinks } from './twinLinks';

export interface AmqpGateway {
  readonly handle: StreamHandler;
  /** Resolves when every connection has ended. */
  close(): Promise<void>;
}

export interface AmqpGatewayPorts extends Omit<ConnectionPorts, 'kinds'> {
  readonly side: DeviceSide;
  readonly messages: CloudToDevice;
  /** How services send them. */
  readonly send: SendMessage;
  readonly events: Events;
  /** Where the hub listens. */
  readonly port: () => number;
}

export function createAmqpGateway(ports: AmqpGatewayPorts): AmqpGateway {
  const kinds = linkKinds(ports);
  const enders = new Map<Duplex, () => void>();
  return {
    handle: (socket, certificates) => {
      enders.set(socket, serveConnection(socket, certificates, { ...ports, kinds }));
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

function linkKinds({
  side,
  messages,
  send,
  events,
  hostName,
  clock,
  port,
}: AmqpGatewayPorts): readonly LinkKind[] {
  const devices = createOpenDevices(side);
  return [
    telemetryLinks(devices, side, createTurns(side.together)),
    inputLinks(devices),
    twinRequestLinks(devices, side),
    twinAnswerLinks(devices),
    methodCallLinks(devices, side),
    methodAnswerLinks(devices),
    deviceboundLinks(devices, side, messages),
    sendLinks(send),
    feedbackLinks(messages, hostName),
    fileNotificationLinks(),
    eventLinks(events, clock),
    ...eventManagementLinks(events),
    eventRedirectLinks({ entity: events.entity, hostName, port }),
  ];
}
