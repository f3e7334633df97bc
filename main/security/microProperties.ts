/** Every key of the micro agent's twin configuration. */
import type { JsonValue, PropertyGroup, PropertyType } from '../../preload/contract';
import type { Need } from './needs';

export interface MicroProperty {
  readonly name: string;
  readonly type: PropertyType;
  readonly group: PropertyGroup;
  /** What the agent runs when the key is absent; null for a text that is not set. */
  readonly defaultValue: JsonValue;
  /** What has to hold for the key to have an effect. */
  readonly needs: readonly Need[];
  /** The first release of the agent that knows the key; null for keys as old as the twin configuration itself. */
  readonly since: string | null;
}

export const frequencies = ['Low', 'Medium', 'High'] as const;

/** `Process_Mode`: 1 Auto (Netlink if it works, else polling), 2 Netlink, 3 Polling. */
export const processModes = [1, 2, 3] as const;

type Own = readonly [key: string, type: PropertyType, defaultValue: JsonValue, need?: Need];

/** A collector's switch and frequency, and what it has of its own; all of it moot while it is disabled. */
function collector(
  name: string,
  frequency: (typeof frequencies)[number],
  own: readonly Own[] = [],
  since: string | null = null,
): MicroProperty[] {
  const disabled = `${name}_Disabled`;
  const isOn = { property: disabled, isNot: true };
  const rest: readonly Own[] = [['MessageFrequency', 'frequency', frequency], ...own];
  return [
    property(disabled, 'boolean', 'collectors', false, [], since),
    ...rest.map(([key, type, defaultValue, need]) =>
      property(
        `${name}_${key}`,
        type,
        'collectors',
        defaultValue,
        need === undefined ? [isOn] : [isOn, need],
        since,
      ),
    ),
  ];
}

function property(
  name: string,
  type: PropertyType,
  group: PropertyGroup,
  defaultValue: JsonValue,
  needs: readonly Need[] = [],
  since: string | null = null,
): MicroProperty {
  return { name, type, group, defaultValue, needs, since };
}

const netlink = 2;
const cacheSize: Own = ['CacheSize', 'integer', 256];

/**
 * Sources: MicrosoftDocs/azure-docs defender-for-iot/device-builders concept-micro-agent-configuration.md (keys, values
 * and defaults) and its full example (JSON types). FileSystem, Peripheral and Statistics came with release
 * 4.6.2 (release-notes.md there).
 * Units: intervals and timeout in minutes, polling interval in microseconds, packet buffer in bytes.
 */
export const microProperties: readonly MicroProperty[] = [
  property('CollectorsCore_PriorityIntervals', 'intervals', 'timing', '30,120,1440'),
  property('IothubModule_MessageTimeout', 'integer', 'timing', 2880),
  ...collector('Baseline', 'Low', [
    ['GroupsDisabled', 'text', null],
    ['ChecksDisabled', 'text', null],
  ]),
  ...collector('SystemInformation', 'Low', [
    ['HardwareVendor', 'text', null],
    ['HardwareModel', 'text', null],
    ['HardwareSerialNumber', 'text', null],
    ['FirmwareVendor', 'text', null],
    ['FirmwareVersion', 'text', null],
  ]),
  ...collector('SBoM', 'Low'),
  ...collector('Heartbeat', 'Low'),
  ...collector('Login', 'Medium', [['UsePAM', 'boolean', false]]),
  ...collector('NetworkActivity', 'Medium', [
    ['Devices', 'text', 'eth0'],
    cacheSize,
    ['PacketBufferSize', 'integer', 2_097_152],
  ]),
  ...collector('Process', 'Medium', [
    // Auto falls back to polling where Netlink does not work, so only Netlink itself makes the interval moot.
    ['PollingInterval', 'integer', 100_000, { property: 'Process_Mode', isNot: netlink }],
    ['Mode', 'processMode', 1],
    cacheSize,
  ]),
  ...collector('LogCollector', 'Low'),
  ...collector(
    'FileSystem',
    'Low',
    [['Recursive', 'boolean', true], ['Paths', 'text', null], cacheSize],
    '4.6.2',
  ),
  ...collector('Peripheral', 'Low', [cacheSize], '4.6.2'),
  ...collector('Statistics', 'Low', [cacheSize], '4.6.2'),
];
