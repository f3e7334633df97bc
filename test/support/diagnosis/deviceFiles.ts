/** The files of a device with an agent that is in order, in a folder, to break in one place. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationWrapper } from '../../../main/security';
import { temporaryFolder } from '../temporaryFolder';

export const keyFile = '/var/ASCIoTAgent/module.key';

export interface DeviceFiles {
  readonly folder: string;
  write(path: string, text: string, mode?: number): void;
  read(path: string): string;
  remove(path: string): void;
}

export function deviceFiles(folder = temporaryFolder()): DeviceFiles {
  return {
    folder,
    write: (path, text, mode = 0o600) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      chmodSync(join(folder, path), mode);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: (path) => rmSync(join(folder, path)),
  };
}

interface AgentWish {
  readonly hostName: string;
  readonly deviceId: string;
  readonly key: string;
}

export const cAgentPath = '/var/ASCIoTAgent/LocalConfiguration.json';

/** As the C agent's install script leaves it. */
export function cAgentFile({ hostName, deviceId }: Omit<AgentWish, 'key'>) {
  return {
    Configuration: {
      AgentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21',
      TriggerdEventsInterval: 'PT2M',
      ConnectionTimeout: 'PT30S',
      RemoteConfigurationObjectName: configurationWrapper,
      Authentication: {
        Identity: 'SecurityModule',
        AuthenticationMethod: 'SasToken',
        FilePath: keyFile,
        HostName: hostName,
        DeviceId: deviceId,
        DPS: { IDScope: '', RegistrationId: '' },
      },
      Logging: { SystemLoggerMinimumSeverity: 0, DiagnoticEventMinimumSeverity: 2 },
    },
  };
}

export const startedLine = 'Nov 25 05:00:01 pump-07 ASCIoTAgent[611]: ASC for IoT Agent initialized!';

export function installCAgent(files: DeviceFiles, wish: AgentWish): void {
  files.write(cAgentPath, JSON.stringify(cAgentFile(wish), null, 2));
  files.write(keyFile, `${wish.key}\n`);
  files.write('/var/log/syslog', `${startedLine}\n`);
}
