/** The configuration the agent runs with, and what it makes of a desired section. */
import type { AgentEntry, Finding, JsonObject, JsonValue } from '../../preload/contract';
import {
  type AggregatedEventName,
  acceptedErrors,
  type ConfigurationError,
  classicDefaults,
  configurationWrapper,
  effectiveClassicConfiguration,
  type OperationalEventName,
  type Priority,
  parseDuration,
  priorityOf,
  refusalErrors,
} from '../security';
import { isObject, objectOf, ownValue } from '../twin';
import type { PlayedAgent } from './playedAgent';

/** Property name to value, defaults included. */
export type ConfigurationInUse = Readonly<Record<string, JsonValue>>;

export interface Taken {
  readonly inUse: ConfigurationInUse;
  readonly isAccepted: boolean;
  readonly errors: readonly ConfigurationError[];
}

export function defaultConfiguration(played: PlayedAgent): ConfigurationInUse {
  return normalized(classicDefaults(played.flavour), played);
}

/**
 * What this agent does with a desired section, be it the whole or a patch. Unless told to play the C agent it reads like
 * the C# agent, which is the one that follows the published schema: its defaults, its durations. Every notification is
 * taken for the whole configuration (a property a patch does not name falls back to its default), one bad value refuses
 * the whole, and what ran before goes on, at first the defaults.
 * Sources: Azure/Azure-IoT-Security-Agent-CS RemoteConfiguration; Azure/Azure-IoT-Security-Agent-C twin_configuration.c.
 */
export function takeDesired(before: ConfigurationInUse, desired: JsonObject, played: PlayedAgent): Taken {
  const effective = effectiveClassicConfiguration(played.flavour, desired);
  switch (effective.kind) {
    case 'refused':
      return { inUse: before, isAccepted: false, errors: refused(effective.findings, before, played) };
    case 'accepted': {
      const inUse = normalized(effective.values, played);
      return { inUse, isAccepted: true, errors: acceptedErrors(desired, inUse, played.flavour) };
    }
  }
}

/** Microsoft's agents name the configuration as a whole. */
function refused(
  findings: readonly Finding[],
  before: ConfigurationInUse,
  { nameOfRefused }: PlayedAgent,
): readonly ConfigurationError[] {
  const errors = refusalErrors(findings, before);
  if (nameOfRefused === null) return errors;
  const messages = errors.map(({ configurationName, message }) => `${configurationName}: ${message}`);
  return [
    {
      configurationName: nameOfRefused,
      errorType: 'TypeMismatch',
      usedConfiguration: JSON.stringify(before),
      message: messages.join('; '),
    },
  ];
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
function normalized(values: ConfigurationInUse, played: PlayedAgent): ConfigurationInUse {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, normalizedValue(name, value, played)]),
  );
}

function normalizedValue(name: string, value: JsonValue, played: PlayedAgent): JsonValue {
  if (typeof value !== 'string') return value;
  if (name.startsWith('eventPriority')) {
    const priority = priorityOf(value);
    return priority === null ? value : played.formatPriority(priority);
  }
  if (name.endsWith('Frequency') || name.startsWith('aggregationInterval')) {
    const durationMs = parseDuration(value, played.flavour);
    return durationMs === null ? value : played.formatDuration(durationMs);
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
  readonly sendsProperties: boolean;
  readonly aggregation: AggregationSteering;
}

export type AggregationSteering = Readonly<
  Record<AggregatedEventName, { readonly isEnabled: boolean; readonly intervalMs: number }>
>;

/** Device-to-cloud messages end at 256 KB with their properties. MicrosoftDocs/azure-docs iot-hub-devguide-quotas-throttling.md */
const largestBodyBytes = 262_144 - 1024;
/** `PT0S` is a valid text; the C# agent looks at its timers once a second. */
const shortestMs = 1000;

/** `pace` times faster than configured. */
export function steeringOf(inUse: ConfigurationInUse, played: PlayedAgent, pace: number): Steering {
  const durationMs = (name: string): number => {
    const value = inUse[name];
    const parsed = typeof value === 'string' ? parseDuration(value, played.flavour) : null;
    return Math.max(shortestMs, Math.round((parsed ?? 0) / pace));
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
    sendsProperties: played.sendsProperties,
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

/** For baseline checks of the site's own, which this agent does not run (docs/decisions/0026-custom-checks-are-not-run.md). */
export function asksForCustomChecks(inUse: ConfigurationInUse): boolean {
  return inUse.baselineCustomChecksEnabled === true && eventPriority(inUse, 'OSBaseline') !== 'Off';
}

export function isOperationalOn(
  inUse: ConfigurationInUse,
  eventName: OperationalEventName,
  played: PlayedAgent,
): boolean {
  const property = played.priorityPropertyOf(eventName);
  return property === null || priorityOf(inUse[property]) !== 'Off';
}
