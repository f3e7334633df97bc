import { beforeAll, describe, expect, it } from 'vitest';
import { judgeShown } from '../../../main/diagnostics/network/shownChain';
import type { HubRoute } from '../../../main/hubs';
import {
  type KeyPair,
  makeAuthority,
  makeServerCertificate,
} from '../../../main/sandbox/authority/makeCertificates';

const hostName = 'hub.contoso.example';
const now = new Date('2026-03-01T10:00:00Z');
const dayMs = 86_400_000;

let own: KeyPair;
let other: KeyPair;
let route: HubRoute;

beforeAll(async () => {
  own = await makeAuthority(now, 'Plant CA');
  other = await makeAuthority(now, 'Inspection CA');
  route = {
    address: hostName,
    port: 443,
    serverName: hostName,
    ca: { pem: own.certificatePem, trust: 'only' },
  };
});

/** What `openssl s_client -showcerts` prints, as far as it is read. */
async function printed(authority: KeyPair, { name = hostName, at = now, code = 20 } = {}): Promise<string> {
  const { certificatePem } = await makeServerCertificate(authority, [name], at);
  return `CONNECTED(00000003)\ndepth=0 CN = ${name}\n---\nCertificate chain\n 0 s:CN = ${name}\n${certificatePem}\n---\nVerify return code: ${code}\n`;
}

const problemOf = (text: string, changed: Partial<HubRoute> = {}) =>
  judgeShown(text, { ...route, ...changed }, now).problem;

describe('a chain that a device was shown', () => {
  it('is good below the hub’s own CA, whatever the device’s store says of it', async () => {
    const judged = judgeShown(await printed(own), route, now);
    expect(judged).toMatchObject({ problem: null, certificate: { subject: hostName, issuer: 'Plant CA' } });
  });

  it('is good though a certificate comes with it that does not belong to it', async () => {
    const stray = await makeAuthority(now, 'Plant CA');
    expect(problemOf(`${await printed(own)}${stray.certificatePem}${own.certificatePem}`)).toBeNull();
    expect(problemOf(`${await printed(other)}${own.certificatePem}`)).toBe(
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    );
  });

  it('of another authority names its issuer', async () => {
    const { problem, certificate } = judgeShown(await printed(other), route, now);
    expect([problem, certificate?.issuer]).toEqual(['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'Inspection CA']);
  });

  it('is judged by this laptop’s clock and the hub’s name', async () => {
    expect(problemOf(await printed(own, { at: new Date(now.getTime() - 200 * dayMs) }))).toBe(
      'CERT_HAS_EXPIRED',
    );
    expect(problemOf(await printed(own, { at: new Date(now.getTime() + 30 * dayMs) }))).toBe(
      'CERT_NOT_YET_VALID',
    );
    expect(problemOf(await printed(own, { name: 'other.example' }))).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('that is none says what came instead', () => {
    expect(judgeShown('CONNECTED(00000003)\nwrite:errno=104\n', route, now)).toEqual({
      certificate: null,
      problem: 'ECONNRESET',
    });
    expect(problemOf('140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number')).toBe('EPROTO');
    expect(problemOf('-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----')).toBe('ECONNRESET');
  });
});
