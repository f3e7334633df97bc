/** What an IoT hub lets its owner set about cloud-to-device messages, with the values every new hub has. */

export interface QueueRules {
  readonly timeToLiveMs: number;
  readonly lockMs: number;
  /** As often as this a message may be given back; then it is dead. */
  readonly mostDeliveries: number;
}

export interface CloudToDeviceSettings {
  readonly devices: QueueRules;
  readonly feedback: QueueRules;
}

const minuteMs = 60_000;

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-messages-c2d.md, configuration options. */
export const defaultSettings: CloudToDeviceSettings = {
  devices: { timeToLiveMs: 60 * minuteMs, lockMs: minuteMs, mostDeliveries: 10 },
  feedback: { timeToLiveMs: 60 * minuteMs, lockMs: minuteMs, mostDeliveries: 10 },
};

/** Limits nobody can change (iot-hub-devguide-quotas-throttling.md, iot-hub-devguide-messages-c2d.md). */
export const limits = {
  messagesPerDevice: 50,
  messageBytes: 64 * 1024,
  longestTimeToLiveMs: 2 * 24 * 60 * minuteMs,
  feedbackRecordsPerMessage: 64,
  feedbackEveryMs: 15_000,
} as const;
