/** Every property of the classic agents' configuration, with what each agent makes of it. */
import type { AgentFlavour, JsonValue, PropertyGroup, PropertyType } from '../../preload/contract';

/** The agents whose source says which properties they read. */
export type KnownFlavour = Exclude<AgentFlavour, 'unknown'>;

/** One property the classic agents or their public schema know. */
export interface ClassicProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
  /** What the agent runs when the property is absent; null for a text that is not set. */
  readonly defaultValue: Readonly<Record<KnownFlavour, JsonValue>>;
  /** The agents that read the property; they are also those that report it. */
  readonly readBy: readonly KnownFlavour[];
  /** Inclusive; documented, but enforced by no agent. */
  readonly range: { readonly minimum: number; readonly maximum: number } | null;
}

/** Key of the configuration object in the desired and in the reported section. */
export const configurationWrapper = 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration';

/** Key of the public preview (March to July 2019), whose properties were bare values. */
export const obsoleteConfigurationWrapper = 'azureiot*com^securityAgentConfiguration^1*0*0';

export const priorities = ['High', 'Low', 'Off'] as const;
export type Priority = (typeof priorities)[number];

/** `maxMessageSizeInBytes` should be a multiple of this, the block in which IoT Hub meters messages. */
export const messageBlockBytes = 4096;

const both = ['c', 'csharp'] as const;
const csharpOnly = ['csharp'] as const;

function property(
  name: string,
  type: PropertyType,
  group: PropertyGroup,
  defaultValue: JsonValue,
  readBy: readonly KnownFlavour[] = both,
): ClassicProperty {
  return { name, type, group, defaultValue: { c: defaultValue, csharp: defaultValue }, readBy, range: null };
}

/**
 * 25 properties of the public schema, the baseline three that only the documentation and both agents have, and one
 * more of each agent. Sources: Azure/Azure-IoT-Security security_module_twin/azureiotsecurity_schema.json and
 * azureiotsecurity_default.json; Azure/Azure-IoT-Security-Agent-C twin_configuration.c and
 * twin_configuration_event_collectors.c; Azure/Azure-IoT-Security-Agent-CS RemoteConfiguration; MicrosoftDocs/azure-docs
 * asc-for-iot how-to-agent-configuration.md. The documentation's table has eventPriorityDiagnostic `Off` by default,
 * schema and agents `Low`.
 */
export const classicProperties: readonly ClassicProperty[] = [
  property('highPriorityMessageFrequency', 'duration', 'timing', 'PT7M'),
  property('lowPriorityMessageFrequency', 'duration', 'timing', 'PT5H'),
  property('snapshotFrequency', 'duration', 'timing', 'PT13H'),
  {
    ...property('maxLocalCacheSizeInBytes', 'integer', 'size', 2_560_000),
    defaultValue: { c: 10_485_760, csharp: 2_560_000 },
    range: { minimum: 8192, maximum: 2_147_483_647 },
  },
  {
    ...property('maxMessageSizeInBytes', 'integer', 'size', 204_800),
    range: { minimum: 8192, maximum: 262_144 },
  },
  property('eventPriorityConnectedHardware', 'priority', 'priorities', 'Low', csharpOnly),
  property('eventPriorityListeningPorts', 'priority', 'priorities', 'High'),
  property('eventPriorityProcessCreate', 'priority', 'priorities', 'Low'),
  property('eventPriorityProcessTerminate', 'priority', 'priorities', 'Low', csharpOnly),
  property('eventPrioritySystemInformation', 'priority', 'priorities', 'Low'),
  property('eventPriorityLocalUsers', 'priority', 'priorities', 'High'),
  property('eventPriorityLogin', 'priority', 'priorities', 'High'),
  property('eventPriorityConnectionCreate', 'priority', 'priorities', 'Low'),
  property('eventPriorityFirewallConfiguration', 'priority', 'priorities', 'Low'),
  property('eventPriorityOSBaseline', 'priority', 'priorities', 'Low'),
  property('eventPriorityDiagnostic', 'priority', 'priorities', 'Low'),
  property('eventPriorityConfigurationError', 'priority', 'operational', 'Low', csharpOnly),
  property('eventPriorityDroppedEventsStatistics', 'priority', 'operational', 'Low', csharpOnly),
  property('eventPriorityMessageStatistics', 'priority', 'operational', 'Low', csharpOnly),
  property('eventPriorityOperational', 'priority', 'operational', 'High', ['c']),
  property('aggregationEnabledProcessCreate', 'boolean', 'aggregation', true),
  property('aggregationIntervalProcessCreate', 'duration', 'aggregation', 'PT1H'),
  property('aggregationEnabledConnectionCreate', 'boolean', 'aggregation', true),
  property('aggregationIntervalConnectionCreate', 'duration', 'aggregation', 'PT1H'),
  property('aggregationEnabledProcessTerminate', 'boolean', 'aggregation', true, csharpOnly),
  property('aggregationIntervalProcessTerminate', 'duration', 'aggregation', 'PT1H', csharpOnly),
  property('baselineCustomChecksEnabled', 'boolean', 'baseline', false),
  property('baselineCustomChecksFilePath', 'text', 'baseline', null),
  property('baselineCustomChecksFileHash', 'text', 'baseline', null),
  property('hubResourceId', 'text', 'other', '', csharpOnly),
];

/** What an agent runs without any configuration; the C# agent's defaults (those of the schema) where unknown. */
export function classicDefaults(flavour: AgentFlavour): Readonly<Record<string, JsonValue>> {
  const known = flavour === 'unknown' ? 'csharp' : flavour;
  const own = classicProperties.filter(({ readBy }) => flavour === 'unknown' || readBy.includes(flavour));
  return Object.fromEntries(own.map(({ name, defaultValue }) => [name, defaultValue[known]]));
}

/** In the spelling of the schema; the C agent reads any letter case, the schema only this. */
export function isPriority(value: unknown): value is Priority {
  return priorities.some((priority) => priority === value);
}

/** The schema's spelling of a priority in any letter case; null for anything else. */
export function priorityOf(value: unknown): Priority | null {
  if (typeof value !== 'string') return null;
  return priorities.find((priority) => priority.toLowerCase() === value.toLowerCase()) ?? null;
}
