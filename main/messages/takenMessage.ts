/** A message as it is held: its body's bytes, and what the hub and its sender wrote beside them as text. Pure. */
import type { Message } from 'rhea';
import { z } from 'zod';

export interface TakenMessage {
  readonly partition: string;
  readonly sequenceNumber: number;
  readonly offset: string;
  /** ISO 8601, UTC: when the hub took it. */
  readonly enqueuedAt: string;
  readonly deviceId: string;
  readonly moduleId: string | null;
  readonly body: Buffer;
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly applicationProperties: Readonly<Record<string, string>>;
}

const annotations = z.looseObject({
  'x-opt-sequence-number': z.number(),
  'x-opt-offset': z.coerce.string(),
  'x-opt-enqueued-time': z.union([z.date(), z.number()]),
  'iothub-connection-device-id': z.coerce.string().optional(),
  'iothub-connection-module-id': z.coerce.string().optional(),
});

/** Names as IoT Hub's own (MicrosoftDocs/azure-docs iot-hub-devguide-messages-construct.md). */
const systemNames = {
  message_id: 'message-id',
  correlation_id: 'correlation-id',
  user_id: 'user-id',
  content_type: 'content-type',
  content_encoding: 'content-encoding',
  to: 'to',
  subject: 'subject',
  creation_time: 'creation-time',
  absolute_expiry_time: 'absolute-expiry-time',
} as const;

/** Null for what the endpoint would never give: an event without its place. */
export function takeMessageOf(partition: string, message: Message): TakenMessage | null {
  const read = annotations.safeParse(message.message_annotations);
  if (!read.success) return null;
  const notes = read.data;
  const system = Object.entries(systemNames).flatMap(([key, name]) => {
    const value: unknown = Reflect.get(message, key);
    return value === undefined || value === null ? [] : [[name, textOf(value)] as const];
  });
  return {
    partition,
    sequenceNumber: notes['x-opt-sequence-number'],
    offset: notes['x-opt-offset'],
    enqueuedAt: new Date(notes['x-opt-enqueued-time']).toISOString(),
    deviceId: notes['iothub-connection-device-id'] ?? '',
    moduleId: notes['iothub-connection-module-id'] ?? null,
    body: bodyBytes(message.body),
    systemProperties: { ...Object.fromEntries(system), ...textsOf(notes) },
    applicationProperties: textsOf(message.application_properties ?? {}),
  };
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, textOf(value)]],
    ),
  );
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What rhea makes of a body in data sections: an object that holds the bytes, or a list of them. */
const dataSections = z.union([
  z.object({ content: z.instanceof(Buffer) }).transform(({ content }) => content),
  z.object({ content: z.array(z.instanceof(Buffer)) }).transform(({ content }) => Buffer.concat(content)),
]);

/** A copy: the bytes stand in the buffer of whatever arrived with them, which would be held as a whole. */
function bodyBytes(body: unknown): Buffer {
  const sections = dataSections.safeParse(body);
  if (sections.success) return Buffer.from(sections.data);
  if (Buffer.isBuffer(body)) return Buffer.from(body);
  if (body === undefined || body === null) return Buffer.alloc(0);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}
