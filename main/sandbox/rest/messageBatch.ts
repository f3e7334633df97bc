/** Several messages in one body. Sources: azure-iot-device-http 1.14 http.js, Azure/azure-iot-sdk-c iothubtransporthttp.c. */
import { z } from 'zod';
import { HubError } from '../hubError';
import type { JsonValue } from '../ports';
import { type MessageProperties, propertiesIn } from './messageHeaders';

export const batchContentType = 'application/vnd.microsoft.iothub.json';

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md. */
const mostMessages = 500;

const batch = z
  .array(
    z.looseObject({
      body: z.string(),
      base64Encoded: z.boolean().optional(),
      properties: z.record(z.string(), z.string()).optional(),
    }),
  )
  .min(1)
  .max(mostMessages);

export interface BatchedMessage extends MessageProperties {
  readonly body: Buffer;
}

/** Fails with ArgumentInvalid for anything but a batch. */
export function messagesIn(value: JsonValue | undefined): readonly BatchedMessage[] {
  const parsed = batch.safeParse(value);
  if (!parsed.success) {
    throw new HubError(
      'ArgumentInvalid',
      `BadRequest: the body is no batch of 1 to ${mostMessages} messages.`,
    );
  }
  return parsed.data.map(({ body, base64Encoded, properties }) => ({
    ...propertiesIn(Object.entries(properties ?? {})),
    body: Buffer.from(body, base64Encoded === false ? 'utf8' : 'base64'),
  }));
}
