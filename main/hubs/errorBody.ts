/** What IoT Hub says in the body of an error, in either of its two ways. */
import { z } from 'zod';
import { scrubSecrets } from '../secrets';

export interface ServiceError {
  readonly serviceCode: string | null;
  readonly serviceMessage: string | null;
  readonly trackingId: string | null;
}

const outer = z.looseObject({
  Message: z.string().optional(),
  message: z.string().optional(),
  ExceptionMessage: z.string().nullish(),
});
const inner = z.looseObject({
  errorCode: z.union([z.number(), z.string()]).optional(),
  trackingId: z.string().nullish(),
  message: z.string().nullish(),
});

const longestMessage = 1000;

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentence(text: string | null | undefined): string | null {
  const scrubbed = scrubSecrets(text ?? '')
    .trim()
    .slice(0, longestMessage);
  return scrubbed === '' ? null : scrubbed;
}

/**
 * Flat: `{"Message":"ErrorCode:DeviceNotFound;text","ExceptionMessage":"Tracking ID:…"}`; embedded: `Message` is itself
 * JSON with `errorCode`, `trackingId` and `message`. `codeHeader` is the answer's `iothub-errorcode`.
 * Seen in Azure/azure-iot-sdk-java#1108 and Azure/iotedge#98.
 */
export function readErrorBody(body: string, codeHeader: string | null): ServiceError {
  const read = outer.safeParse(parsedJson(body));
  if (!read.success) return { serviceCode: codeHeader, serviceMessage: null, trackingId: null };
  const text = read.data.Message ?? read.data.message ?? '';

  const embedded = inner.safeParse(parsedJson(text));
  if (embedded.success) {
    const { errorCode, trackingId, message } = embedded.data;
    return {
      serviceCode: errorCode === undefined ? codeHeader : String(errorCode),
      serviceMessage: sentence(message),
      trackingId: sentence(trackingId),
    };
  }

  const flat = /^ErrorCode:\s*([^;]*);?\s*([\s\S]*)$/.exec(text);
  const exception = read.data.ExceptionMessage ?? '';
  const trackingId = /Tracking ID:\s*([^\r\n,;"]+)/i.exec(`${exception}\n${text}`)?.[1];
  return {
    serviceCode: sentence(flat?.[1]) ?? codeHeader,
    serviceMessage: sentence(flat ? flat[2] : text),
    trackingId: sentence(trackingId),
  };
}
