/** Publications on a telemetry topic, as messages the hub accepts. */
import type { IConnectPacket } from 'mqtt-packet';
import type { AcceptedMessage, IdentityRef } from '../ports';
import { readPropertyBag } from './propertyBag';
import { readTopic } from './topics';

export type UnsentMessage = Omit<AcceptedMessage, 'enqueuedTime'>;

/** `extra` are properties the hub adds itself. */
export function messageOf(
  from: IdentityRef,
  propertyBag: string,
  body: Buffer,
  extra: Readonly<Record<string, string>>,
): UnsentMessage {
  const { systemProperties, properties } = readPropertyBag(propertyBag);
  return { from, systemProperties, properties: { ...properties, ...extra }, body };
}

/** A last will is telemetry under a property of its own; fails for one with another topic. */
export function willOf(
  from: IdentityRef,
  { topic, payload }: NonNullable<IConnectPacket['will']>,
): UnsentMessage {
  const publication = readTopic(topic, from);
  if (publication?.kind !== 'telemetry') throw new Error('The last will is not telemetry of this identity.');
  const extra = { 'iothub-MessageType': 'Will' };
  return messageOf(from, publication.propertyBag, Buffer.from(payload), extra);
}
