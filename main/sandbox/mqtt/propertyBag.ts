/** A message's properties as they stand in its topic. Source: MicrosoftDocs/azure-docs iot-mqtt-connect-to-iot-hub.md. */
import type { CloudToDeviceMessage } from '../cloudToDevice';

export interface MessageProperties {
  /** Keys without the `$.` before them. */
  readonly systemProperties: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
}

/** Fails for a bag that is not percent-encoded text. A key without `=` has an empty value. */
export function readPropertyBag(bag: string): MessageProperties {
  const pairs = bag
    .split('&')
    .filter((pair) => pair !== '' && pair !== '/')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decodeURIComponent(key), decodeURIComponent(value.replace(/\/$/, ''))];
    });
  const isSystem = ([key]: [string, string]): boolean => key.startsWith('$.');
  return {
    systemProperties: Object.fromEntries(pairs.filter(isSystem).map(([key, value]) => [key.slice(2), value])),
    properties: Object.fromEntries(pairs.filter((pair) => !isSystem(pair))),
  };
}

/** The bag of a message to a device: system properties, the feedback asked for, then the others. */
export function writePropertyBag(message: CloudToDeviceMessage): string {
  const { systemProperties, properties, acknowledgement, expiresAtMs } = message;
  const system: Readonly<Record<string, string>> = {
    ...systemProperties,
    ...(expiresAtMs === null ? {} : { exp: new Date(expiresAtMs).toISOString() }),
  };
  return [
    ...Object.entries(system).map(([key, value]): [string, string] => [`$.${key}`, value]),
    ...(acknowledgement === 'none' ? [] : [['iothub-ack', acknowledgement]]),
    ...Object.entries(properties),
  ]
    .map((pair) => pair.map((text) => encodeURIComponent(text)).join('='))
    .join('&');
}
