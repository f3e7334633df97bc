/** Every command that checks run on a device, and every file they read there: what is not here is not used. */
import { cAgentFile, csharpAgentFiles, microConnectionFile } from '../security';
import type { Command } from '../targets';

/** Stands for one argument that differs from device to device. */
export const anyArgument = '…';

const serviceProperties = [
  'LoadState',
  'ActiveState',
  'SubState',
  'UnitFileState',
  'NRestarts',
  'ActiveEnterTimestampMonotonic',
].join(',');
const logLines = 2000;

/** Address, port and name are arguments of these scripts, never a part of them. */
const connectScript = 'exec 3<>/dev/tcp/$0/$1';
const handshakeScript = 'openssl s_client -connect "$0:$1" -servername "$2" -showcerts </dev/null';

export const deviceCommands = {
  service: (unit: string): Command => ({
    program: 'systemctl',
    args: ['show', `--property=${serviceProperties}`, unit],
  }),
  journal: (unit: string): Command => ({
    program: 'journalctl',
    args: ['--no-pager', '--output=short-iso', `--lines=${logLines}`, '--unit', unit],
    asRoot: true,
  }),
  rights: (path: string): Command => ({
    program: 'stat',
    args: ['--dereference', '--format=%a %U %G', path],
    asRoot: true,
  }),
  disk: { program: 'df', args: ['-P', '-k', '/', '/var'] } satisfies Command,
  time: { program: 'date', args: ['-u', '+%s'] } satisfies Command,
  synchronised: { program: 'timedatectl', args: ['show', '--property=NTPSynchronized'] } satisfies Command,
  resolve: (name: string): Command => ({ program: 'getent', args: ['ahosts', name] }),
  connect: (address: string, port: string): Command => ({
    program: 'timeout',
    args: ['4', 'bash', '-c', connectScript, address, port],
  }),
  listening: { program: 'ss', args: ['-H', '-t', '-l', '-n'] } satisfies Command,
  handshake: (address: string, port: string, name: string): Command => ({
    program: 'timeout',
    args: ['6', 'bash', '-c', handshakeScript, address, port, name],
  }),
} as const;

export const classicFolder = '/var/ASCIoTAgent';
/** From release 4.1.2 on the first: device-builders/release-notes.md. */
export const microFolders: readonly string[] = [
  '/etc/defender_iot_micro_agent',
  '/var/defender_iot_micro_agent',
];
export const microCertificateFile = 'certificate_public.pem';
export const microPrivateKeyFile = 'certificate_private.pem';
/** In the order of preference: the system's journal in files, and what the C# agent writes itself. */
export const logFiles: readonly string[] = [
  '/var/log/syslog',
  '/var/log/messages',
  `${classicFolder}/IotAgentLog.log`,
];
export const uptimeFile = '/proc/uptime';

/** Besides the key or certificate that the agent's own file names. */
export const readFiles: readonly string[] = [
  ...[cAgentFile, ...Object.values(csharpAgentFiles)].map((name) => `${classicFolder}/${name}`),
  ...microFolders.flatMap((folder) => [
    `${folder}/${microConnectionFile}`,
    `${folder}/${microCertificateFile}`,
    `${folder}/${microPrivateKeyFile}`,
  ]),
  ...logFiles,
  uptimeFile,
];
