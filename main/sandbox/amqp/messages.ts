/** AMQP messages as rhea gives them, read as the hub's own and the other way round. Source: azure-iot-amqp-base amqp_message.js. */
import rhea, { type Message } from 'rhea';
import { z } from 'zod';
import type { Delivery } from '../cloudToDevice';
import { HubError } from '../hubError';

export interface ReadMessage {
  /** By their MQTT keys without the `$.`. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const bytes = z.instanceof(Buffer);
const uuidBytes = 16;
const id = z
  .union([z.string(), z.number(), z.bigint(), bytes])
  .transform((value) =>
    Buffer.isBuffer(value)
      ? value.length === uuidBytes
        ? rhea.uuid_to_string(value)
        : value.toString('utf8')
      : String(value),
  );
const text = z.union([z.string(), bytes]).transform((value) => value.toString('utf8'));
const time = z
  .union([z.date(), z.number()])
  .transform((value) => new Date(value))
  .refine((value) => !Number.isNaN(value.getTime()))
  .transform((value) => value.toISOString());
const entries = z.record(z.string(), z.unknown());

const wireMessage = z.object({
  message_id: id.nullish(),
  correlation_id: id.nullish(),
  user_id: text.nullish(),
  to: text.nullish(),
  content_type: text.nullish(),
  content_encoding: text.nullish(),
  absolute_expiry_time: time.nullish(),
  creation_time: time.nullish(),
  message_annotations: entries.nullish(),
  application_properties: entries.nullish(),
});

const dataCode = 0x75;
/** One section of data or several, which belong together. */
const dataSection = z.object({
  typecode: z.literal(dataCode),
  content: z.union([bytes, z.array(bytes)]),
});

/** What a sender writes when it puts several messages into one: each is a data section. Source: iothubtransport_amqp_messenger.c. */
const batchFormat = 0x80013700;

export function correlationIdOf(message: Message): string | null {
  return id.nullish().safeParse(message.correlation_id).data ?? null;
}

/** Fails with ArgumentInvalid for properties or a body that the hub cannot keep. */
export function readMessage(message: Message): ReadMessage {
  const parsed = wireMessage.safeParse(message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new HubError('ArgumentInvalid', `The message has no good ${String(issue?.path[0] ?? 'form')}.`);
  }
  const fields = parsed.data;
  const annotations = fields.message_annotations ?? {};
  return {
    systemProperties: present({
      mid: fields.message_id,
      cid: fields.correlation_id,
      uid: fields.user_id,
      to: fields.to,
      ct: fields.content_type,
      ce: fields.content_encoding,
      exp: fields.absolute_expiry_time,
      ctime: fields.creation_time,
      ifid: annotations['iothub-interface-id'],
      sub: annotations['dt-subject'],
    }),
    properties: present(fields.application_properties ?? {}),
    body: bodyOf(message),
  };
}

/** `message` is bytes when it came in another format than AMQP's own. */
export function readMessages(message: Message | Buffer, format: number | undefined): readonly ReadMessage[] {
  if (!Buffer.isBuffer(message)) return [readMessage(message)];
  if (format !== batchFormat) throw new HubError('ArgumentInvalid', 'The message has an unknown format.');
  return dataIn(decode(message)).map((each) => readMessage(decode(each)));
}

/** Fails with ArgumentInvalid for bytes that are no message. */
function decode(encoded: Buffer): Message {
  try {
    // One message, of which rhea has two declarations.
    return rhea.message.decode(encoded) as unknown as Message;
  } catch {
    throw new HubError('ArgumentInvalid', 'The batch holds something that is no message.');
  }
}

/** Nothing, text and bytes; what else AMQP can carry is no body of a message here. */
export function bodyOf(message: Message): Buffer {
  const { body } = message;
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.concat(dataIn(message));
}

function dataIn({ body }: Message): Buffer[] {
  const section = dataSection.safeParse(body);
  if (!section.success) throw new HubError('ArgumentInvalid', 'The body of the message is not data.');
  return [section.data.content].flat();
}

/** Values that are no text are written as text. */
function present(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : [[key, String(value)]],
    ),
  );
}

export function deviceboundMessage(delivery: Delivery): Message {
  const { lockToken, sequence, enqueuedAtMs, deliveryCount, message } = delivery;
  const { systemProperties: system, properties, acknowledgement, expiresAtMs } = message;
  const { types } = rhea;
  return {
    ...present({
      message_id: system.mid,
      correlation_id: system.cid,
      user_id: system.uid,
      to: system.to,
      content_type: system.ct,
      content_encoding: system.ce,
    }),
    ...(expiresAtMs === null ? {} : { absolute_expiry_time: new Date(expiresAtMs) }),
    application_properties: {
      ...properties,
      ...(acknowledgement === 'none' ? {} : { 'iothub-ack': acknowledgement }),
    },
    message_annotations: {
      'x-opt-sequence-number': types.wrap_long(sequence),
      'x-opt-lock-token': lockToken,
      'iothub-enqueuedtime': types.wrap_timestamp(enqueuedAtMs),
      'iothub-deliverycount': types.wrap_uint(deliveryCount),
    },
    body: rhea.message.data_section(Buffer.from(message.body)),
  };
}
