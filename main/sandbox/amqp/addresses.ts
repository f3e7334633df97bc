/** The addresses of links, read. Pure; sources: azure-iot-common endpoint.js, Azure/azure-iot-sdk-c iothubtransport_amqp_messenger.c. */
import { HubError } from '../hubError';
import type { IdentityRef } from '../ports';

export type DeviceEndpoint = 'events' | 'devicebound' | 'twin' | 'methods';

export interface DeviceAddress {
  readonly identity: IdentityRef;
  readonly endpoint: DeviceEndpoint;
}

const endpoints: Readonly<Record<string, DeviceEndpoint>> = {
  'messages/events': 'events',
  'messages/devicebound': 'devicebound',
  twin: 'twin',
  'methods/devicebound': 'methods',
};

/** With or without the host before it, which the C SDK sends; null for what is no address of a device or module. */
export function readDeviceAddress(address: string): DeviceAddress | null {
  const [devices, deviceId, ...rest] = pathOf(address);
  if (devices?.toLowerCase() !== 'devices' || !deviceId) return null;
  const isModule = rest[0]?.toLowerCase() === 'modules';
  const [moduleId] = isModule ? rest.slice(1) : [];
  const tail = (isModule ? rest.slice(2) : rest).join('/').toLowerCase();
  const endpoint = Object.hasOwn(endpoints, tail) ? endpoints[tail] : undefined;
  if (!endpoint || (isModule && !moduleId)) return null;
  return { identity: moduleId === undefined ? { deviceId } : { deviceId, moduleId }, endpoint };
}

/** `messages/devicebound` for `amqps://host/messages/deviceBound`. */
export function servicePath(address: string): string {
  return pathOf(address).join('/').toLowerCase();
}

/** The segments of an address without its host. */
export function pathOf(address: string): string[] {
  return address
    .replace(/^amqps?:\/\/[^/]*/i, '')
    .split('/')
    .filter((segment) => segment !== '');
}

export function isDeviceLink(endpoint: DeviceEndpoint): (address: string) => boolean {
  return (address) => readDeviceAddress(address)?.endpoint === endpoint;
}

/** Fails for an address that is none of a device or module. */
export function identityAt(address: string): IdentityRef {
  const read = readDeviceAddress(address);
  if (!read) throw new HubError('GenericNotFound', 'There is nothing at this address.');
  return read.identity;
}
