/** Devices with what is wrong in a fleet rather than in one configuration: credentials, modules, groups, silence, size. */
import type { JsonValue } from '../ports';
import { classicDesired, classicModule, dayMinutes, microModule, notable, reportOfC } from './deviceParts';
import type { FleetDevice, FleetModule } from './fleetDevice';

type Values = Readonly<Record<string, JsonValue>>;

/** Runs what is wanted of it, and said so ten minutes ago. */
function obeyed(values: Values = {}, changes: Partial<FleetModule> = {}): FleetModule {
  return classicModule({
    desired: Object.keys(values).length === 0 ? {} : classicDesired(values),
    reported: reportOfC(values),
    reportedMinutesAgo: 10,
    ...changes,
  });
}

const custom = { snapshotFrequency: 'PT24H' };
/** As long as a string in a twin may be; two of them nearly fill the tags. */
const longNote = 'Replaced the seal. '.repeat(300).slice(0, 3800);

const credentials: readonly FleetDevice[] = [
  notable('porto-door-001', 'Porto', 'the same key as porto-door-002', { sharedCredential: 'cloned door' }),
  notable('porto-door-002', 'Porto', 'the same key as porto-door-001', { sharedCredential: 'cloned door' }),
  notable('porto-camera-001', 'Porto', 'the same thumbprint as lyon-camera-001', {
    authenticationType: 'selfSigned',
    sharedCredential: 'copied certificate',
  }),
  notable('lyon-camera-001', 'Lyon', 'the same thumbprint as porto-camera-001', {
    authenticationType: 'selfSigned',
    sharedCredential: 'copied certificate',
  }),
  notable('porto-camera-002', 'Porto', 'SHA-1 thumbprints', {
    authenticationType: 'selfSigned',
    thumbprintHash: 'sha1',
  }),
];

const connections: readonly FleetDevice[] = [
  notable('lyon-robot-005', 'Lyon', 'disabled, and active after that', {
    status: 'disabled',
    statusReason: 'Stolen',
    statusChangedMinutesAgo: 10 * dayMinutes,
    lastActivityMinutesAgo: 2 * 60,
  }),
  notable('porto-fan-001', 'Porto', 'the device is active, its agent has been silent for nine days', {
    modules: [microModule({ reported: { latest_state: 'success' }, reportedMinutesAgo: 9 * dayMinutes })],
  }),
  notable('porto-fan-002', 'Porto', 'the device is active, its agent was never seen', {
    modules: [microModule()],
  }),
];

const modules: readonly FleetDevice[] = [
  notable('porto-meter-001', 'Porto', 'a module that nobody ever used', {
    modules: [classicModule({ moduleId: 'trial2021' })],
  }),
  notable('porto-meter-002', 'Porto', 'no IoT Edge device any more, but still with a module of it', {
    modules: [classicModule({ moduleId: 'filter', managedBy: 'IotEdge' })],
  }),
];

const twins: readonly FleetDevice[] = [
  notable('porto-valve-001', 'Porto', 'not optimal: the message size is no multiple of 4 KB', {
    modules: [obeyed({ maxMessageSizeInBytes: 204_000 })],
  }),
  notable('porto-valve-002', 'Porto', 'tags that leave no room', {
    tags: { log: { first: longNote, second: longNote } },
  }),
];

/** Two of three in one group agree; the fourth writes its name in another way. */
const groups: readonly FleetDevice[] = [
  notable('porto-panel-001', 'Porto', 'two security groups at once', {
    tags: { SecurityGroup: 'north' },
    modules: [obeyed({}, { tags: { securityGroup: 'south' } })],
  }),
  notable('porto-panel-002', 'Porto', 'security group quay', {
    tags: { SecurityGroup: 'quay' },
    modules: [obeyed(custom)],
  }),
  notable('porto-panel-003', 'Porto', 'security group quay, configured like porto-panel-002', {
    tags: { SecurityGroup: 'quay' },
    modules: [obeyed(custom)],
  }),
  notable('porto-panel-004', 'Porto', 'security group quay, configured unlike the others', {
    tags: { SecurityGroup: 'quay' },
    modules: [obeyed()],
  }),
  notable('porto-panel-005', 'Porto', 'a security group that is quay in another letter case', {
    tags: { SecurityGroup: 'Quay' },
    modules: [obeyed(custom)],
  }),
];

export const hygieneFaults: readonly FleetDevice[] = [
  ...credentials,
  ...connections,
  ...modules,
  ...twins,
  ...groups,
];
