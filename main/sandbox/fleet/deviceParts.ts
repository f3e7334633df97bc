/** What devices of the sandbox fleet are put together from. */
import type { JsonObject, JsonValue } from '../ports';
import { defaults, reportOf, wrapperKey } from '../simulation/classicConfiguration';
import type { FleetDevice, FleetModule } from './fleetDevice';

export const dayMinutes = 24 * 60;

/** Desired properties with these values in the wrapper. */
export function classicDesired(values: Readonly<Record<string, JsonValue>>): JsonObject {
  const cells = Object.entries(values).map(([name, value]): [string, JsonValue] => [name, { value }]);
  return { [wrapperKey]: Object.fromEntries(cells) };
}

export function classicModule(changes: Partial<FleetModule> = {}): FleetModule {
  return {
    moduleId: 'azureiotsecurity',
    managedBy: null,
    tags: {},
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
    statusChangedMinutesAgo: null,
    authenticationType: 'sas',
    thumbprintHash: 'sha256',
    sharedCredential: null,
    isEdge: false,
    tags: { site },
    desired: {},
    reported: {},
    lastActivityMinutesAgo: 3,
    modules: [],
    ...changes,
  };
}

/** Its tag `note` says what is notable. */
export function notable(
  deviceId: string,
  site: string,
  note: string,
  changes: Partial<FleetDevice>,
): FleetDevice {
  return device(deviceId, site, { ...changes, tags: { site, note, ...changes.tags } });
}

export const reportOfC = (values: Readonly<Record<string, JsonValue>>): JsonObject =>
  reportOf('c', { ...defaults('c'), ...values });
export const reportOfCsharp = (values: Readonly<Record<string, JsonValue>>): JsonObject =>
  reportOf('csharp', { ...defaults('csharp'), ...values });

export const offline = { lastActivityMinutesAgo: 2 * dayMinutes } as const;
