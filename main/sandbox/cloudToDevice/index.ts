/** Cloud-to-device messages: sent by services, kept for devices, settled by them, reported back as feedback. */
import type { Database } from '../../store';
import type { HubClock, Schedule } from '../clock';
import { HubError } from '../hubError';
import type { IdentityRecord } from '../registry/record';
import type { Registry } from '../registry/registry';
import { type FeedbackQueue, openFeedback } from './feedback';
import { isWanted, type Settlement } from './lifecycle';
import type { CloudToDeviceMessage, Delivery, MessageEnd } from './message';
import type { Row } from './messageTable';
import { openQueues } from './queues';
import { type CloudToDeviceSettings, limits } from './settings';

export type { FeedbackDelivery, FeedbackQueue } from './feedback';
export type { Settlement } from './lifecycle';
export type { Acknowledgement, CloudToDeviceMessage, Delivery, FeedbackRecord, MessageEnd } from './message';
export { messageMigrations } from './migrations';
export { type CloudToDeviceSettings, defaultSettings } from './settings';

/** A device under its name, and no other that had the name before. */
export type DeviceKey = Pick<IdentityRecord, 'deviceId' | 'generationId'>;

export interface CloudToDevice {
  /**
   * Keeps the message durably before it returns. Fails with DeviceNotFound, MessageTooLarge, InvalidMessageExpiryTime or
   * DeviceMaximumQueueDepthExceeded.
   */
  send(deviceId: string, message: CloudToDeviceMessage): void;
  /** Locks the oldest message that is ready; null when there is none. */
  receive(deviceId: string): Delivery | null;
  /** Fails with DeviceMessageLockLost when the lock is no longer held. */
  settle(deviceId: string, lockToken: string, how: Settlement): void;
  /** Removes every message; returns how many there were. */
  purge(deviceId: string): number;
  /** How many wait or are locked; what twins show as `cloudToDeviceMessageCount`. */
  count(device: DeviceKey): number;
  /** Calls soon after a message may have become ready. Returns what ends that. */
  onReady(deviceId: string, listener: () => void): () => void;
  readonly feedback: FeedbackQueue;
  close(): void;
}

export interface CloudToDevicePorts {
  readonly database: Database;
  readonly registry: Pick<Registry, 'find'>;
  readonly clock: HubClock;
  readonly schedule: Schedule;
  readonly settings: CloudToDeviceSettings;
}

type Header = Omit<CloudToDeviceMessage, 'body'>;

export function openCloudToDevice(ports: CloudToDevicePorts): CloudToDevice {
  const { database, registry, clock, schedule, settings } = ports;
  const queues = openQueues({ database, clock, schedule, onEnd: report });
  const feedback = openFeedback({
    database,
    queues,
    clock,
    schedule,
    rules: settings.feedback,
    isThere: (deviceId, generationId) => registry.find({ deviceId })?.generationId === generationId,
  });
  queues.start();
  feedback.start();

  const queueOf = (deviceId: string): string => {
    const device = registry.find({ deviceId });
    if (!device) throw new HubError('DeviceNotFound', `The device ${deviceId} is not registered.`);
    return nameOf(device);
  };

  function report({ queue, header, enqueuedAtMs }: Row, end: MessageEnd): void {
    const [deviceId, generationId] = queue.split('/');
    if (deviceId === undefined || generationId === undefined) return;
    const { acknowledgement, systemProperties } = headerIn(header);
    if (!isWanted(end, acknowledgement)) return;
    feedback.note({
      originalMessageId: systemProperties.mid ?? '',
      enqueuedTimeUtc: new Date(enqueuedAtMs).toISOString(),
      statusCode: end,
      description: end,
      deviceId,
      deviceGenerationId: generationId,
    });
  }

  return {
    send: (deviceId, { body, ...header }) => {
      const queue = queueOf(deviceId);
      if (messageBytes({ ...header, body }) > limits.messageBytes) {
        throw new HubError(
          'MessageTooLarge',
          `The message is larger than the ${limits.messageBytes} bytes allowed.`,
        );
      }
      const expiresAtMs = checkedExpiry(header.expiresAtMs, clock.now().getTime(), settings);
      if (queues.count(queue) >= limits.messagesPerDevice) {
        throw new HubError(
          'DeviceMaximumQueueDepthExceeded',
          `The device ${deviceId} already has ${limits.messagesPerDevice} messages waiting.`,
        );
      }
      queues.put(queue, JSON.stringify(header), body, expiresAtMs);
    },
    receive: (deviceId) => {
      const taken = queues.take(queueOf(deviceId), settings.devices);
      if (!taken) return null;
      const { lockToken, sequence, enqueuedAtMs, deliveryCount, header, body } = taken;
      return { lockToken, sequence, enqueuedAtMs, deliveryCount, message: { ...headerIn(header), body } };
    },
    settle: (deviceId, lockToken, how) => queues.settle(queueOf(deviceId), lockToken, how, settings.devices),
    purge: (deviceId) => queues.purge(queueOf(deviceId)),
    count: (device) => queues.count(nameOf(device)),
    onReady: (deviceId, listener) => queues.onReady(queueOf(deviceId), listener),
    feedback: feedback.queue,
    close: () => {
      feedback.close();
      queues.close();
    },
  };
}

/** A device that is deleted and created again begins with an empty queue. Identifiers hold no slash. */
function nameOf({ deviceId, generationId }: DeviceKey): string {
  return `${deviceId}/${generationId}`;
}

/** Headers are written by this room only, so their shape is known. */
function headerIn(text: string): Header {
  return JSON.parse(text) as Header;
}

/** Source: iot-hub-devguide-messages-construct.md: body, values of system properties, names and values of the others. */
export function messageBytes({
  systemProperties,
  properties,
  body,
}: Pick<CloudToDeviceMessage, 'systemProperties' | 'properties' | 'body'>): number {
  const texts = [...Object.values(systemProperties), ...Object.entries(properties).flat()];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), body.length);
}

function checkedExpiry(asked: number | null, nowMs: number, { devices }: CloudToDeviceSettings): number {
  if (asked === null) return nowMs + devices.timeToLiveMs;
  if (asked > nowMs && asked <= nowMs + limits.longestTimeToLiveMs) return asked;
  throw new HubError(
    'InvalidMessageExpiryTime',
    'The message expires in the past or later than in two days.',
  );
}
