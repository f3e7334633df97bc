/** Which events agents take for the same, and what one event says of many. */
import type { JsonObject, JsonValue } from '../../../preload/contract';
import { isObject } from '../../twin';
import { localTimestamp } from './securityEvent';

export const aggregatedEventNames = ['ProcessCreate', 'ConnectionCreate', 'ProcessTerminate'] as const;
export type AggregatedEventName = (typeof aggregatedEventNames)[number];

/**
 * Source: Azure/Azure-IoT-Security-Agent-CS AggregatedEventGenerators; the documentation's table for connections leaves
 * the executable out (MicrosoftDocs/azure-docs asc-for-iot concept-event-aggregation.md).
 */
const identities: Readonly<Record<AggregatedEventName, readonly string[]>> = {
  ProcessCreate: ['CommandLine', 'Executable', 'UserName', 'UserId'],
  ConnectionCreate: [
    'CommandLine',
    'Executable',
    'UserId',
    'Direction',
    'LocalAddress',
    'RemoteAddress',
    'Protocol',
  ],
  ProcessTerminate: ['Executable', 'ExitStatus'],
};

/** The same text for events that are counted together. */
export function aggregationIdentity(name: AggregatedEventName, payload: JsonObject): string {
  const values = identities[name].map((key): JsonValue => payload[key] ?? null);
  return JSON.stringify(name === 'ConnectionCreate' ? [...values, servicePort(payload)] : values);
}

/** The other port is the client's, which is a new one for each connection. */
function servicePort(payload: JsonObject): JsonValue {
  return (payload.Direction === 'In' ? payload.LocalPort : payload.RemotePort) ?? null;
}

export interface AggregationWindow {
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Minutes that local time is ahead of UTC. */
  readonly utcOffsetMinutes: number;
}

/** Numbers go as text, as the schema wants all of `ExtraDetails`; the C agent sends them as numbers. */
export function aggregatedPayload(
  name: AggregatedEventName,
  first: JsonObject,
  hitCount: number,
  { startedAt, endedAt, utcOffsetMinutes }: AggregationWindow,
): JsonObject {
  const details = first.ExtraDetails;
  return {
    ...first,
    ...unlike(name, first),
    ExtraDetails: {
      ...(isObject(details) ? details : {}),
      HitCount: String(hitCount),
      StartTimeLocal: localTimestamp(startedAt, utcOffsetMinutes),
      StartTimeUtc: startedAt.toISOString(),
      EndTimeLocal: localTimestamp(endedAt, utcOffsetMinutes),
      EndTimeUtc: endedAt.toISOString(),
    },
  };
}

/** What differs between events that are the same is zeroed or blanked. */
function unlike(name: AggregatedEventName, { Direction: direction }: JsonObject): JsonObject {
  switch (name) {
    case 'ProcessCreate':
      return { ProcessId: 0, ParentProcessId: 0 };
    case 'ConnectionCreate':
      return { ProcessId: 0, [direction === 'In' ? 'RemotePort' : 'LocalPort']: '' };
    case 'ProcessTerminate':
      return { ProcessId: 0 };
  }
}
