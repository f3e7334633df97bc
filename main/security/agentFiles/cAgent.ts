/** LocalConfiguration.json of the C agent. Keys: Azure/Azure-IoT-Security-Agent-C src/agent/src/local_config.c. */
import type { JsonValue } from '../../../preload/contract';
import { isObject, ownValue } from '../../twin';
import { parseDuration } from '../durations';
import { type FileValues, type LocalProblem, type LocalReading, readerOf } from './localConfiguration';

export const cAgentFile = 'LocalConfiguration.json';

/** Key paths with dots, as the problems name them; texts, numbers and booleans alike as texts. */
function flatValues(value: JsonValue, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value ?? '')]];
  return Object.entries(value).flatMap(([key, member]) =>
    flatValues(member, path === '' ? key : `${path}.${key}`),
  );
}

/** The agent compares identity and method letter by letter; two keys are misspelled in its own code. */
export function readCAgentFile(text: string): LocalReading {
  const values = valuesIn(text);
  if (values === null) {
    const problem: LocalProblem = { kind: 'unreadable', file: cAgentFile, key: null, value: null };
    return { configuration: null, problems: [problem] };
  }
  const problems: LocalProblem[] = [];
  const read = readerOf(cAgentFile, values, problems);
  read.text('AgentId', true);
  for (const key of ['TriggerdEventsInterval', 'ConnectionTimeout']) {
    const value = read.text(key, true);
    if (value !== null && parseDuration(value, 'c') === null) {
      problems.push({ kind: 'badValue', file: cAgentFile, key, value });
    }
  }
  const configurationObject = read.text('RemoteConfigurationObjectName', true);
  const identity = read.word('Authentication.Identity', ['SecurityModule', 'Device', 'DPS']);
  const method = read.word('Authentication.AuthenticationMethod', ['SasToken', 'SelfSignedCertificate']);
  const credentialFile = read.text('Authentication.FilePath', true);
  const isProvisioned = identity === 'DPS';
  const hostName = read.text('Authentication.HostName', !isProvisioned);
  const deviceId = read.text('Authentication.DeviceId', !isProvisioned);
  read.text('Authentication.DPS.IDScope', isProvisioned);
  read.text('Authentication.DPS.RegistrationId', isProvisioned);
  for (const key of ['Logging.SystemLoggerMinimumSeverity', 'Logging.DiagnoticEventMinimumSeverity']) {
    const value = read.text(key, false);
    if (value !== null && !/^[0-4]$/.test(value)) {
      problems.push({ kind: 'badValue', file: cAgentFile, key, value });
    }
  }
  if (identity === 'SecurityModule' && method === 'SelfSignedCertificate') {
    const key = 'Authentication.AuthenticationMethod';
    problems.push({ kind: 'notCombinable', file: cAgentFile, key, value: method });
  }
  return {
    configuration: {
      agent: 'c',
      hostName,
      deviceId,
      moduleId: 'azureiotsecurity',
      identity: identity === null ? null : identities[identity],
      method: method === null ? null : methods[method],
      credentialFile,
      configurationObject,
    },
    problems,
  };
}

const methods = { SasToken: 'key', SelfSignedCertificate: 'certificate' } as const;
const identities = { SecurityModule: 'module', Device: 'device', DPS: 'dps' } as const;

/** Null when it is no JSON, or has no `Configuration`. */
function valuesIn(text: string): FileValues | null {
  try {
    const parsed: JsonValue = JSON.parse(text.replace(/^\uFEFF/, ''));
    const configuration = isObject(parsed) ? ownValue(parsed, 'Configuration') : undefined;
    return isObject(configuration) ? Object.fromEntries(flatValues(configuration)) : null;
  } catch {
    return null;
  }
}
