/** Every key of the micro agent's twin configuration. */
import type { JsonValue, PropertyGroup, PropertyType } from '../../preload/contract';

export interface MicroProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
  /** What the agent runs when the key is absent; null for a text that is not set. */
  readonly defaultValue: JsonValue;
}

export const frequencies = ['Low', 'Medium', 'High'] as const;

/** `Process_Mode`: 1 Auto (Netlink if it works, else polling), 2 Netlink, 3 Polling. */
export const processModes = [1, 2, 3] as const;

function collector(name: string, frequency: (typeof frequencies)[number]): MicroProperty[] {
  return [
    property(`${name}_Disabled`, 'boolean', 'collectors', false),
    property(`${name}_MessageFrequency`, 'frequency', 'collectors', frequency),
  ];
}

function property(
  name: string,
  type: PropertyType,
  group: PropertyGroup,
  defaultValue: JsonValue,
): MicroProperty {
  return { name, type, group, defaultValue };
}

/**
 * Sources: MicrosoftDocs/azure-docs defender-for-iot/device-builders concept-micro-agent-configuration.md (keys, values
 * and defaults) and its full example (JSON types). FileSystem, Peripheral and Statistics came with release 4.6.2.
 * Units: intervals and timeout in minutes, polling interval in microseconds, packet buffer in bytes.
 */
export const microProperties: readonly MicroProperty[] = [
  property('CollectorsCore_PriorityIntervals', 'intervals', 'timing', '30,120,1440'),
  property('IothubModule_MessageTimeout', 'integer', 'timing', 2880),
  ...collector('Baseline', 'Low'),
  property('Baseline_GroupsDisabled', 'text', 'collectors', null),
  property('Baseline_ChecksDisabled', 'text', 'collectors', null),
  ...collector('SystemInformation', 'Low'),
  property('SystemInformation_HardwareVendor', 'text', 'collectors', null),
  property('SystemInformation_HardwareModel', 'text', 'collectors', null),
  property('SystemInformation_HardwareSerialNumber', 'text', 'collectors', null),
  property('SystemInformation_FirmwareVendor', 'text', 'collectors', null),
  property('SystemInformation_FirmwareVersion', 'text', 'collectors', null),
  ...collector('SBoM', 'Low'),
  ...collector('Heartbeat', 'Low'),
  ...collector('Login', 'Medium'),
  property('Login_UsePAM', 'boolean', 'collectors', false),
  ...collector('NetworkActivity', 'Medium'),
  property('NetworkActivity_Devices', 'text', 'collectors', 'eth0'),
  property('NetworkActivity_CacheSize', 'integer', 'collectors', 256),
  property('NetworkActivity_PacketBufferSize', 'integer', 'collectors', 2_097_152),
  ...collector('Process', 'Medium'),
  property('Process_PollingInterval', 'integer', 'collectors', 100_000),
  property('Process_Mode', 'processMode', 'collectors', 1),
  property('Process_CacheSize', 'integer', 'collectors', 256),
  ...collector('LogCollector', 'Low'),
  ...collector('FileSystem', 'Low'),
  property('FileSystem_Recursive', 'boolean', 'collectors', true),
  property('FileSystem_Paths', 'text', 'collectors', null),
  property('FileSystem_CacheSize', 'integer', 'collectors', 256),
  ...collector('Peripheral', 'Low'),
  property('Peripheral_CacheSize', 'integer', 'collectors', 256),
  ...collector('Statistics', 'Low'),
  property('Statistics_CacheSize', 'integer', 'collectors', 256),
];
