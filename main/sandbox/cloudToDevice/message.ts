/** Cloud-to-device messages and the feedback about them. Source: MicrosoftDocs/azure-docs iot-hub-devguide-messages-c2d.md. */

/** Which ends of a message its sender wants to hear of. */
export type Acknowledgement = 'none' | 'positive' | 'negative' | 'full';

/** As the service side sent it. */
export interface CloudToDeviceMessage {
  /** By their MQTT keys without the `$.`: `mid`, `cid`, `uid`, `to`, `ct`, `ce`. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly acknowledgement: Acknowledgement;
  /** Null leaves it to the hub's default. */
  readonly expiresAtMs: number | null;
  readonly body: Uint8Array;
}

/** A message handed to a device, its lock held until it is settled. */
export interface Delivery {
  readonly lockToken: string;
  readonly sequence: number;
  readonly enqueuedAtMs: number;
  /** How often it was given back before. */
  readonly deliveryCount: number;
  readonly message: CloudToDeviceMessage;
}

/** How a message ended, in the words of feedback records. */
export type MessageEnd = 'Success' | 'Expired' | 'DeliveryCountExceeded' | 'Rejected' | 'Purged';

/** A feedback record, member by member as the service writes it. */
export interface FeedbackRecord {
  readonly originalMessageId: string;
  readonly enqueuedTimeUtc: string;
  readonly statusCode: MessageEnd;
  readonly description: MessageEnd;
  readonly deviceId: string;
  readonly deviceGenerationId: string;
}
