/** One event of a classic security agent, as the message schema has it. */
import type { JsonObject } from '../../../preload/contract';
import type { Diagnostic } from './payloads';

/** The 14 events of Microsoft's schema. */
export type PeriodicSecurityEventName =
  | 'SystemInformation'
  | 'ListeningPorts'
  | 'LocalUsers'
  | 'FirewallConfiguration'
  | 'OSBaseline'
  | 'ConnectedHardware';
export type TriggeredSecurityEventName = 'ProcessCreate' | 'ProcessTerminate' | 'ConnectionCreate' | 'Login';
export type OperationalEventName = 'ConfigurationError' | 'DroppedEventsStatistics' | 'MessageStatistics';
export type EventName =
  | PeriodicSecurityEventName
  | TriggeredSecurityEventName
  | OperationalEventName
  | 'Diagnostic';

/** Source: Azure/Azure-IoT-Security security_message/schemas/message_v1_0.json, which forbids any further key. */
export interface SecurityEvent {
  readonly Category: 'Periodic' | 'Triggered';
  readonly EventType: 'Security' | 'Operational' | 'Diagnostic';
  readonly Name: EventName;
  readonly PayloadSchemaVersion: '1.0';
  /** A GUID. */
  readonly Id: string;
  readonly TimestampLocal: string;
  readonly TimestampUTC: string;
  readonly IsEmpty: boolean;
  /** Empty only in a periodic event with `IsEmpty`. */
  readonly Payload: readonly JsonObject[];
}

/** What tells one event from the next; pure code gets it from outside. */
export interface EventStamp {
  /** A GUID. */
  readonly id: string;
  readonly at: Date;
  /** Minutes that local time is ahead of UTC. */
  readonly utcOffsetMinutes: number;
}

export function periodicSecurityEvent(
  name: PeriodicSecurityEventName,
  payload: readonly JsonObject[],
  stamp: EventStamp,
): SecurityEvent {
  return securityEvent('Periodic', 'Security', name, payload, stamp);
}

/** Something that happened; the schema has no triggered event without payload. */
export function triggeredSecurityEvent(
  name: TriggeredSecurityEventName,
  payload: JsonObject,
  stamp: EventStamp,
): SecurityEvent {
  return securityEvent('Triggered', 'Security', name, [payload], stamp);
}

/** What the agent says about its own work. */
export function diagnosticEvent(payload: Diagnostic, stamp: EventStamp): SecurityEvent {
  return securityEvent('Triggered', 'Diagnostic', 'Diagnostic', [payload], stamp);
}

export function securityEvent(
  category: SecurityEvent['Category'],
  eventType: SecurityEvent['EventType'],
  name: EventName,
  payload: readonly JsonObject[],
  stamp: EventStamp,
): SecurityEvent {
  return {
    Category: category,
    EventType: eventType,
    Name: name,
    PayloadSchemaVersion: '1.0',
    Id: stamp.id,
    TimestampLocal: localTimestamp(stamp.at, stamp.utcOffsetMinutes),
    TimestampUTC: stamp.at.toISOString(),
    IsEmpty: payload.length === 0,
    Payload: payload,
  };
}

/** RFC 3339 with the offset, for example `2021-02-15T10:30:00.000+01:00`. */
export function localTimestamp(at: Date, utcOffsetMinutes: number): string {
  const local = new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().replace('Z', '');
  const distance = Math.abs(utcOffsetMinutes);
  const twoDigits = (count: number): string => String(Math.trunc(count)).padStart(2, '0');
  return `${local}${utcOffsetMinutes < 0 ? '-' : '+'}${twoDigits(distance / 60)}:${twoDigits(distance % 60)}`;
}
