/** The three XML files of the C# agent. Keys: Azure/Azure-IoT-Security-Agent-CS src/Agent.Core Configuration. */
import { type FileValues, type LocalProblem, type LocalReading, readerOf } from './localConfiguration';

export const csharpAgentFiles = {
  authentication: 'Authentication.config',
  general: 'General.config',
  interface: 'SecurityIotInterface.config',
} as const;

/** The `<add key="…" value="…"/>` elements of each file; null for a file that is no such XML. */
export type CsharpFileValues = Readonly<Record<keyof typeof csharpAgentFiles, FileValues | null>>;

/** The agent looks keys up in any letter case, and values letter by letter. */
export function readCsharpAgentFiles(files: CsharpFileValues): LocalReading {
  const problems: LocalProblem[] = [];
  const valuesOf = (name: keyof typeof csharpAgentFiles, known: readonly string[]): FileValues => {
    const found = files[name];
    if (found !== null) return spelledAs(known, found);
    problems.push({ kind: 'unreadable', file: csharpAgentFiles[name], key: null, value: null });
    return {};
  };
  const values = valuesOf('authentication', authenticationKeys);
  const general = valuesOf('general', [
    'agentId',
    'logLevel',
    'fileLogLevel',
    'readRemoteConfigurationTimeout',
  ]);
  const external = valuesOf('interface', ['RemoteConfigurationObject', 'transportType']);
  if (problems.some(({ file }) => file === csharpAgentFiles.authentication)) {
    return { configuration: null, problems };
  }

  const read = readerOf(csharpAgentFiles.authentication, values, problems);
  const moduleId = read.text('moduleName', true);
  const credentialFile = read.text('filePath', true);
  const type = read.word('type', ['SymmetricKey', 'SelfSignedCertificate']);
  const identity = read.word('identity', ['Device', 'Module', 'DPS']);
  const isProvisioned = identity === 'DPS';
  const deviceId = read.text('deviceId', !isProvisioned);
  const hostName = read.text('gatewayHostname', !isProvisioned);
  if (isProvisioned) {
    read.text('idScope', true);
    read.text('registrationId', true);
  }
  const location =
    type === 'SelfSignedCertificate' ? read.word('certificateLocationKind', ['LocalFile', 'Store']) : null;
  if (identity === 'Module' && type === 'SelfSignedCertificate') {
    problems.push({ kind: 'notCombinable', file: csharpAgentFiles.authentication, key: 'type', value: type });
  }
  if (files.general !== null) readGeneral(general, problems);
  return {
    configuration: {
      agent: 'csharp',
      hostName,
      deviceId,
      moduleId,
      identity: identity === null ? null : identities[identity],
      method: type === null ? null : methods[type],
      // There the file only says where in the store.
      credentialFile: location === 'Store' ? null : credentialFile,
      configurationObject:
        files.interface === null
          ? null
          : readerOf(csharpAgentFiles.interface, external, problems).text('RemoteConfigurationObject', true),
    },
    problems,
  };
}

const authenticationKeys = [
  'moduleName',
  'filePath',
  'type',
  'identity',
  'deviceId',
  'gatewayHostname',
  'certificateLocationKind',
  'idScope',
  'registrationId',
];
const methods = { SymmetricKey: 'key', SelfSignedCertificate: 'certificate' } as const;
const identities = { Module: 'module', Device: 'device', DPS: 'dps' } as const;
const logLevels = ['Off', 'Fatal', 'Error', 'Warning', 'Information', 'Debug'] as const;
/** .NET TimeSpan as the agent reads it: `hh:mm:ss`, days before a dot, fractions after one. */
const timeSpan = /^(?:\d+\.)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?$/;

function readGeneral(values: FileValues, problems: LocalProblem[]): void {
  const file = csharpAgentFiles.general;
  const read = readerOf(file, values, problems);
  read.text('agentId', true);
  for (const key of ['logLevel', 'fileLogLevel']) if (key in values) read.word(key, logLevels);
  const key = 'readRemoteConfigurationTimeout';
  const value = read.text(key, false);
  if (value !== null && !timeSpan.test(value)) problems.push({ kind: 'badValue', file, key, value });
}

/** The known keys spelled as the agent's own files do. */
function spelledAs(known: readonly string[], found: FileValues): FileValues {
  return Object.fromEntries(
    Object.entries(found).map(([key, value]) => [
      known.find((each) => each.toLowerCase() === key.toLowerCase()) ?? key,
      value,
    ]),
  );
}
