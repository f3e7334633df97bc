/** Faults on the device: its agent's files, credential, log and service, its disk and clock. */
import type { JsonObject } from '../../../preload/contract';
import { certificateFor } from '../deviceCertificates';
import { type DiagnosisBench, deviceId } from './bench';
import { cAgentFile, cAgentPath, type DeviceFiles, keyFile, startedLine } from './deviceFiles';
import { instead } from './networkFaults';
import { anyEtag, type PlantedFault } from './plantedFault';
import { closedPort, inspectingProxy } from './servers';

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

/**
 * The agent as the device itself, with this certificate; the registry has `thumbprint`, or the certificate's, or with
 * null the device's key only. Behind the certificate stands `key`, or its own.
 */
export function withCertificate(wish: {
  readonly validTo?: Date;
  readonly thumbprint?: string | null;
  readonly key?: 'other' | 'none';
}): PlantedFault['plant'] {
  return async (bench) => {
    const long = new Date(Date.now() + 400 * 86_400_000);
    const certificate = await certificateFor({
      commonName: deviceId,
      validFrom: new Date(Date.now() - 90 * 86_400_000),
      validTo: wish.validTo ?? long,
    });
    if (wish.thumbprint !== null) signInByCertificate(bench, wish.thumbprint ?? certificate.sha1);
    const path = '/var/ASCIoTAgent/device.pem';
    const changes = { Identity: 'Device', AuthenticationMethod: 'SelfSignedCertificate', FilePath: path };
    const { files, target } = bench.device();
    const { Configuration } = cAgentFile({ hostName: bench.hub.hostName, deviceId });
    const Authentication = { ...Configuration.Authentication, ...changes };
    files.write(cAgentPath, JSON.stringify({ Configuration: { ...Configuration, Authentication } }));
    const own = { other: (await certificateFor({ commonName: deviceId })).keyPem, none: '' };
    const key = wish.key === undefined ? certificate.keyPem : own[wish.key];
    files.write(path, `${certificate.pem}\n${key}`);
    bench.startAgent();
    return { target };
  };
}

function signInByCertificate({ hub }: DiagnosisBench, primaryThumbprint: string): void {
  const x509Thumbprint = { primaryThumbprint, secondaryThumbprint: '' };
  hub.rooms.identities.write(
    { deviceId },
    { authentication: { type: 'selfSigned', x509Thumbprint } },
    anyEtag,
  );
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
    name: 'the certificate’s private key is missing',
    plant: withCertificate({ key: 'none' }),
    named: ['agentCredential: certificateWithoutKey'],
    remedy: /after the certificate/,
  },
  {
    name: 'the private key is that of another certificate',
    plant: withCertificate({ key: 'other' }),
    named: ['agentCredential: certificateOtherKey'],
    remedy: /made together/,
  },
  {
    name: 'the agent has a certificate, and the hub knows the device by key',
    plant: withCertificate({ thumbprint: null }),
    named: ['agentCredential: certificateNotExpected'],
    remedy: /self-signed/,
  },
  {
    name: 'the agent has the device’s old key, and the hub knows the device by certificate',
    plant: async (bench) => {
      const planted = await withAuthentication({ Identity: 'Device' })(bench);
      signInByCertificate(bench, 'A'.repeat(40));
      return planted;
    },
    named: ['agentCredential: keyNotExpected'],
    remedy: /symmetric key/,
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
  {
    name: 'the device does not get out on port 8883',
    plant: async (bench) => ({
      ...(await instead(bench, 'mqtts', await closedPort())),
      target: bench.device().target,
    }),
    named: ['laptopMqtts: portRefused', 'devicePorts: devicePortsClosed'],
    remedy: /WebSocket/,
  },
  {
    name: 'the device is shown the certificate of an inspecting proxy',
    plant: async (bench) => ({
      ...(await instead(bench, 'mqtts', await inspectingProxy(bench.hub.port, bench.hub.hostName))),
      target: bench.device().target,
    }),
    named: ['laptopMqttsTls: tlsInspected', 'deviceTls: tlsInspected'],
    remedy: /left out of inspection/,
  },
];
