/** Faults as technicians meet them, each planted in a device that is otherwise in order. */
import type { JsonObject } from '../../../preload/contract';
import { certificateFor } from '../deviceCertificates';
import { type DiagnosisBench, deviceId, moduleRef, type RunOptions } from './bench';
import { cAgentFile, cAgentPath, type DeviceFiles, keyFile, startedLine } from './deviceFiles';
import {
  captivePortal,
  closedPort,
  cuttingPort,
  inspectingProxy,
  plainPort,
  refusingProxy,
  resolverWith,
  withoutWebSocket,
} from './servers';

export interface PlantedFault {
  readonly name: string;
  plant(bench: DiagnosisBench): Promise<RunOptions> | RunOptions;
  /** Everything that may be complained of, as `check: verdict`. */
  readonly named: readonly string[];
  /** What the remedy of the first has to say. */
  readonly remedy: RegExp;
}

const minuteMs = 60_000;
const anyEtag = { kind: 'any' } as const;
const direct = async () => 'DIRECT';

/** The hub's ports and route with something else in its place. */
async function instead(
  bench: DiagnosisBench,
  where: 'https' | 'amqps' | 'mqtts',
  port: number,
): Promise<RunOptions> {
  const { ports, route } = bench.diagnosed();
  bench.startAgent();
  return {
    hub: {
      ports: { ...ports, [where]: port },
      ...(where === 'https' ? { route: { ...route, port } } : {}),
    },
  };
}

function named(bench: DiagnosisBench, resolve: Awaited<ReturnType<typeof resolverWith>>): RunOptions {
  bench.startAgent();
  const { route } = bench.diagnosed();
  return {
    hub: { route: { ...route, address: 'hub.contoso.example' } },
    network: { resolve, proxyFor: direct },
  };
}

function proxied(bench: DiagnosisBench, port: number): RunOptions {
  bench.startAgent();
  return {
    network: {
      resolve: async () => ({ v4: [], v6: [], problem: null }),
      proxyFor: async () => `PROXY 127.0.0.1:${port}; DIRECT`,
    },
  };
}

function faulty(bench: DiagnosisBench, effect: object): RunOptions {
  bench.startAgent();
  bench.hub.faults.add({ effect, seconds: 60 });
  return {};
}

export const networkFaults: readonly PlantedFault[] = [
  {
    name: 'DNS does not know the hub',
    plant: async (bench) => named(bench, await resolverWith('noSuchName')),
    named: ['laptopNames: nameNotFound'],
    remedy: /typing mistake/,
  },
  {
    name: 'no name server answers',
    plant: async (bench) => named(bench, await resolverWith('nothing')),
    named: ['laptopNames: nameServerSilent'],
    remedy: /DNS servers/,
  },
  {
    name: 'port 443 is closed',
    plant: async (bench) => instead(bench, 'https', await closedPort()),
    named: ['laptopHttps: portRefused'],
    remedy: /says no/,
  },
  {
    name: 'port 8883 is closed',
    plant: async (bench) => instead(bench, 'mqtts', await closedPort()),
    named: ['laptopMqtts: portRefused'],
    remedy: /WebSocket on port 443/,
  },
  {
    name: 'port 5671 is closed',
    plant: async (bench) => instead(bench, 'amqps', await closedPort()),
    named: ['laptopAmqps: portRefused'],
    remedy: /WebSocket on port 443/,
  },
  {
    name: 'the proxy of this laptop is gone',
    plant: async (bench) => proxied(bench, await closedPort()),
    named: ['laptopProxy: proxyUnreachable'],
    remedy: /Correct or remove the proxy/,
  },
  {
    name: 'the proxy asks for a password',
    plant: async (bench) => proxied(bench, await refusingProxy(407)),
    named: ['laptopProxy: proxyWantsLogin'],
    remedy: /exception for the hub/,
  },
  {
    name: 'the proxy forbids the hub',
    plant: async (bench) => proxied(bench, await refusingProxy(403)),
    named: ['laptopProxy: proxyForbids'],
    remedy: /site’s IT/,
  },
  {
    name: 'a log-in page of a guest network answers',
    plant: async (bench) => {
      bench.startAgent();
      const { ports } = bench.diagnosed();
      return { hub: { ports: { ...ports, http: await captivePortal('http://login.guest.example/') } } };
    },
    named: ['laptopCaptivePortal: portalFound'],
    remedy: /log in to this network/,
  },
  {
    name: 'a proxy in between knows no WebSocket',
    plant: async (bench) => instead(bench, 'https', await withoutWebSocket(bench.hub.certificate)),
    named: ['mqttWebSocket: webSocketRefused', 'amqpWebSocket: webSocketRefused'],
    remedy: /own port has to be open/,
  },
  {
    name: 'an inspecting proxy opens the encryption',
    plant: async (bench) =>
      instead(bench, 'mqtts', await inspectingProxy(bench.hub.port, bench.hub.hostName)),
    named: ['laptopTls: tlsInspected'],
    remedy: /left out of inspection/,
  },
  {
    name: 'the hub’s certificate has expired',
    plant: (bench) => faulty(bench, { kind: 'expiredCertificate' }),
    named: ['laptopTls: tlsExpired'],
    remedy: /Check the clock of this laptop first/,
  },
  {
    name: 'connections are led to another machine',
    plant: (bench) => faulty(bench, { kind: 'wrongCertificate', of: 'otherHost' }),
    named: ['laptopTls: tlsWrongHost'],
    remedy: /led to another machine/,
  },
  {
    name: 'a firewall cuts TLS',
    plant: async (bench) => instead(bench, 'amqps', await cuttingPort()),
    named: ['laptopTls: tlsBroken'],
    remedy: /firewall/,
  },
  {
    name: 'something answers that does not speak TLS',
    plant: async (bench) => instead(bench, 'mqtts', await plainPort()),
    named: ['laptopTls: tlsNotSpoken'],
    remedy: /log-in page or a proxy/,
  },
  {
    name: 'this laptop’s clock is 20 minutes behind',
    plant: (bench) => {
      bench.startAgent();
      return { now: () => new Date(Date.now() - 20 * minuteMs) };
    },
    named: ['laptopClock: clockOff'],
    remedy: /Set it right/,
  },
];

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
    named: ['hubRights: rightsMissing', 'hubTier: credentialRefused'],
    remedy: /policy with these rights/,
  },
  {
    name: 'the hub is at a limit of its tier',
    plant: (bench) => faulty(bench, { kind: 'throttled' }),
    named: ['hubRights: hubThrottles'],
    remedy: /Wait a minute/,
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
];

function writeDesired({ hub }: DiagnosisBench, wrapper: JsonObject): void {
  const desired = { 'ms_iotn:urn_azureiot_Security_SecurityAgentConfiguration': wrapper };
  hub.rooms.twins.patch(moduleRef, { properties: { desired } }, null);
}

/** On a device that is looked at, with something changed on it. */
function onDevice(
  change: (files: DeviceFiles, bench: DiagnosisBench) => void | Promise<void>,
  answers?: Readonly<Record<string, string>>,
): PlantedFault['plant'] {
  return async (bench) => {
    const { files, target } = bench.device(answers);
    await change(files, bench);
    bench.startAgent();
    return { target };
  };
}

/** The C agent's file with other authentication settings. */
function withAuthentication(changes: JsonObject): PlantedFault['plant'] {
  return onDevice((files, { hub }) => {
    const { Configuration } = cAgentFile({ hostName: hub.hostName, deviceId });
    const Authentication = { ...Configuration.Authentication, ...changes };
    files.write(cAgentPath, JSON.stringify({ Configuration: { ...Configuration, Authentication } }));
  });
}

/** The agent as the device itself, with this certificate; the registry has `thumbprint`, or the certificate's. */
function withCertificate(wish: {
  readonly validTo?: Date;
  readonly thumbprint?: string;
}): PlantedFault['plant'] {
  return async (bench) => {
    const long = new Date(Date.now() + 400 * 86_400_000);
    const certificate = await certificateFor({
      commonName: deviceId,
      validFrom: new Date(Date.now() - 90 * 86_400_000),
      validTo: wish.validTo ?? long,
    });
    const x509Thumbprint = {
      primaryThumbprint: wish.thumbprint ?? certificate.sha1,
      secondaryThumbprint: '',
    };
    bench.hub.rooms.identities.write(
      { deviceId },
      { authentication: { type: 'selfSigned', x509Thumbprint } },
      anyEtag,
    );
    const path = '/var/ASCIoTAgent/device.pem';
    const changes = { Identity: 'Device', AuthenticationMethod: 'SelfSignedCertificate', FilePath: path };
    const { files, target } = bench.device();
    const { Configuration } = cAgentFile({ hostName: bench.hub.hostName, deviceId });
    const Authentication = { ...Configuration.Authentication, ...changes };
    files.write(cAgentPath, JSON.stringify({ Configuration: { ...Configuration, Authentication } }));
    files.write(path, certificate.pem);
    bench.startAgent();
    return { target };
  };
}

function logged(line: string): PlantedFault['plant'] {
  return onDevice((files) =>
    files.write('/var/log/syslog', `${startedLine}\nNov 25 05:10:00 pump-07 ASCIoTAgent[611]: ${line}\n`),
  );
}

const service = (shown: string): Readonly<Record<string, string>> => ({ systemctl: shown });

export const deviceFaults: readonly PlantedFault[] = [
  {
    name: 'no agent is installed',
    plant: onDevice((files) => {
      for (const path of [cAgentPath, keyFile, '/var/log/syslog']) files.remove(path);
    }),
    named: ['agentInstalled: agentMissing'],
    remedy: /Install the agent/,
  },
  {
    name: 'the agent’s file is broken',
    plant: onDevice((files) => files.write(cAgentPath, '{"Configuration": {')),
    named: ['agentConfiguration: configurationUnreadable'],
    remedy: /Restore it/,
  },
  {
    name: 'a key is missing in the agent’s file',
    plant: withAuthentication({ FilePath: '' }),
    named: ['agentConfiguration: configurationMissing'],
    remedy: /Add it/,
  },
  {
    name: 'a value in the agent’s file has a wrong letter case',
    plant: withAuthentication({ Identity: 'securityModule' }),
    named: ['agentConfiguration: configurationBadValue'],
    remedy: /Correct it/,
  },
  {
    name: 'the module identity goes with a certificate',
    plant: withAuthentication({ AuthenticationMethod: 'SelfSignedCertificate' }),
    named: ['agentConfiguration: configurationNotCombinable'],
    remedy: /Use the module’s key/,
  },
  {
    name: 'the agent connects to another hub',
    plant: withAuthentication({ HostName: 'old-hub.azure-devices.net' }),
    named: ['agentConfiguration: configurationOtherHub'],
    remedy: /host name/,
  },
  {
    name: 'the agent connects as another device',
    plant: withAuthentication({ DeviceId: 'Pump-07' }),
    named: ['agentConfiguration: configurationOtherDevice'],
    remedy: /device ID/,
  },
  {
    name: 'the agent has an old key',
    plant: onDevice((files) => files.write(keyFile, `${Buffer.alloc(32, 7).toString('base64')}\n`)),
    named: ['agentCredential: credentialDiffers'],
    remedy: /Copy the key/,
  },
  {
    name: 'the key file holds something else',
    plant: onDevice((files) => files.write(keyFile, 'HostName=hub;SharedAccessKey=abc\n')),
    named: ['agentCredential: credentialMalformed'],
    remedy: /key alone/,
  },
  {
    name: 'the agent’s user may not read the key',
    plant: onDevice((files) => files.write(keyFile, files.read(keyFile), 0o200)),
    named: ['agentCredential: credentialNotReadable'],
    remedy: /chown asciotagent/,
  },
  {
    name: 'everybody may read the key',
    plant: onDevice((files) => files.write(keyFile, files.read(keyFile), 0o644)),
    named: ['agentCredential: credentialExposed'],
    remedy: /chmod 0400/,
  },
  {
    name: 'the certificate has expired',
    plant: withCertificate({ validTo: new Date(Date.now() - 86_400_000) }),
    named: ['agentCredential: certificateExpired'],
    remedy: /Make a new one/,
  },
  {
    name: 'the certificate is not the one the hub knows',
    plant: withCertificate({ thumbprint: 'B'.repeat(40) }),
    named: ['agentCredential: certificateDiffers'],
    remedy: /Enter the thumbprint/,
  },
  {
    name: 'the hub refused the agent',
    plant: logged(
      'ASC for IoT agent encounterd an error! Error in: Authentication, reason: Unauthorized, extra details: Validate authentication configuration',
    ),
    named: ['agentLog: logUnauthorized'],
    remedy: /Copy the key/,
  },
  {
    name: 'the agent did not get its twin in time',
    plant: logged(
      'ASC for IoT agent encountered an error! Error in: Remote Configuration, reason: Timeout, extra details: check the host name',
    ),
    named: ['agentLog: logRemoteTimeout'],
    remedy: /host name and network/,
  },
  {
    name: 'the agent’s service starts over and over',
    plant: onDevice(
      () => {},
      service(
        'LoadState=loaded\nActiveState=activating\nSubState=auto-restart\nUnitFileState=enabled\nNRestarts=41\n',
      ),
    ),
    named: ['agentService: serviceRestarts'],
    remedy: /Log of the agent/,
  },
  {
    name: 'the device’s disk is full',
    plant: onDevice(() => {}, {
      df: 'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/mmcblk0p2 7000000 6990000 10000 100% /\n',
    }),
    named: ['deviceDisk: diskFull'],
    remedy: /Make room/,
  },
  {
    name: 'the device’s clock is a day behind',
    plant: (bench) => onDevice(() => {}, { date: `${Math.floor(Date.now() / 1000) - 86_400}\n` })(bench),
    named: ['deviceClock: deviceClockOff'],
    remedy: /timedatectl set-ntp true/,
  },
  {
    name: 'the device’s clock is kept by nobody',
    plant: onDevice(() => {}, { timedatectl: 'NTPSynchronized=no\n' }),
    named: ['deviceClock: deviceClockNotSynchronised'],
    remedy: /time synchronisation/,
  },
];
