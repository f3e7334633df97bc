/** The message that carries events to the hub. */
import type { SecurityEvent } from './securityEvent';

/** `AgentId` is a GUID. Source: Azure/Azure-IoT-Security security_message/schemas/message_v1_0.json */
export interface SecurityMessage {
  readonly AgentVersion: string;
  readonly AgentId: string;
  readonly MessageSchemaVersion: '1.0';
  readonly Events: readonly SecurityEvent[];
}

export interface AgentIdentity {
  readonly agentVersion: string;
  readonly agentId: string;
}

/** An event as it waits in a queue: with its JSON text, so that its size on the wire is known. */
export interface WrittenEvent {
  readonly event: SecurityEvent;
  readonly text: string;
  /** UTF-8. */
  readonly sizeBytes: number;
}

export function writeEvent(event: SecurityEvent): WrittenEvent {
  const text = JSON.stringify(event);
  return { event, text, sizeBytes: utf8Bytes(text) };
}

/** The body's JSON text. `events` must hold at least one. */
export function messageText(agent: AgentIdentity, events: readonly WrittenEvent[]): string {
  const { head, tail } = envelope(agent);
  return `${head}${events.map(({ text }) => text).join(',')}${tail}`;
}

/** Bytes of a message with this many events, without the events themselves. */
export function envelopeBytes(agent: AgentIdentity, eventCount: number): number {
  const { head, tail } = envelope(agent);
  return utf8Bytes(head) + utf8Bytes(tail) + Math.max(0, eventCount - 1);
}

export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function envelope({ agentVersion, agentId }: AgentIdentity): { head: string; tail: string } {
  const empty: SecurityMessage = {
    AgentVersion: agentVersion,
    AgentId: agentId,
    MessageSchemaVersion: '1.0',
    Events: [],
  };
  const text = JSON.stringify(empty);
  return { head: text.slice(0, -2), tail: text.slice(-2) };
}
