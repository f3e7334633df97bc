/** Reads a hub's connection string and says precisely what is wrong with one that cannot be used. */
import type { ConnectionStringProblem, ConnectionStringRepair } from '../../preload/contract';
import { type Secret, secretOf } from '../secrets';
import { repairConnectionString } from './connectionStringRepair';
import { isGatewayHostName, isHostName } from './hostName';

export interface HubConnectionString {
  readonly hostName: string;
  readonly policyName: string;
  readonly key: Secret;
  /** With its port when it names one. */
  readonly gatewayHostName: string | null;
}

export type ParsedConnectionString =
  | {
      readonly kind: 'valid';
      readonly value: HubConnectionString;
      readonly repairs: readonly ConnectionStringRepair[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly ConnectionStringProblem[] };

const required = ['HostName', 'SharedAccessKeyName', 'SharedAccessKey'] as const;
const hubParts = [...required, 'GatewayHostName'] as const;
type HubPart = (typeof hubParts)[number];

/** Parts of other connection strings of Azure; their names are safe to show, an unknown name may be a torn key. */
const foreignParts = [
  'AccountEndpoint',
  'AccountKey',
  'AccountName',
  'BlobEndpoint',
  'CertificateThumbprint',
  'DefaultEndpointsProtocol',
  'DeviceId',
  'EndpointSuffix',
  'Endpoint',
  'EntityPath',
  'ModuleId',
  'RepositoryId',
  'SharedAccessSignature',
  'TransportType',
  'x509',
] as const;

interface Part {
  /** As Microsoft spells it; null for a name nobody knows. */
  readonly name: HubPart | (typeof foreignParts)[number] | null;
  readonly value: string;
  readonly hasSeparator: boolean;
  readonly position: number;
}

/**
 * Part names are read without regard to letter case, as the .NET SDK does
 * (Azure/azure-iot-sdk-csharp iothub/service/src/IotHubConnectionStringBuilder.cs).
 */
function splitParts(text: string): Part[] {
  const names = [...hubParts, ...foreignParts];
  return text
    .split(';')
    .map((piece, index) => {
      const at = piece.indexOf('=');
      const written = (at < 0 ? piece : piece.slice(0, at)).toLowerCase();
      return {
        name: names.find((name) => name.toLowerCase() === written) ?? null,
        value: at < 0 ? '' : piece.slice(at + 1),
        hasSeparator: at >= 0,
        position: index + 1,
        isBlank: piece === '',
      };
    })
    .filter(({ isBlank }) => !isBlank);
}

/** The credential of something else: then nothing more needs saying. */
function otherCredential(text: string, parts: readonly Part[]): ConnectionStringProblem | null {
  const found = (name: Part['name']) => parts.find((part) => part.name === name);
  const problem = (code: ConnectionStringProblem['code'], part: Part | undefined) => ({
    code,
    part: part?.name ?? null,
    position: part?.position ?? null,
  });
  if (/^SharedAccessSignaturesr=/i.test(text)) return problem('tokenInsteadOfKey', undefined);
  const eventHub = found('EntityPath') ?? found('Endpoint');
  if (eventHub) return problem('eventHubConnectionString', eventHub);
  const module = found('ModuleId');
  if (module) return problem('moduleConnectionString', module);
  const device = found('DeviceId');
  if (device) return problem('deviceConnectionString', device);
  const token = found('SharedAccessSignature');
  if (token) return problem('tokenInsteadOfKey', token);
  return null;
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function problemOfPart(part: Part, earlier: readonly Part[]): ConnectionStringProblem | null {
  const { name, value, position } = part;
  if (name === null || !isHubPart(name)) return { code: 'unknownPart', part: name, position };
  if (earlier.some((other) => other.name === name)) return { code: 'repeatedPart', part: name, position };
  if (value === '') return { code: 'emptyPart', part: name, position };
  if (name === 'HostName' && !isHostName(value)) return { code: 'hostNotAHostName', part: name, position };
  if (name === 'GatewayHostName' && !isGatewayHostName(value))
    return { code: 'hostNotAHostName', part: name, position };
  if (name === 'SharedAccessKey' && !base64.test(value))
    return { code: 'keyNotBase64', part: name, position };
  return null;
}

function isHubPart(name: string): name is HubPart {
  return hubParts.some((part) => part === name);
}

/**
 * Parts and meaning: MicrosoftDocs/azure-docs iot-hub-devguide-security.md. Problems come in the order of the text,
 * missing parts last, and hold no character of a value.
 */
export function parseConnectionString(pasted: string): ParsedConnectionString {
  const { text, repairs } = repairConnectionString(pasted);
  const alone = (problem: ConnectionStringProblem): ParsedConnectionString => ({
    kind: 'invalid',
    problems: [problem],
  });
  if (text === '') return alone({ code: 'empty', part: null, position: null });

  const parts = splitParts(text);
  const other = otherCredential(text, parts);
  if (other) return alone(other);
  if (!parts.some(({ name, hasSeparator }) => name !== null && hasSeparator))
    return alone({ code: 'notAConnectionString', part: null, position: null });

  const problems = parts
    .map((part, index) => problemOfPart(part, parts.slice(0, index)))
    .filter((problem) => problem !== null);
  const textOf = (name: HubPart) => parts.find((part) => part.name === name)?.value;
  for (const name of required)
    if (textOf(name) === undefined) problems.push({ code: 'missingPart', part: name, position: null });
  if (problems.length > 0) return { kind: 'invalid', problems };

  return {
    kind: 'valid',
    repairs,
    value: {
      hostName: (textOf('HostName') ?? '').toLowerCase(),
      policyName: textOf('SharedAccessKeyName') ?? '',
      key: secretOf(textOf('SharedAccessKey') ?? ''),
      gatewayHostName: textOf('GatewayHostName') ?? null,
    },
  };
}
