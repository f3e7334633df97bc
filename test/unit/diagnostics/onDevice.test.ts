import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triageInstalled } from '../../../main/diagnostics/checks/agentInstalled';
import { triageService } from '../../../main/diagnostics/checks/agentService';
import { listeningIn, resolvedBy } from '../../../main/diagnostics/checks/deviceNetwork';
import { triageDeviceClock, triageDisk } from '../../../main/diagnostics/checks/deviceSystem';
import { folderTarget } from '../../../main/diagnostics/folderTarget';
import { addedValues, readInstalled } from '../../../main/diagnostics/installedAgents';
import { TargetError } from '../../../main/targets';
import { deviceFiles } from '../../support/diagnosis/deviceFiles';

const { signal } = new AbortController();

/** As Azure-IoT-Security-Agent-CS ships it, filled in. */
const authenticationConfig = `<?xml version="1.0" encoding="utf-8"?>
<Authentication>
  <add key="deviceId" value="pump-07"/>
  <add key="moduleName" value="azureiotsecurity"/>
  <add key="filePath" value="/var/ASCIoTAgent/key &amp; more"/>
  <add key="type" value="SymmetricKey"/>
  <add key="identity" value="Module"/>
  <add key="gatewayHostname" value="hub.azure-devices.net"/>
</Authentication>`;

describe('files of agents', () => {
  it('of the C# agent are found and read', async () => {
    const files = deviceFiles();
    files.write('/var/ASCIoTAgent/Authentication.config', authenticationConfig);
    files.write('/var/ASCIoTAgent/General.config', '<General><add key="agentId" value="a"/></General>');
    files.write(
      '/var/ASCIoTAgent/SecurityIotInterface.config',
      '<ExternalInterface><add key="RemoteConfigurationObject" value="x"/></ExternalInterface>',
    );
    const [found] = await readInstalled(folderTarget(files.folder), signal);
    expect(found).toMatchObject({
      agent: 'csharp',
      reading: {
        problems: [],
        configuration: { deviceId: 'pump-07', credentialFile: '/var/ASCIoTAgent/key & more' },
      },
    });
  });

  it('of the micro agent are found by their name alone, and their key stays a secret', async () => {
    const files = deviceFiles();
    files.write(
      'connection_string.txt',
      'HostName=h;DeviceId=d;ModuleId=DefenderIotMicroAgent;SharedAccessKey=abc=',
    );
    const installed = await readInstalled(folderTarget(files.folder), signal);
    expect(installed).toMatchObject([{ agent: 'micro', folder: '/etc/defender_iot_micro_agent' }]);
    expect(JSON.stringify(installed)).not.toContain('abc=');
  });

  it('that are no XML, or ask for what is elsewhere, are unreadable', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Authentication><add key="k" value="&a;"/></Authentication>';
    for (const text of [
      '',
      '<Authentication>',
      '<General><add key="k" value="v"/></General>',
      '<Authentication/>',
    ]) {
      expect(addedValues(text, 'Authentication')).toBeNull();
    }
    expect(JSON.stringify(addedValues(bomb, 'Authentication'))).not.toContain('root:');
    fc.assert(fc.property(fc.string(), (text) => void addedValues(text, 'General')));
  });

  it('outside the folder are not read, whatever link leads there', async () => {
    const [inside, outside] = [deviceFiles(), deviceFiles()];
    outside.write('syslog', 'secret of another folder');
    symlinkSync(join(outside.folder, 'syslog'), join(inside.folder, 'syslog'));
    const read = folderTarget(inside.folder).readFile('/var/log/syslog', signal);
    await expect(read).rejects.toThrow(TargetError);
    await expect(folderTarget(inside.folder).readFile('/../../etc/hostname', signal)).rejects.toThrow(
      TargetError,
    );
  });
});

describe('the installed agent', () => {
  const reading = { configuration: null, problems: [] };
  const of = (agent: 'c' | 'micro') => ({ agent, folder: `/var/${agent}`, reading, key: null });

  it('is named when it is of the other generation than the hub’s module, and when there are two', () => {
    expect(triageInstalled({ installed: [of('micro')], kind: 'classic' }).verdict).toBe(
      'agentOfOtherGeneration',
    );
    expect(triageInstalled({ installed: [of('c'), of('micro')], kind: 'micro' })).toMatchObject({
      outcome: 'warning',
      verdict: 'agentsTwo',
      detail: { agent: 'micro' },
    });
    expect(triageInstalled({ installed: [of('c')], kind: null }).verdict).toBe('agentFound');
  });
});

/** From `systemctl show` of systemd 237 (Ubuntu 18.04) and 252 (Debian 12). */
const shown = (changes: Readonly<Record<string, string>>): string =>
  Object.entries({
    LoadState: 'loaded',
    ActiveState: 'active',
    SubState: 'running',
    UnitFileState: 'enabled',
    NRestarts: '0',
    ActiveEnterTimestampMonotonic: '5400000',
    ...changes,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

describe('the agent’s service', () => {
  it.each([
    [{}, 9000, 'serviceRunning'],
    [{ NRestarts: '3' }, 9000, 'serviceRunning'],
    [{ NRestarts: '41', ActiveEnterTimestampMonotonic: '8990000000' }, 9000, 'serviceRestarts'],
    [{ ActiveState: 'activating', SubState: 'auto-restart', NRestarts: '41' }, 9000, 'serviceRestarts'],
    [{ ActiveState: 'failed', SubState: 'failed' }, 9000, 'serviceFailed'],
    [{ ActiveState: 'inactive', SubState: 'dead' }, 9000, 'serviceStopped'],
    [{ UnitFileState: 'disabled' }, 9000, 'serviceNotEnabled'],
    [
      { LoadState: 'not-found', ActiveState: 'inactive', SubState: 'dead', UnitFileState: '' },
      9000,
      'serviceMissing',
    ],
    [{}, null, 'serviceRunning'],
  ])('with %o after %s s is told as %s', (changes, uptimeS, verdict) => {
    expect(triageService({ service: 'ASCIoTAgent.service', shown: shown(changes), uptimeS }).verdict).toBe(
      verdict,
    );
  });

  it('on a systemd without restart counts is told all the same', () => {
    const old = shown({}).replace(/NRestarts=.*\n/, '');
    expect(triageService({ service: 's', shown: old, uptimeS: 10 }).verdict).toBe('serviceRunning');
  });
});

describe('what the system prints', () => {
  const disk = (percent: number) =>
    `Filesystem     1024-blocks    Used Available Capacity Mounted on\n/dev/root         29612092 9821000  18444852      35% /\n/dev/mmcblk0p3     4112092 9821000   -844852      ${percent}% /var\n`;

  it.each([
    [35, 'diskFine'],
    [90, 'diskLow'],
    [98, 'diskFull'],
    [100, 'diskFull'],
  ])('of a disk that is %i %% full is told as %s', (percent, verdict) => {
    expect(triageDisk({ printed: disk(percent) }).verdict).toBe(verdict);
  });

  it('of a clock is held against this laptop’s', () => {
    const ownTime = new Date('2026-03-01T10:00:00Z');
    const deviceS = ownTime.getTime() / 1000;
    const verdict = (byS: number, isSynchronised: boolean | null) =>
      triageDeviceClock({ deviceS: deviceS + byS, ownTime, isSynchronised });
    expect(verdict(2, true).verdict).toBe('deviceClockRight');
    expect(verdict(2, null).verdict).toBe('deviceClockRight');
    expect(verdict(2, false).verdict).toBe('deviceClockNotSynchronised');
    expect(verdict(-3600, true)).toMatchObject({
      verdict: 'deviceClockOff',
      detail: { seconds: '3600', direction: 'behind' },
    });
  });

  it('of a name is split into IPv4 and IPv6', () => {
    const printed =
      '40.83.177.42    STREAM hub.azure-devices.net\n40.83.177.42    DGRAM\n2603:1030::1    STREAM\n';
    expect(resolvedBy(printed, 0)).toEqual({ v4: ['40.83.177.42'], v6: ['2603:1030::1'], problem: null });
    expect(resolvedBy('', 2).problem).toBe('notFound');
    expect(resolvedBy('', 124).problem).toBe('silent');
  });

  it('of listening ports is told once each, in order', () => {
    const printed =
      'LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*\nLISTEN 0 128 127.0.0.1:22 0.0.0.0:*\nLISTEN 0 128 [::]:22 [::]:*\n';
    expect(listeningIn(printed)).toEqual(['22', '8080']);
  });
});
