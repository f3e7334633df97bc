/**
 * Cloud-to-device messages on one connection: delivered while the device is subscribed, completed by PUBACK. MQTT can
 * neither reject nor abandon. Source: MicrosoftDocs/azure-docs iot-hub-devguide-messages-c2d.md and iot-mqtt-connect-to-iot-hub.md.
 */
import type { IPublishPacket } from 'mqtt-packet';
import type { CloudToDevice, Delivery, Settlement } from '../cloudToDevice';
import { HubError } from '../hubError';
import { writePropertyBag } from './propertyBag';

export interface DeviceboundPorts {
  readonly messages: Pick<CloudToDevice, 'receive' | 'settle' | 'onReady'>;
  readonly deviceId: string;
  write(packet: IPublishPacket): void;
  isFull(): boolean;
  /** A message has reached the device. */
  noteReceived(): void;
}

export interface Devicebound {
  /** Delivers from now on, under the topic of this filter. */
  start(filter: string, qos: 0 | 1): void;
  stop(): void;
  /** Delivers what is ready, as long as the client takes it. */
  pump(): void;
  acknowledge(messageId: number): void;
  /** Gives back at once what the device has not acknowledged. */
  end(): void;
}

const highestMessageId = 65_535;
/** Properties count once towards a message's size, but stand percent-encoded in the topic (OASIS MQTT 3.1.1, 1.5.3). */
const longestTopicBytes = 65_535;

export function createDevicebound(ports: DeviceboundPorts): Devicebound {
  const { messages, deviceId, write, isFull, noteReceived } = ports;
  const unacknowledged = new Map<number, Delivery>();
  let subscription: { readonly filter: string; readonly qos: 0 | 1 } | null = null;
  let stopListening = (): void => {};
  let lastMessageId = 0;

  const pump = (): void => {
    while (subscription !== null && !isFull()) {
      const delivery = receive();
      if (!delivery) return;
      deliver(delivery, subscription.filter, subscription.qos);
    }
  };
  /** Null, too, when the device was deleted; its connection is about to end. */
  const receive = (): Delivery | null => {
    try {
      return messages.receive(deviceId);
    } catch (error) {
      if (error instanceof HubError) return null;
      throw error;
    }
  };
  /** A lock that was lost is no error here: the message is delivered again. */
  const settle = ({ lockToken }: Delivery, how: Settlement): void => {
    try {
      messages.settle(deviceId, lockToken, how);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
    }
  };
  const deliver = (delivery: Delivery, filter: string, qos: 0 | 1): void => {
    const topic = filter.replace(/#$/, writePropertyBag(delivery.message));
    if (Buffer.byteLength(topic) > longestTopicBytes) {
      settle(delivery, 'reject');
      return;
    }
    const packet = {
      cmd: 'publish',
      topic,
      payload: Buffer.from(delivery.message.body),
      dup: false,
      retain: false,
    } as const;
    if (qos === 0) {
      write({ ...packet, qos });
      settle(delivery, 'complete');
      noteReceived();
      return;
    }
    for (const [messageId, { sequence }] of unacknowledged) {
      // Its lock ran out: an acknowledgement of the delivery before comes too late.
      if (sequence === delivery.sequence) unacknowledged.delete(messageId);
    }
    const messageId = freshMessageId();
    unacknowledged.set(messageId, delivery);
    write({ ...packet, qos, messageId });
  };
  const freshMessageId = (): number => {
    do {
      lastMessageId = (lastMessageId % highestMessageId) + 1;
    } while (unacknowledged.has(lastMessageId));
    return lastMessageId;
  };
  const stop = (): void => {
    subscription = null;
    stopListening();
  };

  return {
    start: (filter, qos) => {
      stopListening();
      subscription = { filter, qos };
      stopListening = messages.onReady(deviceId, pump);
      pump();
    },
    stop,
    pump,
    acknowledge: (messageId) => {
      const delivery = unacknowledged.get(messageId);
      if (!delivery) return;
      unacknowledged.delete(messageId);
      settle(delivery, 'complete');
      noteReceived();
    },
    end: () => {
      stop();
      for (const delivery of unacknowledged.values()) settle(delivery, 'release');
      unacknowledged.clear();
    },
  };
}
