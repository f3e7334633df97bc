/**
 * Messages as HTTP headers: system properties under names of their own, the others behind a prefix. Pure.
 * Sources: azure-iot-device-http 1.14 http.js, Azure/azure-iot-sdk-c iothubtransporthttp.c.
 */
import type { Delivery } from '../cloudToDevice';

export interface MessageProperties {
  /** By their MQTT keys without the `$.`. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
}

/** What a device sends, by lower-case header name. */
const systemHeaders: ReadonlyMap<string, string> = new Map([
  ['iothub-messageid', 'mid'],
  ['iothub-correlationid', 'cid'],
  ['iothub-userid', 'uid'],
  ['iothub-to', 'to'],
  ['iothub-expiry', 'exp'],
  ['iothub-contenttype', 'ct'],
  ['iothub-contentencoding', 'ce'],
  ['iothub-interface-id', 'ifid'],
  ['dt-subject', 'sub'],
]);
const propertyPrefix = 'iothub-app-';

/** Of names and values as they came; the names of properties keep their case. */
export function propertiesIn(pairs: readonly (readonly [string, string])[]): MessageProperties {
  const system: [string, string][] = [];
  const others: [string, string][] = [];
  for (const [name, value] of pairs) {
    const key = systemHeaders.get(name.toLowerCase());
    if (key !== undefined) system.push([key, value]);
    else if (name.toLowerCase().startsWith(propertyPrefix)) {
      others.push([name.slice(propertyPrefix.length), value]);
    }
  }
  return { systemProperties: Object.fromEntries(system), properties: Object.fromEntries(others) };
}

/** Names and values in turn, as Node keeps the headers of a request. */
export function pairsOf(rawHeaders: readonly string[]): (readonly [string, string])[] {
  return rawHeaders.flatMap((text, index) =>
    index % 2 === 0 ? [[text, rawHeaders[index + 1] ?? ''] as const] : [],
  );
}

/** The headers of a message handed to a device; its lock token is the ETag. */
export function headersOf(delivery: Delivery): Readonly<Record<string, string>> {
  const { lockToken, sequence, enqueuedAtMs, deliveryCount, message } = delivery;
  const { mid, cid, uid, to, ct, ce } = message.systemProperties;
  const system: readonly (readonly [string, string | undefined])[] = [
    ['iothub-messageid', mid],
    ['iothub-correlationid', cid],
    ['iothub-userid', uid],
    ['iothub-to', to],
    ['iothub-contenttype', ct],
    ['iothub-contentencoding', ce],
    ['iothub-expiry', message.expiresAtMs === null ? undefined : new Date(message.expiresAtMs).toISOString()],
    ['iothub-ack', message.acknowledgement === 'none' ? undefined : message.acknowledgement],
  ];
  return Object.fromEntries([
    ['etag', `"${lockToken}"`],
    ['iothub-sequencenumber', String(sequence)],
    ['iothub-enqueuedtime', new Date(enqueuedAtMs).toISOString()],
    ['iothub-deliverycount', String(deliveryCount)],
    ...system.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, escaped(value, /[^\x20-\x7e]/gu)]],
    ),
    ...Object.entries(message.properties).map(([name, value]) => [
      `${propertyPrefix}${escaped(name, /[^\w!#$%&'*+\-.^`|~]/gu)}`,
      escaped(value, /[^\x20-\x7e]/gu),
    ]),
  ]);
}

/** What cannot stand in a header stands there percent-encoded. */
function escaped(text: string, illegal: RegExp): string {
  return text.replace(illegal, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
