/** Messages as lines of a file: JSON lines that any program reads, with the facts in the first one. Pure. */
import { z } from 'zod';
import type { JsonObject } from '../../preload/contract';
import type { TakenMessage } from './takenMessage';

export const recordingFormat = 'siteward-messages-1';

const texts = z.record(z.string(), z.string());
const head = z.object({ about: z.looseObject({ format: z.literal(recordingFormat), hub: z.string() }) });
const line = z.object({
  enqueuedAt: z.iso.datetime(),
  partition: z.string().max(64),
  sequenceNumber: z.number().int(),
  offset: z.string().max(64),
  deviceId: z.string().max(128),
  moduleId: z.string().max(128).nullable(),
  systemProperties: texts,
  applicationProperties: texts,
  body: z.string().optional(),
  bodyBase64: z.string().optional(),
});

/** The hub's host name; null for a file that is no recording. */
export function hubOfHead(text: string): string | null {
  return parsed(head, text)?.about.hub ?? null;
}

export function recordedLine(message: TakenMessage): JsonObject {
  const { body, enqueuedAt, partition, sequenceNumber, offset, deviceId, moduleId } = message;
  const text = body.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(body);
  return {
    enqueuedAt,
    partition,
    sequenceNumber,
    offset,
    deviceId,
    moduleId,
    systemProperties: { ...message.systemProperties },
    applicationProperties: { ...message.applicationProperties },
    ...(isText ? { body: text } : { bodyBase64: body.toString('base64') }),
  };
}

/** Null for a line that holds no message. */
export function messageOfLine(text: string): TakenMessage | null {
  const read = parsed(line, text);
  if (read === null) return null;
  const { body, bodyBase64, ...message } = read;
  const bytes =
    bodyBase64 === undefined ? Buffer.from(body ?? '', 'utf8') : Buffer.from(bodyBase64, 'base64');
  return { ...message, body: bytes };
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
