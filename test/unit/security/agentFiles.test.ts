import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  configurationWrapper,
  type LocalReading,
  mismatchesOf,
  readCAgentFile,
  readCsharpAgentFiles,
  readMicroConnection,
} from '../../../main/security';
import { cAgentFile } from '../../support/diagnosis/deviceFiles';

const expected = {
  hostNames: ['hub.azure-devices.net', 'gateway'],
  deviceId: 'd',
  moduleId: 'azureiotsecurity',
};
const whole = cAgentFile({ hostName: 'hub.azure-devices.net', deviceId: 'd' }).Configuration;

const problems = ({ problems: found }: LocalReading) => found.map(({ kind, key }) => `${kind} ${key}`);

function readC(authentication: object, rest: object = {}): LocalReading {
  const Authentication = { ...whole.Authentication, ...authentication };
  return readCAgentFile(JSON.stringify({ Configuration: { ...whole, ...rest, Authentication } }));
}

describe('the C agent’s file', () => {
  it('is read as the installer leaves it', () => {
    expect(readC({})).toEqual({
      problems: [],
      configuration: {
        agent: 'c',
        hostName: 'hub.azure-devices.net',
        deviceId: 'd',
        moduleId: 'azureiotsecurity',
        identity: 'module',
        method: 'key',
        credentialFile: '/var/ASCIoTAgent/module.key',
        configurationObject: configurationWrapper,
      },
    });
  });

  it.each([
    [{ Identity: '' }, {}, ['missing Authentication.Identity']],
    [{ Identity: 'Module' }, {}, ['badValue Authentication.Identity']],
    [{ AuthenticationMethod: 'SymmetricKey' }, {}, ['badValue Authentication.AuthenticationMethod']],
    [
      { AuthenticationMethod: 'SelfSignedCertificate' },
      {},
      ['notCombinable Authentication.AuthenticationMethod'],
    ],
    [{ Identity: 'Device', AuthenticationMethod: 'SelfSignedCertificate' }, {}, []],
    [
      { Identity: 'DPS', HostName: '', DeviceId: '' },
      {},
      ['missing Authentication.DPS.IDScope', 'missing Authentication.DPS.RegistrationId'],
    ],
    [{ Identity: 'DPS', HostName: '', DeviceId: '', DPS: { IDScope: 's', RegistrationId: 'r' } }, {}, []],
    [{}, { AgentId: '' }, ['missing AgentId']],
    [{}, { ConnectionTimeout: '30' }, ['badValue ConnectionTimeout']],
    [{}, { Logging: { SystemLoggerMinimumSeverity: 7 } }, ['badValue Logging.SystemLoggerMinimumSeverity']],
  ])('with %o and %o has the problems %j', (authentication, rest, named) => {
    expect(problems(readC(authentication, rest))).toEqual(named);
  });

  it('that is no JSON, or another document, is unreadable', () => {
    for (const text of ['', '{', '[]', 'null', '{"Configuration": 3}', '{"configuration": {}}']) {
      expect(problems(readCAgentFile(text))).toEqual(['unreadable null']);
    }
  });

  it('never makes the reader fail, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ Configuration: value })),
        ),
        (text) => {
          const { configuration, problems: found } = readCAgentFile(text);
          expect(configuration === null).toBe(found.some(({ kind }) => kind === 'unreadable'));
        },
      ),
    );
  });
});

describe('the C# agent’s files', () => {
  const authentication = {
    moduleName: 'azureiotsecurity',
    filePath: '/var/ASCIoTAgent/key',
    type: 'SymmetricKey',
    identity: 'Module',
    deviceId: 'd',
    gatewayHostname: 'hub.azure-devices.net',
  };
  const files = {
    authentication,
    general: { agentId: '5d2c1f6e-0b7a-4e0f-9a53-6b1f0c9d7e21', readRemoteConfigurationTimeout: '00:00:30' },
    interface: { RemoteConfigurationObject: configurationWrapper },
  };
  const readWith = (changes: object) =>
    readCsharpAgentFiles({ ...files, authentication: { ...authentication, ...changes } });

  it('are read with their keys in any letter case', () => {
    const { filePath, ...others } = authentication;
    const shouted = { ...others, FILEPATH: filePath };
    const { configuration, problems: found } = readCsharpAgentFiles({ ...files, authentication: shouted });
    expect(found).toEqual([]);
    expect(configuration).toMatchObject({
      agent: 'csharp',
      identity: 'module',
      method: 'key',
      credentialFile: filePath,
    });
  });

  it.each([
    [{ identity: 'SecurityModule' }, ['badValue identity']],
    [{ type: 'symmetrickey' }, ['badValue type']],
    [
      { type: 'SelfSignedCertificate', identity: 'Module', certificateLocationKind: 'Store' },
      ['notCombinable type'],
    ],
    [{ type: 'SelfSignedCertificate', identity: 'Device' }, ['missing certificateLocationKind']],
    [
      { type: 'SelfSignedCertificate', identity: 'Device', certificateLocationKind: 'store' },
      ['badValue certificateLocationKind'],
    ],
    [{ identity: 'DPS', deviceId: '', gatewayHostname: '' }, ['missing idScope', 'missing registrationId']],
  ])('with %o have the problems %j', (changes, named) => {
    expect(problems(readWith(changes))).toEqual(named);
  });

  it('tell that a certificate is in a store, where its file is none', () => {
    const { configuration, problems: found } = readWith({
      type: 'SelfSignedCertificate',
      identity: 'Device',
      certificateLocationKind: 'Store',
    });
    expect([configuration?.credentialFile, found]).toEqual([null, []]);
  });

  it('name the file that is no such XML, and times that .NET does not read', () => {
    expect(readCsharpAgentFiles({ ...files, authentication: null }).problems).toEqual([
      { kind: 'unreadable', file: 'Authentication.config', key: null, value: null },
    ]);
    const general = { ...files.general, readRemoteConfigurationTimeout: 'PT30S' };
    expect(problems(readCsharpAgentFiles({ ...files, general }))).toEqual([
      'badValue readRemoteConfigurationTimeout',
    ]);
  });
});

describe('the micro agent’s connection string', () => {
  const text = 'HostName=hub.azure-devices.net;DeviceId=d;ModuleId=DefenderIotMicroAgent;';

  it('is read with its key, whose own equals signs stay', () => {
    const { configuration, key, problems: found } = readMicroConnection(`${text}SharedAccessKey=abc==\n`);
    expect([key, found]).toEqual(['abc==', []]);
    expect(configuration).toMatchObject({ agent: 'micro', deviceId: 'd', method: 'key' });
  });

  it('needs no key with a certificate', () => {
    const { configuration, key, problems: found } = readMicroConnection(`${text}x509=true`);
    expect([configuration?.method, key, found]).toEqual(['certificate', null, []]);
  });

  it('names what is missing, and never fails', () => {
    expect(problems(readMicroConnection(text))).toEqual(['missing SharedAccessKey']);
    expect(problems(readMicroConnection('nothing'))).toEqual(['unreadable null']);
    fc.assert(fc.property(fc.string(), (any) => void readMicroConnection(any)));
  });
});

describe('a configuration against the identity it should have', () => {
  const configuration = readC({}).configuration;
  if (configuration === null) throw new Error('It is readable.');

  it('fits by the hub’s name in any letter case, and by its gateway’s', () => {
    expect(mismatchesOf(configuration, expected)).toEqual([]);
    expect(mismatchesOf({ ...configuration, hostName: 'HUB.azure-devices.net' }, expected)).toEqual([]);
    expect(mismatchesOf({ ...configuration, hostName: 'gateway' }, expected)).toEqual([]);
  });

  it.each([
    [{ hostName: 'old.azure-devices.net' }, 'otherHub'],
    [{ deviceId: 'D' }, 'otherDevice'],
    [{ moduleId: 'AzureIoTSecurity' }, 'otherModule'],
    [{ configurationObject: 'azureiot*com^securityAgentConfiguration^1*0*0' }, 'otherObject'],
  ])('with %o names %s', (changes, kind) => {
    expect(mismatchesOf({ ...configuration, ...changes }, expected)).toMatchObject([{ kind }]);
  });

  it('says nothing of what provisioning leaves open', () => {
    expect(mismatchesOf({ ...configuration, hostName: null, deviceId: null }, expected)).toEqual([]);
  });
});
