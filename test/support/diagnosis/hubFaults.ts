/** Faults that the hub's own view shows: credential, identities and twin. */
import type { JsonObject } from '../../../preload/contract';
import { type DiagnosisBench, deviceId, moduleRef } from './bench';
import { anyEtag, faulty, type PlantedFault } from './plantedFault';

export const hubFaults: readonly PlantedFault[] = [
  {
    name: 'the policy’s key was changed',
    plant: (bench) => ({ hub: bench.diagnosed('iothubowner', Buffer.alloc(32, 1).toString('base64')) }),
    named: ['hubRights: credentialRefused'],
    remedy: /new connection string/,
  },
  {
    name: 'the policy lacks rights',
    plant: (bench) => {
      bench.startAgent();
      return { hub: bench.diagnosed('registryReadWrite') };
    },
    named: ['hubRights: rightsMissing'],
    remedy: /policy with these rights/,
  },
  {
    name: 'the hub is at a limit of its tier',
    plant: (bench) => faulty(bench, { kind: 'throttled' }),
    named: ['hubRights: hubThrottles'],
    remedy: /Wait a minute/,
  },
  {
    name: 'the hub takes what it is asked and does not answer',
    plant: (bench) => faulty(bench, { kind: 'halfOpen' }),
    named: ['hubRights: noAnswerInTime'],
    remedy: /very slow/,
  },
  {
    name: 'the hub’s tier is Basic',
    hub: { tier: { name: 'B1', units: 1 } },
    plant: () => ({}),
    named: ['hubTier: tierBasic'],
    remedy: /Standard or Free/,
  },
  {
    name: 'the device is not on this hub',
    plant: () => ({ deviceId: 'pump-70' }),
    named: ['hubDevice: deviceMissing'],
    remedy: /letter case/,
  },
  {
    name: 'the device was disabled',
    plant: ({ hub }) => {
      hub.rooms.identities.write({ deviceId }, { status: 'disabled', statusReason: 'lost' }, anyEtag);
      return {};
    },
    named: ['hubDevice: deviceDisabled'],
    remedy: /have it enabled/,
  },
  {
    name: 'the device has no security module',
    plant: ({ hub }) => {
      hub.rooms.identities.remove(moduleRef, null);
      return {};
    },
    named: ['hubModule: moduleMissing'],
    remedy: /Create one/,
  },
  {
    name: 'the module’s name has a wrong letter case',
    plant: ({ hub }) => {
      hub.rooms.identities.remove(moduleRef, null);
      hub.rooms.identities.write({ deviceId, moduleId: 'AzureIoTSecurity' }, {}, null);
      return {};
    },
    named: ['hubModule: moduleMisspelled'],
    remedy: /exact name/,
  },
  {
    name: 'the module authenticates by certificate',
    plant: (bench) => {
      bench.startAgent();
      const x509Thumbprint = { primaryThumbprint: 'A'.repeat(40), secondaryThumbprint: '' };
      bench.hub.rooms.identities.write(
        moduleRef,
        { authentication: { type: 'selfSigned', x509Thumbprint } },
        anyEtag,
      );
      return {};
    },
    // The hub ends the connection of the credential that was replaced.
    named: ['hubAuthentication: moduleNotByKey', 'hubConnection: disconnected'],
    remedy: /symmetric key/,
  },
  {
    name: 'the agent has never run',
    plant: () => ({}),
    named: ['hubConnection: neverConnected'],
    remedy: /not installed/,
  },
  {
    name: 'the agent refuses the configuration',
    plant: (bench) => {
      bench.startAgent();
      writeDesired(bench, { snapshotFrequency: { value: 'thirteen hours' } });
      return {};
    },
    named: ['hubTwin: twinRefused', 'hubDrift: driftPending'],
    remedy: /Open the security twin/,
  },
  {
    name: 'every event is switched off',
    plant: async (bench) => {
      const events = [
        'ListeningPorts',
        'ProcessCreate',
        'SystemInformation',
        'LocalUsers',
        'Login',
        'ConnectionCreate',
        'FirewallConfiguration',
        'OSBaseline',
      ];
      writeDesired(
        bench,
        Object.fromEntries(events.map((name) => [`eventPriority${name}`, { value: 'Off' }])),
      );
      bench.startAgent();
      return {};
    },
    named: ['hubMessages: messagesSwitchedOff'],
    remedy: /give the events a priority/,
  },
  {
    name: 'the agent’s messages do not arrive at the built-in endpoint',
    plant: (bench) => {
      writeDesired(bench, {
        snapshotFrequency: { value: 'PT10M' },
        highPriorityMessageFrequency: { value: 'PT5M' },
        lowPriorityMessageFrequency: { value: 'PT10M' },
      });
      bench.startAgent();
      return {};
    },
    named: ['lastMessages: lastMessagesNone'],
    remedy: /whether a route takes them/,
  },
];

function writeDesired({ hub }: DiagnosisBench, wrapper: JsonObject): void {
  const desired = { 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration': wrapper };
  hub.rooms.twins.patch(moduleRef, { properties: { desired } }, null);
}
