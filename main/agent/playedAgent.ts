/** The agents that this one can play: where each of Microsoft's two acts otherwise than documentation and schema say. */
import type { PlayedAgentName } from '../../preload/contract';
import {
  classicProperties,
  formatDuration,
  formatDurationOfC,
  type OperationalEventName,
  type Priority,
} from '../security';
import type { Platform } from '../targets';

export interface PlayedAgent {
  readonly name: PlayedAgentName;
  /** Whose defaults and durations it has. */
  readonly flavour: 'c' | 'csharp';
  formatDuration(durationMs: number): string;
  formatPriority(priority: Priority): string;
  /** The property that can switch an operational event off; null where none can. */
  priorityPropertyOf(name: OperationalEventName): string | null;
  /** What a ConfigurationError calls a configuration that was refused; null where it names each property. */
  readonly nameOfRefused: string | null;
  readonly reportsAfterRefusal: boolean;
  readonly startsOnRefused: boolean;
  /** A full cache refuses the newest event, and an event larger than a message blocks those behind it. */
  readonly refusesNewest: boolean;
  readonly sendsProperties: boolean;
}

/**
 * Sources: Azure/Azure-IoT-Security-Agent-C 0.0.6 (twin_configuration.c, sync_queue.c, message_serializer.c) and
 * Azure/Azure-IoT-Security-Agent-CS 0.0.6 (RemoteConfiguration, MessageBuilder). What either sends against the published
 * schema, as the category `Aggregated`, is sent as the schema has it.
 */
export const playedAgents: Readonly<Record<PlayedAgentName, PlayedAgent>> = {
  documented: {
    name: 'documented',
    flavour: 'csharp',
    formatDuration,
    formatPriority: (priority) => priority,
    priorityPropertyOf: (name) => `eventPriority${name}`,
    nameOfRefused: null,
    reportsAfterRefusal: true,
    startsOnRefused: true,
    refusesNewest: false,
    sendsProperties: true,
  },
  c: {
    name: 'c',
    flavour: 'c',
    formatDuration: formatDurationOfC,
    formatPriority: (priority) => priority.toLowerCase(),
    priorityPropertyOf: () => 'eventPriorityOperational',
    nameOfRefused: 'TwinConfiguration',
    reportsAfterRefusal: true,
    startsOnRefused: true,
    refusesNewest: true,
    sendsProperties: false,
  },
  csharp: {
    name: 'csharp',
    flavour: 'csharp',
    formatDuration,
    formatPriority: (priority) => priority,
    priorityPropertyOf: () => null,
    nameOfRefused: 'RemoteConfiguration',
    reportsAfterRefusal: false,
    startsOnRefused: false,
    refusesNewest: false,
    sendsProperties: true,
  },
};

/** Whether the agent has a collector for the event on a platform; on macOS, where it never ran, as on Linux. */
export function collects({ name }: PlayedAgent, eventName: string, platform: Platform): boolean {
  if (name === 'documented') return true;
  const csharp = platform === 'windows' ? 'csharpWindows' : 'csharpLinux';
  const property = classicProperties.find((known) => known.name === `eventPriority${eventName}`);
  return property?.treatment[name === 'c' ? 'c' : csharp] === 'obeyed';
}
