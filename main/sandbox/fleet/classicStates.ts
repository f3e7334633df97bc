/** One device for each state of a classic agent's configuration. */
import { wrapperKey } from '../simulation/classicConfiguration';
import { classicDesired, classicModule, dayMinutes, notable, offline, reportOfC } from './deviceParts';
import type { FleetDevice } from './fleetDevice';

export const classicStates: readonly FleetDevice[] = [
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
];
