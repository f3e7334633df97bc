/** Publications on a telemetry topic, as messages the hub accepts. */
import type { AcceptedMessage, IdentityRef } from '../ports';
import { readPropertyBag } from './propertyBag';

/** `extra` are properties the hub adds itself. */
export function messageOf(
  from: IdentityRef,
  propertyBag: string,
  body: Buffer,
  extra: Readonly<Record<string, string>>,
): Omit<AcceptedMessage, 'enqueuedTime'> {
  const { systemProperties, properties } = readPropertyBag(propertyBag);
  return { from, systemProperties, properties: { ...properties, ...extra }, body };
}
