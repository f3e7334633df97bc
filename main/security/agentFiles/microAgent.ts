/** What the micro agent connects with: MicrosoftDocs/azure-docs defender-for-iot/device-builders/quickstart-standalone-agent-binary-installation.md. */
import { type LocalProblem, type LocalReading, readerOf } from './localConfiguration';

export const microConnectionFile = 'connection_string.txt';

export interface MicroReading extends LocalReading {
  /** The key of the connection string, as it stands there; null with a certificate, or without one. */
  readonly key: string | null;
}

/** `HostName=…;DeviceId=…;ModuleId=…;` and `SharedAccessKey=…` or `x509=true`. */
export function readMicroConnection(text: string): MicroReading {
  const problems: LocalProblem[] = [];
  const parts = text.replace(/^\uFEFF/, '').trim();
  const values = Object.fromEntries(
    parts
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()])
      .filter(([name]) => name !== ''),
  );
  if (!parts.includes('=')) {
    const problem: LocalProblem = { kind: 'unreadable', file: microConnectionFile, key: null, value: null };
    return { configuration: null, key: null, problems: [problem] };
  }
  const read = readerOf(microConnectionFile, values, problems);
  const hostName = read.text('HostName', true);
  const deviceId = read.text('DeviceId', true);
  const moduleId = read.text('ModuleId', true);
  const isByCertificate = read.text('x509', false)?.toLowerCase() === 'true';
  const key = read.text('SharedAccessKey', !isByCertificate);
  return {
    configuration: {
      agent: 'micro',
      hostName,
      deviceId,
      moduleId,
      identity: 'module',
      method: isByCertificate ? 'certificate' : 'key',
      credentialFile: null,
      configurationObject: null,
    },
    key: isByCertificate ? null : key,
    problems,
  };
}
