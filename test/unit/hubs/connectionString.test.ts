/** Reading connection strings: what is right, what is mended, and each way of being wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConnectionString } from '../../../main/hubs/connectionString';
import { cloudOf } from '../../../main/hubs/hostName';
import { reveal } from '../../../main/secrets';

const key = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64');
const good = `HostName=contoso.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`;

function problemsOf(text: string) {
  const parsed = parseConnectionString(text);
  return parsed.kind === 'invalid' ? parsed.problems : [];
}

function problem(code: string, part: string | null, position: number | null) {
  return { code, part, position };
}

describe('a good connection string', () => {
  it('gives host, policy and key', () => {
    const parsed = parseConnectionString(good);
    expect(parsed).toMatchObject({
      kind: 'valid',
      repairs: [],
      value: { hostName: 'contoso.azure-devices.net', policyName: 'iothubowner', gatewayHostName: null },
    });
    expect(parsed.kind === 'valid' && reveal(parsed.value.key)).toBe(key);
  });

  it('may come in any order and letter case, end in a semicolon, and name a gateway with its port', () => {
    const text = `sharedaccesskey=${key};GATEWAYHOSTNAME=10.0.0.7:8443;hostname=Contoso.azure-devices.net;SharedAccessKeyName=service;`;
    expect(parseConnectionString(text)).toMatchObject({
      kind: 'valid',
      value: {
        hostName: 'contoso.azure-devices.net',
        gatewayHostName: '10.0.0.7:8443',
        policyName: 'service',
      },
    });
  });
});

describe('what an e-mail did to it', () => {
  it.each([
    ['quotes around it', `“${good}”`, ['quotes']],
    ['quotes around a value', good.replace(key, `"${key}"`), ['quotes']],
    ['a space after a semicolon', good.replace(';', '; '), ['spaces']],
    ['a zero-width space', good.replace(';', ';\u200b'), ['spaces']],
    ['line breaks within the key', `${good.slice(0, -20)}\r\n${good.slice(-20)}`, ['lineBreaks']],
    ['all of it', ` '${good.replace(';', ';\n ')}' `, ['quotes', 'lineBreaks', 'spaces']],
    ['only the line end of a file', `${good}\n`, []],
  ])('mends %s and says so', (_, text, repairs) => {
    expect(parseConnectionString(text)).toMatchObject({ kind: 'valid', repairs });
  });
});

describe('a wrong one', () => {
  it.each([
    ['nothing at all', ' \n "" ', [problem('empty', null, null)]],
    ['some sentence', 'please send me the string', [problem('notAConnectionString', null, null)]],
    ['a part is missing', good.replace(/^[^;]+;/, ''), [problem('missingPart', 'HostName', null)]],
    ['a part is empty', good.replace('iothubowner', ''), [problem('emptyPart', 'SharedAccessKeyName', 2)]],
    ['a known part of something else', `AccountName=x;${good}`, [problem('unknownPart', 'AccountName', 1)]],
    ['a part nobody knows', `${good};Sekret=x`, [problem('unknownPart', null, 4)]],
    ['a part twice', `${good};HostName=b.azure-devices.net`, [problem('repeatedPart', 'HostName', 4)]],
    ['a key cut short', good.slice(0, -3), [problem('keyNotBase64', 'SharedAccessKey', 3)]],
    [
      'an address instead of a host name',
      good.replace('contoso', 'https://contoso'),
      [problem('hostNotAHostName', 'HostName', 1)],
    ],
    [
      'the short name of the hub',
      good.replace('.azure-devices.net', ''),
      [problem('hostNotAHostName', 'HostName', 1)],
    ],
    [
      'a gateway with an impossible port',
      `${good};GatewayHostName=edge:99999`,
      [problem('hostNotAHostName', 'GatewayHostName', 4)],
    ],
    [
      'one of a device',
      `HostName=contoso.azure-devices.net;DeviceId=d1;SharedAccessKey=${key}`,
      [problem('deviceConnectionString', 'DeviceId', 2)],
    ],
    [
      'one of a module',
      `HostName=contoso.azure-devices.net;DeviceId=d1;ModuleId=m;SharedAccessKey=${key}`,
      [problem('moduleConnectionString', 'ModuleId', 3)],
    ],
    [
      'the Event Hubs-compatible one',
      `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=${key};EntityPath=e`,
      [problem('eventHubConnectionString', 'EntityPath', 4)],
    ],
    [
      'a token in place of the key',
      'HostName=contoso.azure-devices.net;SharedAccessSignature=SharedAccessSignature sr=c&sig=s&se=1',
      [problem('tokenInsteadOfKey', 'SharedAccessSignature', 2)],
    ],
    [
      'a token alone',
      'SharedAccessSignature sr=contoso&sig=s&se=1',
      [problem('tokenInsteadOfKey', null, null)],
    ],
    [
      'several things at once',
      'HostName=x y z;SharedAccessKey=%%%',
      [
        problem('hostNotAHostName', 'HostName', 1),
        problem('keyNotBase64', 'SharedAccessKey', 2),
        problem('missingPart', 'SharedAccessKeyName', null),
      ],
    ],
  ])('is told apart: %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is never echoed, however it was torn', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.constantFrom(';', '=', '\n', '%', ' ;='), (at, noise) => {
        const told = JSON.stringify(problemsOf(good.slice(0, at) + noise + good.slice(at)));
        for (let start = 0; start + 6 <= key.length; start += 1)
          expect(told).not.toContain(key.slice(start, start + 6));
      }),
    );
  });
});

describe('the cloud', () => {
  it.each([
    ['contoso.azure-devices.net', 'public'],
    ['contoso.azure-devices.cn', 'china'],
    ['contoso.azure-devices.us', 'usGovernment'],
    ['contoso.privatelink.azure-devices.net', 'privateLink'],
    ['iot.contoso.example', 'custom'],
    ['azure-devices.net.evil.example', 'custom'],
  ])('of %s is %s', (hostName, cloud) => {
    expect(cloudOf(hostName)).toBe(cloud);
  });
});
