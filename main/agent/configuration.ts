/** The configuration the agent runs with, and what it makes of a desired section. */
import type { AgentEntry, JsonObject, JsonValue } from '../../preload/contract';
import {
  type AggregatedEventName,
  acceptedErrors,
  type ConfigurationError,
  classicDefaults,
  configurationWrapper,
  effectiveClassicConfiguration,
  formatDuration,
  type Priority,
  parseDuration,
  priorityOf,
  refusalErrors,
} from '../security';
import { isObject, objectOf, ownValue } from '../twin';

/** Property name to value, defaults included. */
export type ConfigurationInUse = Readonly<Record<string, JsonValue>>;

export interface Taken {
  readonly inUse: ConfigurationInUse;
  readonly isAccepted: boolean;
  readonly errors: readonly ConfigurationError[];
}

/** The C# agent's defaults, which are those of the published schema. */
export const defaultConfiguration: ConfigurationInUse = normalized(classicDefaults('csharp'));

/**
 * What this agent does with a desired section, be it the whole or a patch. It reads like the C# agent, which is the one
 * that follows the published schema: its defaults, its durations, every notification taken for the whole configuration
 * (a property a patch does not name falls back to its default), one bad value refuses the whole. Where the C# agent
 * would not start on a bad configuration and reports nothing after refusing one, this one does as the C agent: it runs
 * on what it had, at first the defaults, and reports that again, so that somebody at the site sees what is running.
 * Sources: Azure/Azure-IoT-Security-Agent-CS RemoteConfiguration; Azure/Azure-IoT-Security-Agent-C twin_configuration.c.
 */
export function takeDesired(before: ConfigurationInUse, desired: JsonObject): Taken {
  const effective = effectiveClassicConfiguration('csharp', desired);
  switch (effective.kind) {
    case 'refused':
      return { inUse: before, isAccepted: false, errors: refusalErrors(effective.findings, before) };
    case 'accepted': {
      const inUse = normalized(effective.values);
      return { inUse, isAccepted: true, errors: acceptedErrors(desired, inUse) };
    }
  }
}

/**
 * The patch that makes the reported configuration exactly the one in use: texts that are not set, and what another
 * agent reported before, go as null, which the hub takes for removal.
 */
export function reportedPatch(inUse: ConfigurationInUse, reported: JsonObject): JsonObject {
  const present = ownValue(reported, configurationWrapper);
  const leftOver = isObject(present)
    ? Object.keys(present).filter((name) => !Object.hasOwn(inUse, name))
    : [];
  const members = Object.entries(inUse).map(([name, value]): [string, JsonValue] => [
    name,
    value === null ? null : { value },
  ]);
  const removals = leftOver.map((name): [string, JsonValue] => [name, null]);
  return { [configurationWrapper]: objectOf([...members, ...removals]) };
}

/** As reported: without properties that are not set. */
export function shownConfiguration(inUse: ConfigurationInUse): JsonObject {
  return objectOf(Object.entries(inUse).filter(([, value]) => value !== null));
}

export function entryErrors(
  errors: readonly ConfigurationError[],
): Extract<AgentEntry, { kind: 'configurationReceived' }>['errors'] {
  return errors.map(({ configurationName, errorType, message }) => ({
    configurationName,
    errorType,
    message,
  }));
}

/** Agents report durations and priorities in their own spelling, whatever they read. */
function normalized(values: ConfigurationInUse): ConfigurationInUse {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, normalizedValue(name, value)]),
  );
}

function normalizedValue(name: string, value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value;
  if (name.startsWith('eventPriority')) return priorityOf(value) ?? value;
  if (name.endsWith('Frequency') || name.startsWith('aggregationInterval')) {
    const durationMs = parseDuration(value, 'csharp');
    return durationMs === null ? value : formatDuration(durationMs);
  }
  return value;
}

/** What of the configuration steers this agent. */
export interface Steering {
  readonly snapshotMs: number;
  readonly highPriorityMs: number;
  readonly lowPriorityMs: number;
  readonly cacheBytes: number;
  readonly messageBytes: number;
  readonly hubResourceId: string;
  readonly aggregation: AggregationSteering;
}

export type AggregationSteering = Readonly<
  Record<AggregatedEventName, { readonly isEnabled: boolean; readonly intervalMs: number }>
>;

/** Device-to-cloud messages end at 256 KB with their properties. MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md */
const largestBodyBytes = 262_144 - 1024;
/** `PT0S` is a valid text; the C# agent looks at its timers once a second. */
const shortestMs = 1000;

export function steeringOf(inUse: ConfigurationInUse): Steering {
  const durationMs = (name: string): number => {
    const value = inUse[name];
    const parsed = typeof value === 'string' ? parseDuration(value, 'csharp') : null;
    return Math.max(shortestMs, parsed ?? shortestMs);
  };
  const bytes = (name: string): number => {
    const value = inUse[name];
    return typeof value === 'number' ? value : 0;
  };
  const hubResourceId = inUse.hubResourceId;
  const aggregation = (name: AggregatedEventName) => ({
    isEnabled: inUse[`aggregationEnabled${name}`] === true,
    intervalMs: durationMs(`aggregationInterval${name}`),
  });
  return {
    snapshotMs: durationMs('snapshotFrequency'),
    highPriorityMs: durationMs('highPriorityMessageFrequency'),
    lowPriorityMs: durationMs('lowPriorityMessageFrequency'),
    cacheBytes: bytes('maxLocalCacheSizeInBytes'),
    messageBytes: Math.min(bytes('maxMessageSizeInBytes'), largestBodyBytes),
    hubResourceId: typeof hubResourceId === 'string' ? hubResourceId : '',
    aggregation: {
      ProcessCreate: aggregation('ProcessCreate'),
      ConnectionCreate: aggregation('ConnectionCreate'),
      ProcessTerminate: aggregation('ProcessTerminate'),
    },
  };
}

/** `Low` for an event without a property, as the C# agent's `defaultEventPriority`. */
export function eventPriority(inUse: ConfigurationInUse, eventName: string): Priority {
  return priorityOf(inUse[`eventPriority${eventName}`]) ?? 'Low';
}
