/** One device for each kind of identity: disabled, with certificates, of IoT Edge, with a name that is hard to handle. */
import { classicModule, dayMinutes, notable, offline, reportOfCsharp } from './deviceParts';
import type { FleetDevice } from './fleetDevice';

export const identityStates: readonly FleetDevice[] = [
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
  notable('porto-tank-001', 'Porto', 'identifiers differ by letter case: see PORTO-tank-001', {}),
  notable('PORTO-tank-001', 'Porto', 'identifiers differ by letter case: see porto-tank-001', {}),
  notable(`porto-${'x'.repeat(122)}`, 'Porto', 'the longest identifier', { ...offline }),
];
