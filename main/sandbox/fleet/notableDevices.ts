/** One device for each state a technician meets; their tag `note` says which. */

import type { JsonObject, JsonValue } from '../ports';
import { defaults, reportOf, wrapperKey } from '../simulation/classicConfiguration';
import type { FleetDevice, FleetModule } from './fleetDevice';

const dayMinutes = 24 * 60;

/** Desired properties with these values in the wrapper. */
export function classicDesired(values: Readonly<Record<string, JsonValue>>): JsonObject {
  const cells = Object.entries(values).map(([name, value]): [string, JsonValue] => [name, { value }]);
  return { [wrapperKey]: Object.fromEntries(cells) };
}

export function classicModule(changes: Partial<FleetModule> = {}): FleetModule {
  return {
    moduleId: 'azureiotsecurity',
    managedBy: null,
    desired: {},
    reported: {},
    desiredMinutesAgo: 30 * dayMinutes,
    reportedMinutesAgo: null,
    agent: null,
    ...changes,
  };
}

export function microModule(changes: Partial<FleetModule> = {}): FleetModule {
  return { ...classicModule(), moduleId: 'DefenderIotMicroAgent', ...changes };
}

export function device(deviceId: string, site: string, changes: Partial<FleetDevice> = {}): FleetDevice {
  return {
    deviceId,
    status: 'enabled',
    statusReason: null,
    authenticationType: 'sas',
    isEdge: false,
    tags: { site },
    desired: {},
    reported: {},
    lastActivityMinutesAgo: 3,
    modules: [],
    ...changes,
  };
}

function notable(deviceId: string, site: string, note: string, changes: Partial<FleetDevice>): FleetDevice {
  return device(deviceId, site, { ...changes, tags: { site, note, ...changes.tags } });
}

const reportOfC = (values: Readonly<Record<string, JsonValue>>): JsonObject =>
  reportOf('c', { ...defaults('c'), ...values });
const reportOfCsharp = (values: Readonly<Record<string, JsonValue>>): JsonObject =>
  reportOf('csharp', { ...defaults('csharp'), ...values });

const offline = { lastActivityMinutesAgo: 2 * dayMinutes } as const;

export const notableDevices: readonly FleetDevice[] = [
  notable('bilbao-gateway-001', 'Bilbao', 'default configuration, no agent running', {
    lastActivityMinutesAgo: 6 * 60,
    modules: [classicModule()],
    tags: { building: 'A', floor: 0 },
  }),
  notable('bilbao-pump-001', 'Bilbao', 'no security module', {}),
  notable('bilbao-pump-002', 'Bilbao', 'customised, C agent connected', {
    modules: [
      classicModule({
        desired: classicDesired({
          highPriorityMessageFrequency: 'PT10M',
          snapshotFrequency: 'PT24H',
          eventPriorityLogin: 'High',
        }),
        agent: 'c',
      }),
    ],
  }),
  notable('bilbao-pump-003', 'Bilbao', 'customised, C# agent connected', {
    modules: [
      classicModule({
        desired: classicDesired({
          lowPriorityMessageFrequency: 'PT8H',
          eventPriorityProcessCreate: 'Off',
          hubResourceId: '',
        }),
        agent: 'csharp',
      }),
    ],
  }),
  notable('bilbao-valve-001', 'Bilbao', 'changed while the agent was offline', {
    ...offline,
    modules: [
      classicModule({
        desired: classicDesired({ highPriorityMessageFrequency: 'PT2M' }),
        desiredMinutesAgo: 60,
        reported: reportOfC({}),
        reportedMinutesAgo: 2 * dayMinutes,
      }),
    ],
  }),
  notable(
    'bilbao-valve-002',
    'Bilbao',
    'invalid type: a number as text, the agent kept its old configuration',
    {
      ...offline,
      modules: [
        classicModule({
          desired: classicDesired({ maxMessageSizeInBytes: '204800', snapshotFrequency: 'PT1H' }),
          desiredMinutesAgo: 3 * dayMinutes,
          reported: reportOfC({ snapshotFrequency: 'PT6H' }),
          reportedMinutesAgo: 3 * dayMinutes - 1,
        }),
      ],
    },
  ),
  notable('bilbao-valve-003', 'Bilbao', 'invalid duration: 7 minutes', {
    ...offline,
    modules: [
      classicModule({
        desired: classicDesired({ highPriorityMessageFrequency: '7M' }),
        desiredMinutesAgo: 3 * dayMinutes,
        reported: reportOfC({}),
        reportedMinutesAgo: 3 * dayMinutes - 1,
      }),
    ],
  }),
  notable('zaragoza-meter-001', 'Zaragoza', 'a patch of one property reset all others', {
    ...offline,
    modules: [
      classicModule({
        desired: classicDesired({
          highPriorityMessageFrequency: 'PT3M',
          snapshotFrequency: 'PT6H',
          eventPriorityLogin: 'Low',
        }),
        desiredMinutesAgo: 5 * dayMinutes,
        reported: reportOfC({ eventPriorityLogin: 'Low' }),
        reportedMinutesAgo: 5 * dayMinutes - 1,
      }),
    ],
  }),
  notable('zaragoza-meter-002', 'Zaragoza', 'a property this agent does not support', {
    modules: [
      classicModule({
        desired: classicDesired({
          eventPriorityConnectedHardware: 'High',
          aggregationEnabledProcessTerminate: false,
        }),
        agent: 'c',
      }),
    ],
  }),
  notable('zaragoza-meter-003', 'Zaragoza', 'same meaning, other spelling: durations and letter case', {
    modules: [
      classicModule({
        desired: classicDesired({
          snapshotFrequency: 'PT168H',
          lowPriorityMessageFrequency: 'PT1440M',
          eventPriorityLogin: 'high',
        }),
        agent: 'c',
      }),
    ],
  }),
  notable('zaragoza-meter-004', 'Zaragoza', 'a removed baseline path lingers in reported', {
    ...offline,
    modules: [
      classicModule({
        desired: classicDesired({ baselineCustomChecksEnabled: false }),
        reported: reportOfC({ baselineCustomChecksFilePath: '/etc/siteward/baseline.xml' }),
        reportedMinutesAgo: 29 * dayMinutes,
      }),
    ],
  }),
  notable('zaragoza-meter-005', 'Zaragoza', 'conflict: high priority slower than low, cache below message', {
    modules: [
      classicModule({
        desired: classicDesired({
          highPriorityMessageFrequency: 'PT6H',
          maxLocalCacheSizeInBytes: 8192,
          maxMessageSizeInBytes: 100_000,
        }),
        agent: 'c',
      }),
    ],
  }),
  notable('zaragoza-meter-006', 'Zaragoza', 'unknown property: a typing error', {
    modules: [
      classicModule({ desired: classicDesired({ highPriorityMesageFrequency: 'PT2M' }), agent: 'csharp' }),
    ],
  }),
  notable('zaragoza-camera-001', 'Zaragoza', 'obsolete shape of the 2019 preview', {
    ...offline,
    lastActivityMinutesAgo: 900 * dayMinutes,
    modules: [
      classicModule({
        desired: {
          'azureiot*com^securityAgentConfiguration^1*0*0': {
            hubResourceId: '/subscriptions/0/resourceGroups/site/providers/Microsoft.Devices/IotHubs/site',
            snapshotFrequency: 'PT13H',
            maxMessageSizeInBytes: 204_800,
          },
        },
        desiredMinutesAgo: 900 * dayMinutes,
      }),
    ],
  }),
  notable('zaragoza-camera-002', 'Zaragoza', 'the wrapper is no object', {
    ...offline,
    modules: [classicModule({ desired: { [wrapperKey]: 'default' } })],
  }),
  notable('sevilla-panel-001', 'Sevilla', 'micro agent, defaults', {
    modules: [microModule({ agent: 'micro' })],
  }),
  notable('sevilla-panel-002', 'Sevilla', 'micro agent, customised', {
    modules: [
      microModule({
        desired: {
          CollectorsCore_PriorityIntervals: '15,60,720',
          Baseline_Disabled: true,
          Login_UsePAM: true,
        },
        agent: 'micro',
      }),
    ],
  }),
  notable('sevilla-panel-003', 'Sevilla', 'micro agent, fields it could not take', {
    modules: [
      microModule({
        desired: { Process_MessageFrequency: 'Often', NetworkActivity_CacheSize: 0 },
        agent: 'micro',
      }),
    ],
  }),
  notable('sevilla-panel-004', 'Sevilla', 'both generations at once', {
    modules: [classicModule({ agent: 'c' }), microModule({ agent: 'micro' })],
  }),
  notable('sevilla-panel-005', 'Sevilla', 'near miss: the module id in another letter case', {
    modules: [classicModule({ moduleId: 'AzureIoTSecurity' })],
  }),
  notable('lyon-robot-001', 'Lyon', 'disabled', {
    status: 'disabled',
    statusReason: 'Taken out of service',
    ...offline,
    modules: [classicModule({ reported: reportOfCsharp({}), reportedMinutesAgo: 2 * dayMinutes })],
  }),
  notable('lyon-robot-002', 'Lyon', 'never connected', {
    lastActivityMinutesAgo: null,
    modules: [classicModule()],
  }),
  notable('lyon-robot-003', 'Lyon', 'X.509, self-signed', {
    authenticationType: 'selfSigned',
    ...offline,
    modules: [classicModule({ agent: 'csharp' })],
  }),
  notable('lyon-robot-004', 'Lyon', 'X.509, signed by an authority', {
    authenticationType: 'certificateAuthority',
    ...offline,
  }),
  notable('lyon-edge-001', 'Lyon', 'IoT Edge, module named by a deployment', {
    isEdge: true,
    modules: [
      classicModule({ moduleId: '$edgeAgent', managedBy: 'IotEdge' }),
      classicModule({ moduleId: '$edgeHub', managedBy: 'IotEdge' }),
      classicModule({ managedBy: 'IotEdge', agent: 'csharp' }),
    ],
  }),
  notable("porto-Az09-.+%_#*?!(),:=@$';", 'Porto', 'an identifier with every legal character', {
    modules: [classicModule({ agent: 'c' })],
  }),
  notable('PORTO-tank-001', 'Porto', 'identifiers differ by letter case: see porto-tank-001', {}),
  notable(`porto-${'x'.repeat(122)}`, 'Porto', 'the longest identifier', { ...offline }),
];
