/**
 * Events as consumers get them. Sources: MicrosoftDocs/azure-docs iot-hub-devguide-messages-construct.md for what a hub
 * adds, @azure/event-hubs eventData.js for how a client reads it.
 */
import rhea, { type Message } from 'rhea';
import { offsetOf, type PartitionState, type StoredEvent } from '../events';

const { types } = rhea;

export function eventMessage(event: StoredEvent): Message {
  const { from, sequence, systemProperties: system, properties, generationId, authMethod } = event;
  const enqueued = types.wrap_timestamp(Date.parse(event.enqueuedTime));
  return {
    ...present({
      message_id: system.mid,
      correlation_id: system.cid,
      user_id: system.uid === undefined ? undefined : Buffer.from(system.uid),
      to: system.to,
      content_type: system.ct,
      content_encoding: system.ce,
      absolute_expiry_time: dateIn(system.exp),
      creation_time: dateIn(system.ctime),
    }),
    message_annotations: present({
      'x-opt-sequence-number': types.wrap_long(sequence),
      'x-opt-offset': String(offsetOf(sequence)),
      'x-opt-enqueued-time': enqueued,
      'iothub-connection-device-id': from.deviceId,
      'iothub-connection-module-id': from.moduleId,
      'iothub-connection-auth-method': authMethod || undefined,
      'iothub-connection-auth-generation-id': generationId || undefined,
      'iothub-enqueuedtime': enqueued,
      'iothub-message-source': 'Telemetry',
      'iothub-interface-id': system.ifid,
      'dt-subject': system.sub,
    }),
    application_properties: properties,
    body: rhea.message.data_section(Buffer.from(event.body)),
  };
}

/** What a client that tracks the end of its partition is told with each event. */
export function endOfPartition(
  { lastSequence, lastOffset, lastEnqueuedTime }: PartitionState,
  nowMs: number,
): Record<string, unknown> {
  return {
    last_enqueued_sequence_number: types.wrap_long(lastSequence),
    last_enqueued_offset: lastOffset,
    last_enqueued_time_utc: types.wrap_timestamp(Date.parse(lastEnqueuedTime ?? neverEnqueued)),
    runtime_info_retrieval_time_utc: types.wrap_timestamp(nowMs),
  };
}

/** What .NET, in which the service is written, has for no time. */
export const neverEnqueued = '0001-01-01T00:00:00.000Z';

function dateIn(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
