/** What a classic configuration makes an agent send on a day. */
import type {
  AgentFlavour,
  EventTraffic,
  JsonValue,
  Range,
  TrafficEstimate,
} from '../../../preload/contract';
import { ownValue } from '../../twin';
import { messageBlockBytes, type Priority, priorities, priorityOf } from '../classicProperties';
import { parseDuration } from '../durations';
import { agentsOf } from '../flavour';
import { type ClassicEvent, classicEvents } from './classicEvents';
import { none, product, sum, whole } from './range';

type Values = Readonly<Record<string, JsonValue>>;

const dayMs = 86_400_000;
/** The agents look at their queues about once a second (C#) or every ten (C). */
const shortestMs = 1000;

interface Load {
  readonly priority: Priority;
  /** Events and their bytes a day. */
  readonly events: Range;
  readonly bytes: Range;
}

/** How often each thing happens in a day. */
interface Rhythm {
  readonly High: number;
  readonly Low: number;
  readonly snapshots: number;
  readonly messageBytes: number;
}

/**
 * From a quiet device to a busy one. `values` are those in force. A queue (high, low) sends when its interval has passed
 * and it holds an event, so it sends at most once an interval and at most once an event; a quiet device sends what its
 * snapshots bring. A message takes events of the other queue along, so at the least one queue's messages carry all. What
 * does not fit `maxMessageSizeInBytes` needs messages of its own. A message counts at least one unit of 4 KB and rounds up
 * once: units lie between the larger of messages and bytes / 4096, and their sum. Operational events travel with the
 * others and are left out; so are the 0.5 KB units of a free hub. Events: see `classicEvents`. Behaviour of the queues:
 * Azure/Azure-IoT-Security-Agent-C src/agent/src/message_serializer.c; metering: iot-hub-devguide-quotas-throttling.md.
 */
export function classicTraffic(flavour: AgentFlavour, values: Values): TrafficEstimate {
  const rhythm = rhythmOf(flavour, values);
  const loads = classicEvents.map((event) =>
    loadOf(flavour, values, rhythm, event, priorityIn(values, event)),
  );
  const { messages, units } = totals(rhythm, loads);
  return {
    messagesPerDay: whole(messages),
    unitsPerDay: whole(units),
    events: classicEvents
      .filter((event) => isSent(flavour, event))
      .map((event) => eventTraffic(flavour, values, rhythm, event, loads)),
  };
}

function rhythmOf(flavour: AgentFlavour, values: Values): Rhythm {
  const perDay = (name: string): number => {
    const text = ownValue(values, name);
    const durationMs = typeof text === 'string' ? parseDuration(text, flavour) : null;
    return durationMs === null ? 0 : dayMs / Math.max(shortestMs, durationMs);
  };
  const messageBytes = ownValue(values, 'maxMessageSizeInBytes');
  return {
    High: perDay('highPriorityMessageFrequency'),
    Low: perDay('lowPriorityMessageFrequency'),
    snapshots: perDay('snapshotFrequency'),
    messageBytes: typeof messageBytes === 'number' && messageBytes >= 1 ? messageBytes : messageBlockBytes,
  };
}

function isSent(flavour: AgentFlavour, { sentBy }: ClassicEvent): boolean {
  return agentsOf(flavour).some((agent) => sentBy.includes(agent));
}

function priorityIn(values: Values, { name }: ClassicEvent): Priority {
  return priorityOf(ownValue(values, `eventPriority${name}`)) ?? 'Low';
}

function loadOf(
  flavour: AgentFlavour,
  values: Values,
  rhythm: Rhythm,
  event: ClassicEvent,
  priority: Priority,
): Load {
  if (priority === 'Off' || !isSent(flavour, event)) return { priority, events: none, bytes: none };
  const events =
    event.trigger === 'periodic'
      ? product(event.count, { lower: rhythm.snapshots, upper: rhythm.snapshots })
      : { lower: event.count.lower, upper: merged(flavour, values, event) };
  return { priority, events, bytes: product(events, event.bytes) };
}

/** How many triggered events a busy day leaves once identical ones are merged. */
function merged(flavour: AgentFlavour, values: Values, { name, count, different }: ClassicEvent): number {
  const interval = ownValue(values, `aggregationInterval${name}`);
  const intervalMs = typeof interval === 'string' ? parseDuration(interval, flavour) : null;
  const isMerged = different !== null && ownValue(values, `aggregationEnabled${name}`) === true;
  if (!isMerged || intervalMs === null || intervalMs <= 0) return count.upper;
  return Math.min(count.upper, different * Math.max(1, dayMs / intervalMs));
}

function totals(rhythm: Rhythm, loads: readonly Load[]): { readonly messages: Range; readonly units: Range } {
  const queues = (['High', 'Low'] as const).map((priority) => {
    const { lower, upper } = sum(
      loads.filter((load) => load.priority === priority).map(({ events }) => events),
    );
    return {
      lower: Math.min(rhythm[priority], rhythm.snapshots, lower),
      upper: Math.min(rhythm[priority], upper),
    };
  });
  const bytes = sum(loads.map((load) => load.bytes));
  const messages = {
    lower: Math.max(...queues.map(({ lower }) => lower)),
    upper: sum(queues).upper + bytes.upper / rhythm.messageBytes,
  };
  const units = {
    lower: Math.max(messages.lower, bytes.lower / messageBlockBytes),
    upper: messages.upper + bytes.upper / messageBlockBytes,
  };
  return { messages, units };
}

/** The cost of a choice: what the day's units would be with it, less what they would be with the event off. */
function eventTraffic(
  flavour: AgentFlavour,
  values: Values,
  rhythm: Rhythm,
  event: ClassicEvent,
  loads: readonly Load[],
): EventTraffic {
  const index = classicEvents.indexOf(event);
  const unitsWith = (priority: Priority): Range =>
    totals(rhythm, loads.with(index, loadOf(flavour, values, rhythm, event, priority))).units;
  const off = unitsWith('Off');
  return {
    event: event.name,
    property: `eventPriority${event.name}`,
    trigger: event.trigger,
    choice: priorityIn(values, event),
    costs: priorities.map((priority) => {
      const { lower, upper } = unitsWith(priority);
      return { choice: priority, unitsPerDay: whole({ lower: lower - off.lower, upper: upper - off.upper }) };
    }),
  };
}
