import { describe, expect, it } from 'vitest';
import { triageConnection } from '../../../main/diagnostics/checks/hubConnection';
import { triageRights, triageTier } from '../../../main/diagnostics/checks/hubCredential';
import { triageMessages } from '../../../main/diagnostics/checks/hubMessages';
import { triageClock } from '../../../main/diagnostics/checks/laptopClock';
import { triagePortal } from '../../../main/diagnostics/checks/laptopPortal';
import { firstProxyOf, triageProxy } from '../../../main/diagnostics/checks/laptopProxy';
import type { HeadResult } from '../../../main/diagnostics/network/http';
import { proxyByEnvironment } from '../../../main/diagnostics/proxyByEnvironment';
import { triageNames } from '../../../main/diagnostics/triageNames';
import { triageTls } from '../../../main/diagnostics/triageTls';
import type { Capability, HubFailure } from '../../../preload/contract';

const hubName = 'contoso.azure-devices.net';
const now = new Date('2026-03-01T10:00:00Z');

function shown(changes: object = {}, problem: string | null = null) {
  const certificate = {
    subject: '*.azure-devices.net',
    issuer: 'Microsoft Azure RSA TLS Issuing CA 04',
    root: 'DigiCert Global Root G2',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-06-01T00:00:00.000Z',
    ...changes,
  };
  const handshakes = [{ port: 443, certificate, problem, tookMs: 40 }];
  return triageTls({ hostName: hubName, handshakes, source: 'TLS', hasOwnCa: false, now });
}

describe('a certificate shown for a hub of Azure', () => {
  it('is trusted below Azure’s roots only: a company’s root that this laptop trusts is unknown to devices', () => {
    expect(shown().verdict).toBe('tlsTrusted');
    expect(shown({ root: 'Microsoft RSA Root Certificate Authority 2017' }).verdict).toBe('tlsTrusted');
    const inspected = shown({ issuer: 'Contoso Inspection CA', root: 'Contoso Root' });
    expect(inspected).toMatchObject({ verdict: 'tlsInspected', detail: { issuer: 'Contoso Inspection CA' } });
  });

  it.each([
    [{ validTo: '2026-03-05T00:00:00.000Z' }, null, 'tlsExpiresSoon'],
    [{}, 'CERT_HAS_EXPIRED', 'tlsExpired'],
    [{}, 'CERT_NOT_YET_VALID', 'tlsNotYetValid'],
    [{}, 'ERR_TLS_CERT_ALTNAME_INVALID', 'tlsWrongHost'],
    [{ issuer: 'box', subject: 'box' }, 'DEPTH_ZERO_SELF_SIGNED_CERT', 'tlsUntrusted'],
    [{ issuer: 'FortiGate CA' }, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tlsInspected'],
    [{}, 'ROOT_NOT_ON_DEVICE', 'tlsRootNotOnDevice'],
  ])('with %o and %s is told as %s', (changes, problem, verdict) => {
    expect(shown(changes, problem).verdict).toBe(verdict);
  });
});

describe('a resolved name', () => {
  const facts = {
    name: hubName,
    isAddress: false,
    v4: ['40.83.177.42'],
    v6: [],
    problem: null,
    source: 's',
  } as const;

  it('that leads to private addresses deserves a look, unless it is a private link', () => {
    expect(triageNames(facts).verdict).toBe('namesFound');
    for (const address of ['10.1.2.3', '172.20.0.1', '192.168.1.1', '100.64.0.1']) {
      expect(triageNames({ ...facts, v4: [address] }).verdict).toBe('nameIsPrivate');
    }
    const name = 'contoso.privatelink.azure-devices.net';
    expect(triageNames({ ...facts, name, v4: ['10.1.2.3'] }).verdict).toBe('namesFound');
    expect(triageNames({ ...facts, name: 'gateway.plant.local', v4: ['10.1.2.3'] }).verdict).toBe(
      'namesFound',
    );
  });
});

describe('this laptop’s clock', () => {
  const head = (date: string) => ({ head: { status: 401, headers: { date } }, ownTime: now });

  it.each([
    ['Sun, 01 Mar 2026 10:00:05 GMT', 'clockRight'],
    ['Sun, 01 Mar 2026 10:02:00 GMT', 'clockSlightlyOff'],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 'clockOff'],
    ['yesterday', 'clockUnknown'],
  ])('against the hub’s, %s, is told as %s', (date, verdict) => {
    expect(triageClock(head(date)).verdict).toBe(verdict);
  });

  it('says which way it goes wrong, and nothing without an answer', () => {
    expect(triageClock(head('Sun, 01 Mar 2026 09:00:00 GMT')).detail).toEqual({
      seconds: '3600',
      direction: 'ahead',
    });
    expect(triageClock({ head: { problem: 'ETIMEDOUT' }, ownTime: now }).verdict).toBe('clockUnknown');
  });
});

describe('what answers over plain HTTP in the hub’s place', () => {
  const of = (status: number, location?: string) =>
    triagePortal({ hostName: hubName, head: { status, headers: { location } }, source: 's' }).verdict;

  it('is a portal when it leads elsewhere or asks to log in', () => {
    expect([of(302, 'http://login.guest.example/'), of(511), of(307, '//login.example')]).toEqual([
      'portalFound',
      'portalFound',
      'portalFound',
    ]);
    expect([of(404), of(301, `https://${hubName}/`), of(302, '/home'), of(302)]).toEqual([
      'portalNone',
      'portalNone',
      'portalNone',
      'portalNone',
    ]);
  });
});

describe('a proxy', () => {
  it('is taken from a PAC script’s first choice', () => {
    expect(firstProxyOf('PROXY proxy.contoso.example:3128; DIRECT')).toEqual({
      address: 'proxy.contoso.example',
      port: 3128,
    });
    expect(firstProxyOf('HTTPS [2001:db8::1]:443')).toEqual({ address: '2001:db8::1', port: 443 });
    for (const answer of ['DIRECT', '', 'DIRECT; PROXY p:1', 'SOCKS s:1080', 'PROXY nothing']) {
      expect(firstProxyOf(answer)).toBeNull();
    }
  });

  it('that no agent speaks is named', () => {
    const of = (answer: string) => triageProxy({ answer, proxy: null, tunnel: null }).verdict;
    expect([of('DIRECT'), of('SOCKS5 socks.example:1080; DIRECT')]).toEqual(['proxyNone', 'proxyNotSpoken']);
  });

  it('is judged by how it answers the wish for a tunnel', () => {
    const proxy = { address: 'proxy', port: 3128 };
    const of = (tunnel: HeadResult) => triageProxy({ answer: 'PROXY proxy:3128', proxy, tunnel }).verdict;
    const head = (status: number) => ({ status, headers: {} });
    expect([of(head(200)), of(head(407)), of(head(502)), of({ problem: 'ECONNREFUSED' })]).toEqual([
      'proxyWorks',
      'proxyWantsLogin',
      'proxyForbids',
      'proxyUnreachable',
    ]);
  });

  it('is taken from the environment without its password, and not for what is exempt', () => {
    const environment = {
      HTTPS_PROXY: 'http://user:secret@proxy:8080',
      NO_PROXY: 'plant.local, .contoso.example',
    };
    const of = (url: string) => proxyByEnvironment(url, environment);
    expect(of(`https://${hubName}/`)).toBe('PROXY proxy:8080');
    expect(of('https://hub.contoso.example/')).toBe('DIRECT');
    expect(of('https://localhost:8883/')).toBe('DIRECT');
    expect(of('http://anything.example/')).toBe('DIRECT');
    expect(proxyByEnvironment('https://a.example/', { https_proxy: 'proxy:1', HTTPS_PROXY: 'other:2' })).toBe(
      'PROXY proxy:1',
    );
    expect(proxyByEnvironment('https://a.example/', { https_proxy: '::not a proxy::' })).toBe('DIRECT');
  });
});

describe('the hub’s view', () => {
  const module = {
    deviceId: 'd',
    moduleId: 'azureiotsecurity',
    generationId: null,
    etag: '',
    managedBy: null,
    connectionState: 'Disconnected',
    connectionStateUpdatedTime: null,
    lastActivityTime: null,
    authentication: {
      type: 'sas',
      hasPrimaryKey: true,
      hasSecondaryKey: true,
      primaryThumbprint: null,
      secondaryThumbprint: null,
    },
  } as const;

  it.each([
    [{ connectionState: 'Connected' }, 'connected'],
    [{}, 'neverConnected'],
    [{ lastActivityTime: '2026-02-28T10:00:00Z' }, 'disconnected'],
    [{ connectionStateUpdatedTime: '2026-02-26T09:00:00Z' }, 'silentTooLong'],
  ] as const)('of a module with %o is told as %s', (changes, verdict) => {
    expect(triageConnection({ module: { ...module, ...changes }, now }).verdict).toBe(verdict);
  });

  it.each([
    ['2026-03-01T09:00:00Z', 3_600_000, 'messagesExpected'],
    ['2026-03-01T07:30:00Z', 3_600_000, 'messagesLate'],
    [null, 3_600_000, 'messagesNone'],
    ['2026-03-01T09:00:00Z', null, 'messagesSwitchedOff'],
  ])(
    'of messages, last seen %s and due within %s ms, is told as %s',
    (lastActivity, longestSilenceMs, verdict) => {
      expect(triageMessages({ lastActivity, longestSilenceMs, now }).verdict).toBe(verdict);
    },
  );

  it('of a Basic hub is told apart from a missing right', () => {
    const refused = (serviceCode: string) => {
      const failure: HubFailure = {
        cause: 'forbidden',
        hostName: hubName,
        status: 403,
        serviceCode,
        serviceMessage: null,
        trackingId: null,
        certificateIssuer: null,
        attempts: 1,
      };
      return triageTier({ failure, policyName: 'p' });
    };
    expect(triageTier({ failure: null, policyName: 'p' }).verdict).toBe('tierFits');
    expect(refused('OperationNotAvailableInCurrentTier')).toMatchObject({
      outcome: 'fail',
      verdict: 'tierBasic',
    });
    expect(refused('IotHubUnauthorizedAccess')).toMatchObject({
      outcome: 'skipped',
      verdict: 'rightsMissing',
    });
  });

  it('of rights names those that are missing', () => {
    const can = (right: Capability['right'], may: boolean): Capability => ({
      right,
      can: may,
      failure: null,
    });
    const capabilities = [
      can('RegistryRead', true),
      can('RegistryWrite', false),
      can('ServiceConnect', true),
    ];
    expect(triageRights({ capabilities, policyName: 'service' })).toMatchObject({
      outcome: 'warning',
      verdict: 'rightsMissing',
      detail: { rights: 'RegistryWrite' },
    });
  });
});
