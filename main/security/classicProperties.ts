/** Every property of the classic agents' configuration, with what each agent makes of it. */
import type { AgentFlavour, JsonValue, PropertyGroup, PropertyType, Treatment } from '../../preload/contract';
import { type AgentFamily, agentsOf, familyOf, type KnownFlavour } from './flavour';
import type { Need } from './needs';

/** One property the classic agents or their public schema know. */
export interface ClassicProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
  /** What the agent runs when the property is absent; null for a text that is not set. */
  readonly defaultValue: Readonly<Record<AgentFamily, JsonValue>>;
  readonly treatment: Readonly<Record<KnownFlavour, Treatment>>;
  /** Inclusive; documented, but enforced by no agent. */
  readonly range: { readonly minimum: number; readonly maximum: number } | null;
  /** What has to hold for the property to have an effect. */
  readonly needs: readonly Need[];
}

export const priorities = ['High', 'Low', 'Off'] as const;
export type Priority = (typeof priorities)[number];

/** `maxMessageSizeInBytes` should be a multiple of this, the block in which IoT Hub meters messages. */
export const messageBlockBytes = 4096;

const byAll = { c: 'obeyed', csharpLinux: 'obeyed', csharpWindows: 'obeyed' } as const;
const byC = { c: 'obeyed', csharpLinux: 'ignored', csharpWindows: 'ignored' } as const;
const byCsharp = { c: 'ignored', csharpLinux: 'obeyed', csharpWindows: 'obeyed' } as const;
const onLinux = { c: 'obeyed', csharpLinux: 'obeyed', csharpWindows: 'inert' } as const;
const onWindows = { c: 'ignored', csharpLinux: 'inert', csharpWindows: 'obeyed' } as const;
const byNone = { c: 'ignored', csharpLinux: 'inert', csharpWindows: 'inert' } as const;

function property(
  name: string,
  type: PropertyType,
  group: PropertyGroup,
  defaultValue: JsonValue,
  treatment: ClassicProperty['treatment'] = byAll,
  needs: readonly Need[] = [],
): ClassicProperty {
  const byFamily = { c: defaultValue, csharp: defaultValue };
  return { name, type, group, defaultValue: byFamily, treatment, range: null, needs };
}

/** Identical events of one kind are merged while the event is on and merging is enabled. */
function aggregation(event: string, treatment: ClassicProperty['treatment'] = byAll): ClassicProperty[] {
  const isOn = { property: `eventPriority${event}`, isNot: 'Off' };
  const enabled = `aggregationEnabled${event}`;
  return [
    property(enabled, 'boolean', 'aggregation', true, treatment, [isOn]),
    property(`aggregationInterval${event}`, 'duration', 'aggregation', 'PT1H', treatment, [
      isOn,
      { property: enabled, isNot: false },
    ]),
  ];
}

const baselineIsOn = { property: 'eventPriorityOSBaseline', isNot: 'Off' };
const customChecksAreOn = { property: 'baselineCustomChecksEnabled', isNot: false };

/**
 * 25 properties of the public schema, the baseline three that only the documentation and both agents have, and one
 * more of each agent. Sources: Azure/Azure-IoT-Security security_module_twin/azureiotsecurity_schema.json and
 * azureiotsecurity_default.json; Azure/Azure-IoT-Security-Agent-C twin_configuration.c and
 * twin_configuration_event_collectors.c; Azure/Azure-IoT-Security-Agent-CS RemoteConfiguration; MicrosoftDocs/azure-docs
 * asc-for-iot how-to-agent-configuration.md. The documentation's table has eventPriorityDiagnostic `Off` by default,
 * schema and agents `Low`. The C# agent reads the priorities of the three operational events and sends them at a
 * priority of its own; it ships no collector for connected hardware, one for ended processes on Windows only, and one
 * for the baseline on Linux only (Azure-IoT-Security-Agent-CS src/Modules/Security, the App.config of each system).
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
  property('eventPriorityConnectedHardware', 'priority', 'priorities', 'Low', byNone),
  property('eventPriorityListeningPorts', 'priority', 'priorities', 'High'),
  property('eventPriorityProcessCreate', 'priority', 'priorities', 'Low'),
  property('eventPriorityProcessTerminate', 'priority', 'priorities', 'Low', onWindows),
  property('eventPrioritySystemInformation', 'priority', 'priorities', 'Low'),
  property('eventPriorityLocalUsers', 'priority', 'priorities', 'High'),
  property('eventPriorityLogin', 'priority', 'priorities', 'High'),
  property('eventPriorityConnectionCreate', 'priority', 'priorities', 'Low'),
  property('eventPriorityFirewallConfiguration', 'priority', 'priorities', 'Low'),
  property('eventPriorityOSBaseline', 'priority', 'priorities', 'Low', onLinux),
  property('eventPriorityDiagnostic', 'priority', 'priorities', 'Low'),
  property('eventPriorityConfigurationError', 'priority', 'operational', 'Low', byNone),
  property('eventPriorityDroppedEventsStatistics', 'priority', 'operational', 'Low', byNone),
  property('eventPriorityMessageStatistics', 'priority', 'operational', 'Low', byNone),
  property('eventPriorityOperational', 'priority', 'operational', 'High', byC),
  ...aggregation('ProcessCreate'),
  ...aggregation('ConnectionCreate'),
  ...aggregation('ProcessTerminate', onWindows),
  property('baselineCustomChecksEnabled', 'boolean', 'baseline', false, onLinux, [baselineIsOn]),
  property('baselineCustomChecksFilePath', 'text', 'baseline', null, onLinux, [
    baselineIsOn,
    customChecksAreOn,
  ]),
  property('baselineCustomChecksFileHash', 'text', 'baseline', null, onLinux, [
    baselineIsOn,
    customChecksAreOn,
  ]),
  property('hubResourceId', 'text', 'other', '', byCsharp),
];

/** What an agent runs without any configuration; the C# agent's defaults (those of the schema) where unknown. */
export function classicDefaults(flavour: AgentFlavour): Readonly<Record<string, JsonValue>> {
  return defaultsOf[flavour];
}

const defaultsOf: Readonly<Record<AgentFlavour, Readonly<Record<string, JsonValue>>>> = {
  c: defaultsFor('c'),
  csharpLinux: defaultsFor('csharpLinux'),
  csharpWindows: defaultsFor('csharpWindows'),
  csharp: defaultsFor('csharp'),
  unknown: defaultsFor('unknown'),
};

function defaultsFor(flavour: AgentFlavour): Readonly<Record<string, JsonValue>> {
  const isRead = ({ treatment }: ClassicProperty): boolean =>
    agentsOf(flavour).some((agent) => treatment[agent] !== 'ignored');
  const family = familyOf(flavour);
  return Object.fromEntries(
    classicProperties.filter(isRead).map(({ name, defaultValue }) => [name, defaultValue[family]]),
  );
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
