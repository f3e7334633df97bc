/** The security modules of a generated device: every state a technician meets, in the shares a large fleet has them. */
import type { JsonObject, JsonValue } from '../ports';
import { defaults, reportOf, wrapperKey } from '../simulation/classicConfiguration';
import type { ClassicFlavour } from '../simulation/durations';
import type { Chance } from './chance';
import { classicDesired, classicModule, microModule } from './deviceParts';
import type { FleetModule } from './fleetDevice';

type Values = Readonly<Record<string, JsonValue>>;

const dayMinutes = 24 * 60;

/** What sites change: a handful of policies, not a different one on each device. */
const policies: readonly [Values, ...Values[]] = [
  { snapshotFrequency: 'PT24H' },
  { highPriorityMessageFrequency: 'PT10M', lowPriorityMessageFrequency: 'PT8H' },
  { eventPriorityProcessCreate: 'Off', eventPriorityConnectionCreate: 'Off' },
  { eventPriorityLogin: 'High', eventPriorityFirewallConfiguration: 'High', snapshotFrequency: 'PT6H' },
  { maxMessageSizeInBytes: 131_072, maxLocalCacheSizeInBytes: 5_120_000 },
  { aggregationEnabledProcessCreate: false, aggregationIntervalConnectionCreate: 'PT30M' },
];

/** What is left of a policy when somebody patched this one property. */
const lastPatch: Values = { eventPriorityLogin: 'Low' };
const patchedPolicies = policies.map((values): Values => ({ ...values, ...lastPatch }));

const mistakes: readonly [Values, ...Values[]] = [
  { highPriorityMessageFrequency: '7M' },
  { maxMessageSizeInBytes: '204800' },
  { eventPriorityLogin: 'Hoch' },
  { snapshotFrequency: 13 },
];

/** Sections are the same object wherever they are the same, so that a million of them are written from a few texts. */
const reports = new Map<string, JsonObject>();

function reportWith(flavour: ClassicFlavour, values: Values): JsonObject {
  const key = `${flavour} ${JSON.stringify(values)}`;
  const known = reports.get(key) ?? reportOf(flavour, { ...defaults(flavour), ...values });
  reports.set(key, known);
  return known;
}

const desiredSections = new Map<Values, JsonObject>();

function desiredWith(values: Values): JsonObject {
  const known = desiredSections.get(values) ?? classicDesired(values);
  desiredSections.set(values, known);
  return known;
}

const nothing: JsonObject = {};
const obsolete: JsonObject = {
  'azureiot*com^securityAgentConfiguration^1*0*0': {
    snapshotFrequency: 'PT13H',
    maxMessageSizeInBytes: 204_800,
  },
};
const unreadable: JsonObject = { [wrapperKey]: 'default' };
const microCustomised: JsonObject = { CollectorsCore_PriorityIntervals: '15,60,720', Login_UsePAM: true };
const microWrong: JsonObject = { Process_MessageFrequency: 'Often', NetworkActivity_CacheSize: 0 };
const microSuccess: JsonObject = { latest_state: 'success' };
const microFailed: JsonObject = {
  latest_state: 'failed',
  latest_invalid_fields: ['Process_MessageFrequency', 'NetworkActivity_CacheSize'],
};

type State = (chance: Chance) => FleetModule[];

const flavourOf = (chance: Chance): ClassicFlavour => (chance.happens(0.7) ? 'c' : 'csharp');
/** Sites are set up and changed in campaigns, not each device on a day of its own. */
const campaignDaysAgo = [4, 12, 21, 35, 60, 90, 120, 180, 240, 300] as const;
const campaignMinutesAgo = (chance: Chance): number => chance.oneOf(campaignDaysAgo) * dayMinutes;

function classic(
  desired: JsonObject,
  reported: JsonObject | null,
  lagMinutes: number,
  flavour: ClassicFlavour,
): State {
  return (chance) => {
    const desiredMinutesAgo = campaignMinutesAgo(chance);
    return [
      classicModule({
        desired,
        desiredMinutesAgo,
        reported: reported ?? nothing,
        reportedMinutesAgo: reported === null ? null : Math.max(desiredMinutesAgo - lagMinutes, 1),
        agent: reported === null ? null : flavour,
      }),
    ];
  };
}

/** Shares in thousandths of all devices. */
const states: readonly { readonly name: string; readonly share: number; readonly of: State }[] = [
  { name: 'no security module', share: 215, of: () => [] },
  {
    name: 'classic, defaults',
    share: 300,
    of: (chance) => {
      const flavour = flavourOf(chance);
      return classic(nothing, reportWith(flavour, nothing), 1, flavour)(chance);
    },
  },
  {
    name: 'classic, a policy applied',
    share: 150,
    of: (chance) => {
      const [flavour, values] = [flavourOf(chance), chance.oneOf(policies)];
      return classic(desiredWith(values), reportWith(flavour, values), 1, flavour)(chance);
    },
  },
  {
    name: 'classic, changed while the agent was away',
    share: 55,
    of: (chance) => {
      const flavour = flavourOf(chance);
      const desired = desiredWith(chance.oneOf(policies));
      return classic(desired, reportWith(flavour, nothing), -3 * dayMinutes, flavour)(chance);
    },
  },
  {
    name: 'classic, a value the agent refuses',
    share: 25,
    of: (chance) => {
      const flavour = flavourOf(chance);
      return classic(desiredWith(chance.oneOf(mistakes)), reportWith(flavour, nothing), 1, flavour)(chance);
    },
  },
  {
    name: 'classic, reset by a patch of one property',
    share: 15,
    of: (chance) => {
      const flavour = flavourOf(chance);
      const values = patchedPolicies[chance.below(patchedPolicies.length)] ?? lastPatch;
      return classic(desiredWith(values), reportWith(flavour, lastPatch), 1, flavour)(chance);
    },
  },
  { name: 'classic, created and never seen', share: 30, of: classic(nothing, null, 0, 'c') },
  { name: 'classic, shape of the 2019 preview', share: 8, of: classic(obsolete, null, 0, 'c') },
  { name: 'classic, wrapper that is no object', share: 3, of: classic(unreadable, null, 0, 'c') },
  {
    name: 'near miss: the module id in another letter case',
    share: 4,
    of: () => [classicModule({ moduleId: 'AzureIoTSecurity' })],
  },
  {
    name: 'micro agent, defaults',
    share: 120,
    of: (chance) => [micro(chance, nothing, microSuccess)],
  },
  {
    name: 'micro agent, customised',
    share: 45,
    of: (chance) => [micro(chance, microCustomised, microSuccess)],
  },
  {
    name: 'micro agent, fields it could not take',
    share: 15,
    of: (chance) => [micro(chance, microWrong, microFailed)],
  },
  { name: 'micro agent, never seen', share: 10, of: () => [microModule()] },
  {
    name: 'both generations',
    share: 5,
    of: (chance) => [
      ...classic(nothing, reportWith('c', nothing), 1, 'c')(chance),
      micro(chance, nothing, microSuccess),
    ],
  },
];

function micro(chance: Chance, desired: JsonObject, reported: JsonObject): FleetModule {
  const desiredMinutesAgo = campaignMinutesAgo(chance);
  return microModule({
    desired,
    desiredMinutesAgo,
    reported,
    reportedMinutesAgo: desiredMinutesAgo - 1,
    agent: 'micro',
  });
}

export const securityStateNames: readonly string[] = states.map(({ name }) => name);

/** The modules, and the name of their state. */
export function securityModules(chance: Chance): { readonly state: string; readonly modules: FleetModule[] } {
  let left = chance.below(1000);
  const found = states.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return { state: found?.name ?? 'no security module', modules: found?.of(chance) ?? [] };
}

/** The modules every IoT Edge device has, besides its security module. */
export const edgeModules: readonly FleetModule[] = ['$edgeAgent', '$edgeHub'].map((moduleId) =>
  classicModule({ moduleId, managedBy: 'IotEdge', desired: { schemaVersion: '1.1' } }),
);
